import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runFaultline } from "./run-faultline.ts";
import { scratchPrograms } from "./scratch-programs.ts";

const programs = scratchPrograms();

/** Servers in whichever subnets a look-up finds; the account's own number, which a look-up tells as well. */
const asks = {
  "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.ts\n",
  "Pulumi.dev.yaml": "config: { aws:region: ap-east-1 }\n",
  "package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
  "faultline.yaml": `version: 1
services: { web: { entry: "*::web", survives: zone } }
`,
  "index.ts": `import * as pulumi from "@pulumi/pulumi";
class Resource extends pulumi.CustomResource {}
const args = { filters: [{ name: "tag:tier", values: ["web"] }] };
const { ids } = await pulumi.runtime.invoke("aws:ec2/getSubnets:getSubnets", args);
new Resource("aws:autoscaling/group:Group", "web", { minSize: 2, maxSize: 2, vpcZoneIdentifiers: ids });
`,
};

const recording = (more: object = {}, version: unknown = 1) =>
  JSON.stringify({
    version,
    stacks: {
      dev: {
        recorded: "2026-11-01",
        accounts: { aws: "210987654321" },
        answers: [
          {
            token: "aws:ec2/getSubnets:getSubnets",
            region: "ap-east-1",
            args: { filters: [{ values: ["web"], name: "tag:tier" }] },
            answer: { id: "ap-east-1", ids: ["subnet-1", "subnet-2"] },
            leftOut: [],
            ...more,
          },
        ],
      },
    },
  });

const unanswered = expect.objectContaining({ rule: "whole-stack-read", status: "undetermined" });

async function check(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
  const outcome = await runFaultline(["check", programs({ ...asks, ...files }), "--format", "json", ...given]);
  return { ...outcome, told: outcome.stdout === "" ? null : JSON.parse(outcome.stdout) };
}

describe("recorded look-ups", { timeout: 240_000 }, () => {
  it("answer the program as the cloud did: what it decides is known, and from when, and in whose account", async () => {
    const without = await check({});
    expect(without.exitCode).toBe(1);
    expect(without.told.findings).toContainEqual(unanswered);
    const { told } = await check({ "faultline.lookups.json": recording() }, "--lookups-age", "3650000");
    expect(told.findings.filter(({ rule }: { rule: string }) => rule === "whole-stack-read")).toEqual([]);
    expect(JSON.stringify(told.assumptions)).toContain(
      "getSubnets in ap-east-1 was answered as it was on 2026-11-01 in account 210987654321",
    );
    expect(JSON.stringify(told.assumptions)).not.toContain("longer ago");
  });

  it("say so when they are older than is allowed, and answer no other question than the one that was asked", async () => {
    const old = await check({ "faultline.lookups.json": recording() }, "--lookups-age", "1");
    // One day after its date, at the latest, and any later one.
    expect(JSON.stringify(old.told.assumptions)).toContain("longer ago than is allowed: record it anew");
    const other = await check({ "faultline.lookups.json": recording({ region: "eu-west-1" }) });
    expect(other.told.findings).toContainEqual(unanswered);
  });

  it.each([
    ["truncated", recording().slice(0, 60), /faultline\.lookups\.json is not JSON/],
    ["from the future", recording({}, 2), /version is not what is expected of answers to look-ups, version 1/],
    ["of another form", recording({ answer: 7 }), /answers\.0\.answer is not what is expected/],
  ])("in a file %s: exit code 2 and a sentence", async (_name, text, says) => {
    const { exitCode, stderr, stdout } = await check({ "faultline.lookups.json": text });
    expect(stdout).toBe("");
    expect(stderr).toMatch(says);
    expect(exitCode).toBe(2);
  });
});

describe("lookups record", { timeout: 240_000 }, () => {
  const previewing = (script: string) => {
    const program = programs({ ...asks, "bin/pulumi": `#!/bin/sh\n${script}\n` });
    chmodSync(join(program, "bin/pulumi"), 0o755);
    const environment = { PATH: `${join(program, "bin")}:${process.env.PATH}` };
    return { program, record: () => runFaultline(["lookups", "record", program], { environment }) };
  };

  it("keeps what the guard of a real preview was told, whatever the gate says of it, and other stacks' answers", async () => {
    const { program, record } = previewing(
      `echo previewing; echo '${recording({ leftOut: ["tags.password"] })}' > "$FAULTLINE_RECORD_LOOKUPS/faultline.lookups.json"; exit 255`,
    );
    const file = join(program, "faultline.lookups.json");
    writeFileSync(file, recording().replace('"dev"', '"prod"'));
    const { exitCode, stdout, stderr } = await record();
    expect(stderr).toContain("previewing");
    expect(stdout).toContain("1 answer of 2026-11-01, asked of aws 210987654321. Of 1 something was left out");
    expect(exitCode).toBe(0);
    expect(Object.keys(JSON.parse(readFileSync(file, "utf8")).stacks)).toEqual(["dev", "prod"]);
  });

  it("says what is missing where no guard was at work, or no Pulumi is there; and writes nothing", async () => {
    const { program, record } = previewing("exit 3");
    const { exitCode, stdout, stderr } = await record();
    expect(stdout).toBe("");
    expect(stderr).toMatch(/exit code 3 and no guard kept its look-ups; .*`faultline init --guard`/);
    expect(exitCode).toBe(2);
    expect(existsSync(join(program, "faultline.lookups.json"))).toBe(false);
    mkdirSync(join(program, "empty"));
    const none = await runFaultline(["lookups", "record", program], { environment: { PATH: join(program, "empty") } });
    expect(none.stderr).toContain("there is no `pulumi` in the PATH");
    expect(none.exitCode).toBe(2);
  });
});
