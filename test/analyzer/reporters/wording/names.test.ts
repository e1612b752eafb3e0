import { expect, test } from "vitest";
import { namesIn } from "../../../../analyzer/reporters/wording/names.ts";
import * as answers from "../answers.ts";

const alike = answers.domains.map((domain) => (domain.kind === "zone" ? { ...domain, label: "us-east-1a" } : domain));

test.each([
  [answers.zoneC, "zone cn-hongkong-c"],
  ["alicloud", "provider alicloud"],
  [`instance:${answers.urn("match-0")}`, "instance match-0"],
  ["nowhere", "nowhere"],
])("domain %s is called %s", (id, name) => expect(namesIn(answers.report()).domain(id)).toBe(name));

test("two places of one name are called by their keys", () => {
  expect(namesIn(answers.report({ domains: alike })).domain(answers.zoneC)).toBe(`zone ${answers.zoneC}`);
});

test.each([
  [answers.urn("match-1"), "instance match-1"],
  [answers.urn("elsewhere"), "Instance elsewhere"],
  ["group:matching nodes", "group matching nodes"],
  ["anything", "anything"],
])("%s is called %s", (id, name) => expect(namesIn(answers.report()).resource(id)).toBe(name));
