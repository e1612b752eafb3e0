import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { analyze } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import type { Finding, FindingStatus } from "../../analyzer/model/finding.ts";
import type { Objectives } from "../../analyzer/model/objectives.ts";
import type { ResourceRecord, Snapshot, Urn } from "../../analyzer/model/snapshot.ts";
import type { Value } from "../../analyzer/model/value.ts";
import type { LookupAnswers } from "../../analyzer/readers/embedded-preview/lookups.ts";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { readObjectives } from "../../analyzer/readers/objectives.ts";
import { rules } from "../../analyzer/rules/index.ts";
import { describeEngine } from "./describe-engine.ts";
import { runPulumi } from "./run-pulumi.ts";
import { root, temporaryPrograms } from "./temporary-programs.ts";

const fixtures = join(root, "test", "fixtures");
const programs = temporaryPrograms();

interface Row {
  readonly stack: string;
  /** Where Pulumi.yaml stands. */
  readonly project: string;
  /** What is run: the program without its guard, so that it comes to its end whatever the verdict. */
  readonly program: string;
  /** Which statuses findings at error level have, so that agreement on nothing is no agreement. */
  readonly findings: readonly FindingStatus[];
  /** Types whose property dependencies packs don't get, since each resource has a transform of its own. */
  readonly transformed?: readonly string[];
}

const ownStacks = readdirSync(join(root, "stacks")).flatMap((name) => name.match(/^Pulumi\.(.+)\.yaml$/)?.[1] ?? []);

const rows: readonly Row[] = [
  ...ownStacks.map((stack) => ({
    stack,
    project: root,
    findings: stack === "production" || stack === "demo" ? [] : (["violated"] as const),
    program: `
      import * as pulumi from "@pulumi/pulumi";
      import { buildPlatform } from ${JSON.stringify(join(root, "stacks", "platform.ts"))};
      export const orderEntry = buildPlatform(new pulumi.Config("trading"));`,
  })),
  fixture("two-clouds", ["violated"]),
  { ...fixture("transforms", ["violated"]), transformed: ["aws:ec2/instance:Instance"] },
  fixture("asks-for-zones", ["violated"]),
  fixture("dynamic-provider", ["undetermined"]),
  fixture("unknown-places", ["violated", "undetermined"]),
  fixture("kept-secrets", ["violated"]),
];

function fixture(name: string, findings: readonly FindingStatus[]): Row {
  const project = join(fixtures, "programs", name);
  return { stack: "dev", project, findings, program: `import ${JSON.stringify(join(project, "index.ts"))};` };
}

/** Look-ups are answered alike on both sides; what else differs would be the readers' fault. */
const zones = {
  "ap-east-1": ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
  "ap-northeast-1": ["ap-northeast-1a"],
  "cn-hongkong": ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"],
};
/** What only the account knows; the embedded preview leaves unknown whatever is made from it. */
const newestImage = "ami-newest";
const owner = "account 123456789012";
const lookupAnswers: LookupAnswers = {
  regions: Object.entries(zones).map(([region, names]) => ({
    provider: region.startsWith("cn-") ? "alicloud" : "aws",
    region,
    zones: names.map((name) => ({ name })),
  })),
};

describeEngine("one program, read in three ways", (pulumi) => {
  it("is asked of every stack that the repository ships", () => {
    expect(ownStacks.sort()).toEqual([
      "demo",
      "hong-kong-zone-c",
      "one-step-upgrade",
      "production",
      "shared-cache",
      "single-server",
    ]);
  });

  it.each(rows.map((row) => [`${row.project.split("/").at(-1)} ${row.stack}`, row] as const))(
    "is the same stack with the same findings: %s",
    async (_title, row) => {
      const recorder = join(fixtures, "snapshot-recorder", "record.ts");
      const programDir = programs.wrap(row.project, `import ${JSON.stringify(recorder)};\n${row.program}`);
      const files = { guard: join(programDir, "guard.json"), pack: join(programDir, "pack.json") };
      const result = await runPulumi({
        pulumi,
        programDir,
        stack: row.stack,
        passphrase: "tests only",
        command: "preview",
        args: ["--policy-pack", join(fixtures, "snapshot-pack")],
        env: { FAULTLINE_TEST_SNAPSHOT: files.guard, FAULTLINE_TEST_PACK_SNAPSHOT: files.pack },
        surroundings: {
          existing: { "vpc-0123": {} },
          zones,
          lookups: { "aws:ec2/getAmi:getAmi": { id: newestImage } },
        },
      });
      expect(result.stdout + result.stderr).toContain("snapshot-pack");
      expect(result.exitCode).toBe(0);
      const guard = readSnapshot(files.guard);
      const pack = readSnapshot(files.pack);

      vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "tests only");
      const previewed = await previewProgram({
        directory: programDir,
        stack: row.stack,
        timeout: 300,
        typeCheck: false,
        lookupAnswers,
      }).finally(() => vi.unstubAllEnvs());
      const embedded = unmarkedWhereUnknown(previewed);

      expect(guard).toEqual({ ...embedded, source: "guard", lookups: [] });
      expect(pack).toEqual({
        ...embedded,
        source: "policy-pack",
        lookups: [],
        resources: asPacksSee(embedded.resources, pack.resources, row.transformed ?? []),
      });

      const objectives = readObjectives(programDir);
      // Both engines answered alike; a look-up that nobody could answer is a finding of the embedded preview alone.
      const expected = findingsOf({ ...embedded, lookups: [] }, objectives);
      const errors = expected.filter(({ severity }) => severity === "error");
      expect([...new Set(errors.map(({ status }) => status))]).toEqual(row.findings);
      expect(findingsOf(guard, objectives)).toEqual(expected);
      expect(findingsOf(pack, objectives)).toEqual(expected);
    },
  );
});

function readSnapshot(file: string): Snapshot {
  const ofTheAccount = (value: unknown) =>
    typeof value === "object" && value !== null && "kind" in value && value.kind === "known" && "value" in value
      ? [newestImage, owner].some((text) => String(value.value).includes(text))
      : false;
  return JSON.parse(readFileSync(file, "utf8"), (_key, value) =>
    ofTheAccount(value) || (typeof value === "object" && value !== null && value.kind === "unknown")
      ? { kind: "unknown" }
      : value,
  ) as Snapshot;
}

/**
 * The engine marks what a type's SDK lists as additional secret outputs before they are known; the embedded preview leaves such an
 * output unknown without the mark. There is no value to tell yet, so the mark of what is unknown is not compared.
 */
function unmarkedWhereUnknown(snapshot: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(snapshot), (_key, value) =>
    typeof value === "object" && value !== null && value.kind === "unknown" ? { kind: "unknown" } : value,
  ) as Snapshot;
}

type Said = Pick<Finding, "rule" | "severity" | "status" | "domain" | "services" | "subjects" | "message">;

function findingsOf(snapshot: Snapshot, objectives: Objectives): readonly Said[] {
  return analyze(snapshot, objectives, { catalogue, rules }).findings.map(
    ({ rule, severity, status, domain, services, subjects, message }) => ({
      rule,
      severity,
      status,
      domain,
      services,
      subjects,
      message,
    }),
  );
}

/**
 * The resources as a pack is shown them: no fetched ones, no marks on secrets, and where a component registered a resource
 * of a cloud, an unknown id; so much is taken from what the pack read, and no more.
 */
function asPacksSee(
  resources: readonly ResourceRecord[],
  read: readonly ResourceRecord[],
  transformed: readonly string[],
): readonly ResourceRecord[] {
  const origins = new Map(resources.map(({ urn, origin }) => [urn, origin]));
  const readByUrn = new Map(read.map((record) => [record.urn, record]));
  const kept = (urns: readonly Urn[]) => urns.filter((urn) => origins.get(urn) !== "read");
  const blur = (value: Value, seen: Value | undefined): Value => {
    if (value.kind === "reference") {
      const blurred = seen?.kind === "unknown" && origins.get(value.urn) === "managed";
      return blurred ? { kind: "unknown" } : { kind: "reference", urn: value.urn };
    }
    if (value.kind === "list") {
      return {
        kind: "list",
        items: value.items.map((item, index) => blur(item, seen?.kind === "list" ? seen.items[index] : undefined)),
      };
    }
    if (value.kind === "record") {
      return { kind: "record", fields: blurAll(value.fields, seen?.kind === "record" ? seen.fields : {}) };
    }
    return value;
  };
  const blurAll = (values: Readonly<Record<string, Value>>, seen: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, blur(value, seen[key])]));

  return (
    resources
      .filter(({ origin }) => origin !== "read")
      // The engine keeps to itself where in the program a resource is created: a pack can point at the program only.
      .map(({ source: _, ...record }) => {
        const entries = Object.entries(record.propertyDependencies).map(([key, urns]) => [key, kept(urns)] as const);
        const seen = readByUrn.get(record.urn)?.properties ?? {};
        return withoutSecretMarks({
          ...record,
          dependencies: kept(record.dependencies),
          propertyDependencies: transformed.includes(record.type)
            ? {}
            : Object.fromEntries(entries.filter(([, urns]) => urns.length > 0)),
          properties: record.origin === "component" ? blurAll(record.properties, seen) : record.properties,
        });
      })
  );
}

function withoutSecretMarks(record: ResourceRecord): ResourceRecord {
  return JSON.parse(JSON.stringify(record, (key, value) => (key === "secret" ? undefined : value))) as ResourceRecord;
}
