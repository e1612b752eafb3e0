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
const reported = { rule: "whole-stack-read", status: "undetermined", domain: null, services: [], subjects: [] };

test("a whole stack is no finding", () => {
  expect(verdicts(built(), web)).toEqual([]);
});

test("an answer from the zone catalogue is an assumption, not a finding", () => {
  const { findings, assumptions } = report(
    built().lookup("alicloud:index/getZones:getZones", "catalogue", "cn-hongkong"),
    web,
  );
  expect(findings).toEqual([]);
  expect(assumptions).toEqual([expect.stringContaining("alicloud:index/getZones:getZones in cn-hongkong")]);
});

describe("a part is never judged as if it were the whole", () => {
  test.each([
    ["a targeted preview", built().partial("--target was given")],
    ["a look-up that nobody answered", built().lookup("aws:index/getAvailabilityZones:getAvailabilityZones", "none")],
  ])("%s", (_what, part) => {
    expect(verdicts(part, web)).toEqual([reported]);
    expect(report(part, web).verdict).toBe("fail");
  });

  test("what is proved in the part is still said", () => {
    const part = built().server("batch", { in: "c" }).partial("--target was given");
    expect(verdicts(part, web.service("batch", "batch")).map(({ status }) => status)).toEqual([
      "violated",
      "undetermined",
    ]);
  });

  test("a look-up asked twice is told once", () => {
    const token = "aws:index/getAvailabilityZones:getAvailabilityZones";
    expect(verdicts(built().lookup(token, "none", "ap-east-1").lookup(token, "none", "us-east-2"), web)).toEqual([
      reported,
    ]);
  });

  test("no service at all", () => {
    expect(verdicts(stack().vswitch("b", { zone: "cn-hongkong-b" }))).toEqual([reported]);
  });
});
