import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ResourceRecord, Snapshot } from "../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { describeEngine } from "./describe-engine.ts";
import { runPulumi } from "./run-pulumi.ts";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
// A program that records itself while it runs another, whichever engine it runs on.
const programDir = join(fixtures, "programs", "recorded");

describeEngine("one program, read in three ways", (pulumi) => {
  let scratch = "";
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), "faultline-three-readers-"));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(scratch, { recursive: true });
  });

  it.each(["two-clouds", "transforms"])("is the same stack: %s", async (program) => {
    const files = { guard: join(scratch, "guard.json"), pack: join(scratch, "pack.json") };
    const result = await runPulumi({
      pulumi,
      programDir,
      stack: "dev",
      command: "preview",
      args: ["--policy-pack", join(fixtures, "snapshot-pack")],
      env: {
        FAULTLINE_TEST_PROGRAM: program,
        FAULTLINE_TEST_SNAPSHOT: files.guard,
        FAULTLINE_TEST_PACK_SNAPSHOT: files.pack,
      },
      surroundings: { existing: { "vpc-0123": {} } },
    });
    expect(result.stdout + result.stderr).toContain("snapshot-pack");
    expect(result.exitCode).toBe(0);
    const guard = readSnapshot(files.guard);
    const pack = readSnapshot(files.pack);

    vi.stubEnv("FAULTLINE_TEST_PROGRAM", program);
    const embedded = await previewProgram({
      directory: programDir,
      stack: "dev",
      timeout: 60,
      typeCheck: false,
      lookupAnswers: { regions: [] },
    });

    expect(guard.source).toBe("guard");
    expect(JSON.stringify(guard.resources, null, 1)).toBe(JSON.stringify(embedded.resources, null, 1));
    expect({ ...guard, source: embedded.source }).toEqual(embedded);

    expect(pack).toMatchObject({
      project: "recorded",
      stack: "dev",
      source: "policy-pack",
      completeness: { kind: "whole" },
    });
    expect(pack.resources).toEqual(asPacksSee(embedded.resources));
  });
});

function readSnapshot(file: string): Snapshot {
  return JSON.parse(readFileSync(file, "utf8")) as Snapshot;
}

/**
 * Packs get no fetched resources, no marks on secrets, an unknown id in place of a component's reference, and none of the
 * property dependencies of a resource that has transforms of its own.
 */
function asPacksSee(resources: readonly ResourceRecord[]): unknown {
  const fetched = new Set(resources.filter(({ origin }) => origin === "read").map(({ urn }) => urn));
  const withoutMarks: unknown = JSON.parse(
    JSON.stringify(resources, (key, value) => (key === "secret" ? undefined : value)),
  );
  return (withoutMarks as readonly ResourceRecord[])
    .filter(({ urn }) => !fetched.has(urn))
    .map((record) => {
      const kept = (urns: readonly string[]) => urns.filter((urn) => !fetched.has(urn));
      const entries = Object.entries(record.propertyDependencies).map(([key, urns]) => [key, kept(urns)] as const);
      const transformed = record.urn.includes("::recorded::aws:ec2/instance:Instance::server");
      const { server } = record.properties;
      return {
        ...record,
        dependencies: kept(record.dependencies),
        propertyDependencies: transformed ? {} : Object.fromEntries(entries.filter(([, urns]) => urns.length > 0)),
        properties:
          server?.kind === "reference" ? { ...record.properties, server: { kind: "unknown" } } : record.properties,
      };
    });
}
