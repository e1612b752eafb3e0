import { describe, expect, test } from "vitest";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { report, verdicts } from "../../builders/verdicts.ts";

const built = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("web-1", { in: "b" })
    .server("web-2", { in: "c" });
const web = objectives().service("web", "web-*").group("web", "web-*");
const reported = { rule: "selectors-match", status: "undetermined", domain: null, services: [], subjects: [] };

test("selectors that match are no finding", () => {
  const open = built().vswitch("u").server("web-3", { in: "u" });
  const stated = web.placement("u", "cn-hongkong-d").group("first", "*-1").dependency("web-1", "needs", "web-2");
  expect(verdicts(open, stated).filter(({ rule }) => rule === "selectors-match")).toEqual([]);
});

describe("a selector without match is undetermined, wherever it stands", () => {
  test.each([
    ["services: entry", objectives().service("web", "wbe-*")],
    ["services: needs", web.service("other", "web-1", { needs: ["*::bd"], survives: "instance" })],
    ["groups: members", web.group("db", "db-*")],
    ["groups: within", web.group("db", "*", 1, "shop:Site::*")],
    ["placement: match", web.placement("a", "cn-hongkong-b")],
    ["dependencies: from", web.dependency("wbe-*", "none", "web-1")],
    ["dependencies: to", web.dependency("web-1", "needs", "wbe-*")],
  ])("%s", (_where, stated) => {
    expect(verdicts(built(), stated)).toContainEqual(reported);
    expect(report(built(), stated).verdict).toBe("fail");
  });
});

describe("a statement that decides nothing is no less an error than one that matches nothing", () => {
  test.each([
    ["a place that the program states", web.placement("b", "cn-hongkong-d")],
    ["a need that is not there", web.dependency("web-1", "none", "web-2")],
  ])("%s", (_what, stated) => {
    expect(verdicts(built(), stated)).toContainEqual(reported);
  });
});

test("each is reported, with the resources that come nearest", () => {
  const { findings } = report(built(), web.group("db", "bd-*").placement("wbe-1", "cn-hongkong-b"));
  expect(findings.filter(({ rule }) => rule === "selectors-match")).toHaveLength(2);
  expect(findings.find(({ message }) => message.includes("wbe-1"))?.message).toContain("web-1");
});

test("a letter of another case, a space or a dot is no match", () => {
  for (const entry of ["Web-*", "web- *", "web.1"])
    expect(verdicts(built(), objectives().service("web", entry))).toContainEqual(reported);
});
