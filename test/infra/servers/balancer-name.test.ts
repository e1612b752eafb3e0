import { expect, test } from "vitest";
import { balancerName } from "../../../infra/servers/balancer-name.ts";

test("a name of 32 characters is taken, one of 33 refused", () => {
  const longest = `a${"b".repeat(31)}`;
  expect(balancerName(longest)).toBe(longest);
  expect(() => balancerName(`${longest}c`)).toThrow(`at most 32 letters, digits and hyphens, read ${longest}c`);
});

test.each(["", "-web", "web-", "Web", "web_1", "1web"])("%j is no balancer's name", (name) => {
  expect(() => balancerName(name)).toThrow("Expected a balancer's name");
});
