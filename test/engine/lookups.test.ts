import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { regions } from "../../analyzer/catalogue/index.ts";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { recordedAnswers } from "../../analyzer/readers/recorded-lookups/replay-lookups.ts";
import { describeEngine } from "./describe-engine.ts";
import { runPulumi } from "./run-pulumi.ts";
import { guard, temporaryPrograms } from "./temporary-programs.ts";

const programs = temporaryPrograms();

const program = `import ${JSON.stringify(guard)};
import * as aws from "@pulumi/aws";

const { names } = await aws.getAvailabilityZones({ state: "available" });
const { ids } = await aws.ec2.getSubnets({ filters: [{ name: "tag:tier", values: ["web"] }] });
ids.forEach((subnetId, index) => {
  new aws.ec2.Instance(\`web-\${index}\`, { ami: "ami-1", instanceType: "m7g.large", subnetId });
});
new aws.ec2.Subnet("last", { vpcId: "vpc-1", availabilityZone: names.at(-1) });
`;

describeEngine("look-ups that a real preview made", (pulumi) => {
  it("are kept by the guard and replayed by the embedded preview, which then reads the same stack", async () => {
    const programDir = programs.write({ "index.ts": program });
    const kept = join(programDir, "kept");
    mkdirSync(kept);
    const result = await runPulumi({
      pulumi,
      programDir,
      stack: "test",
      command: "preview",
      env: { FAULTLINE_GUARD: "warn", FAULTLINE_RECORD_LOOKUPS: kept },
      surroundings: {
        zones: { "ap-east-1": ["ap-east-1a", "ap-east-1q"] },
        lookups: {
          "aws:ec2/getSubnets:getSubnets": { id: "ap-east-1", ids: ["subnet-1", "subnet-2"] },
          "aws:index/getCallerIdentity:getCallerIdentity": { accountId: "210987654321", arn: "arn", userId: "u" },
        },
      },
    });
    expect(result.stdout + result.stderr).toContain("shop/test");
    expect(result.exitCode).toBe(0);
    const file: unknown = JSON.parse(readFileSync(join(kept, "faultline.lookups.json"), "utf8"));
    expect(file).toMatchObject({
      version: 1,
      stacks: {
        test: {
          accounts: { aws: "210987654321" },
          answers: [
            { token: "aws:ec2/getSubnets:getSubnets", region: "ap-east-1", answer: { ids: ["subnet-1", "subnet-2"] } },
            { token: "aws:index/getAvailabilityZones:getAvailabilityZones", region: "ap-east-1" },
          ],
        },
      },
    });

    const known = regions.map(({ provider, name, zones }) => ({ provider, region: name, zones }));
    const age = { today: "2026-11-21", mostDays: 30 };
    const recorded = recordedAnswers(kept, "test", age);
    if (recorded === undefined) throw new Error("nothing was recorded");
    const read = (lookupAnswers: Parameters<typeof previewProgram>[0]["lookupAnswers"]) =>
      previewProgram({ directory: programDir, stack: "test", timeout: 120, typeCheck: false, lookupAnswers });
    const replayed = await read({ regions: known, recorded });
    expect(placesIn(replayed)).toEqual([
      ["last", "ap-east-1q"],
      ["web-0", "subnet-1"],
      ["web-1", "subnet-2"],
    ]);
    expect(replayed.lookups.map(({ answer }) => answer)).toEqual(["recorded", "recorded"]);
    // Without them the zones of the catalogue are taken for the account's, and of the subnets nothing is known.
    expect(placesIn(await read({ regions: known }))).not.toEqual(placesIn(replayed));
  }, 300_000);
});

function placesIn({ resources }: Snapshot): readonly unknown[] {
  return resources
    .filter(({ origin }) => origin === "managed")
    .map(({ name, properties }) => {
      const place = properties.availabilityZone ?? properties.subnetId;
      return [name, place?.kind === "known" ? place.value : null];
    })
    .sort();
}
