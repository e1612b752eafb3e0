import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../../analyzer/fingerprint.ts";
import type { Evidence, Finding } from "../../analyzer/model/finding.ts";

const urn = (stack: string, name: string) => `urn:pulumi:${stack}::shop::aws:ec2/subnet:Subnet::${name}`;

/** A finding as a stack of that name gives it. */
function found(stack: string, given: Partial<Finding> = {}): string {
  const finding: Finding = {
    rule: "survives-loss",
    severity: "error",
    status: "violated",
    domain: `zone-of:${urn(stack, "a")}`,
    services: ["web"],
    subjects: [urn(stack, "a"), urn(stack, "b")],
    message: "Losing a zone takes web down.",
    evidence: [],
    remedy: [{ subject: urn(stack, "a"), property: "availabilityZone", value: "ap-east-1a", advice: "name another" }],
    ...given,
  };
  return fingerprintOf(finding, { project: "shop", stack });
}

const fact = (stack: string, what: string): Evidence => ({ kind: "fact", what: `the zone of ${urn(stack, what)}` });

describe("a fingerprint stays the same", () => {
  test.each<readonly [string, Partial<Finding>, Partial<Finding>]>([
    [
      "whatever the severity, the services and the wording",
      {},
      { severity: "warning", services: ["api"], message: "x" },
    ],
    ["whatever the order", {}, { subjects: [urn("dev", "b"), urn("dev", "a")] }],
    [
      "whatever the advice",
      {},
      { remedy: [{ subject: urn("dev", "a"), property: "availabilityZone", value: "ap-east-1a", advice: "x" }] },
    ],
    [
      "whichever loss is the example of what is open",
      { status: "undetermined", evidence: [fact("dev", "a")] },
      { status: "undetermined", evidence: [fact("dev", "a")], domain: "aws" },
    ],
  ])("%s", (_, one, other) => {
    expect(found("dev", one)).toBe(found("dev", other));
  });

  test("in a renamed stack, wherever its name stands", () => {
    expect(found("dev", { evidence: [fact("dev", "a")] })).toBe(found("live", { evidence: [fact("live", "a")] }));
  });

  test("from version to version: baselines hold it", () => {
    expect(found("dev")).toBe("5790effe26e08fe1351e3b59de167291bd7fdfdba6f9fd8e75fab627a4029088");
  });
});

describe("a fingerprint changes", () => {
  test.each<readonly [string, Partial<Finding>]>([
    ["with the rule", { rule: "placement-known" }],
    ["with the lost domain", { domain: "aws/ap-east-1/ap-east-1b" }],
    ["with one subject more", { subjects: [urn("dev", "a"), urn("dev", "b"), urn("dev", "c")] }],
    ["with a subject's type", { subjects: [urn("dev", "a"), "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::b"] }],
    [
      "with the value that decides",
      {
        remedy: [
          { subject: urn("dev", "a"), property: "availabilityZone", value: "ap-east-1b", advice: "name another" },
        ],
      },
    ],
    ["with the facts", { evidence: [fact("dev", "b")] }],
  ])("%s", (_, given) => {
    expect(found("dev", given)).not.toBe(found("dev"));
  });

  test("with the message, where a finding names nothing else", () => {
    const bare = { domain: null, subjects: [], remedy: [] };
    expect(found("dev", { ...bare, message: "one" })).not.toBe(found("dev", { ...bare, message: "other" }));
  });
});
