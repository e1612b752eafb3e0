import { describe, expect, it } from "vitest";
import { questionText } from "../../../../analyzer/readers/recorded-lookups/ask-again.ts";
import { LookupRecorder } from "../../../../analyzer/readers/recorded-lookups/lookup-recorder.ts";
import { signatureKey, signatures } from "../../../../analyzer/readers/wire.ts";

const secret = (value: string) => ({ [signatureKey]: signatures.secret, value });
const zones = "aws:index/getAvailabilityZones:getAvailabilityZones";

describe("a recording of look-ups", () => {
  it("leaves out what is secret: marked, named so, of the configuration, at any depth; and says what", () => {
    const recorder = new LookupRecorder(["hunter-of-secrets"]);
    const answer = {
      id: "i-1",
      endpoint: secret("db.example"),
      masterPassword: "x7",
      tags: { note: "see hunter-of-secrets", tier: "web", apiToken: "t" },
      addresses: ["10.0.0.1", "hunter-of-secrets"],
    };
    recorder.add("aws:rds/getInstance:getInstance", "ap-east-1", { dbInstanceIdentifier: "main" }, answer);
    const [kept] = recorder.told("2026-11-21").answers;
    expect(kept?.answer).toEqual({ id: "i-1", tags: { tier: "web" } });
    expect(kept?.leftOut).toEqual(["addresses", "endpoint", "masterPassword", "tags.apiToken", "tags.note"]);
    expect(JSON.stringify(recorder.told("2026-11-21"))).not.toMatch(/hunter|x7|db\.example/);
  });

  it("keeps nothing of a look-up that tells secrets, and nothing that was asked with one", () => {
    const recorder = new LookupRecorder([]);
    recorder.add("aws:secretsmanager/getSecretVersion:getSecretVersion", null, { secretId: "s" }, { id: "s" });
    recorder.add("aws:ssm/getParameter:getParameter", null, { name: "p" }, { value: "v" });
    recorder.add("aws:ec2/getSubnet:getSubnet", null, { id: secret("subnet-1") }, { id: "subnet-1" });
    expect(recorder.told("2026-11-21").answers).toEqual([]);
  });

  it("says whose account it was: asked for once by package, or null where the cloud did not say", () => {
    const recorder = new LookupRecorder([]);
    expect([recorder.wantsAccount(zones), recorder.wantsAccount(zones)]).toEqual([true, false]);
    recorder.addAccount("aws:index/getCallerIdentity:getCallerIdentity", { accountId: "210987654321" });
    recorder.add("alicloud:index/getZones:getZones", "cn-hongkong", {}, { ids: [] });
    expect(recorder.told("2026-11-21").accounts).toEqual({ alicloud: null, aws: "210987654321" });
  });

  it("asks the same whichever way round the arguments stand, and another thing elsewhere", () => {
    const one = questionText(zones, "ap-east-1", { state: "available", filters: [{ name: "a", values: ["b"] }] });
    const same = { filters: [{ values: ["b"], name: "a" }], state: "available", region: null };
    expect(questionText(zones, "ap-east-1", same)).toBe(one);
    expect(questionText(zones, "eu-west-1", same)).not.toBe(one);
    expect(questionText(zones, "ap-east-1", { ...same, state: "impaired" })).not.toBe(one);
  });
});
