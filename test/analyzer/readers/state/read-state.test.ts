import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ResourceRecord, Snapshot } from "../../../../analyzer/model/snapshot.ts";
import { parseObjectives } from "../../../../analyzer/readers/parse-objectives.ts";
import { mostBytes } from "../../../../analyzer/readers/state/document.ts";
import { readState } from "../../../../analyzer/readers/state/read-state.ts";
import { stateFiles } from "../../../../analyzer/readers/state/state-files.ts";
import { reportOf, scratchFiles, survivals } from "./said.ts";

const fixture = (name: string) => new URL(`../../../fixtures/states/${name}.json`, import.meta.url).pathname;
const content = (name: string) => JSON.parse(readFileSync(fixture(name), "utf8"));
const write = scratchFiles();

function named(snapshot: Snapshot, name: string, type = ""): ResourceRecord {
  const found = snapshot.resources.find((record) => record.name === name && record.type.startsWith(type));
  if (found === undefined)
    throw new Error(`no ${type} ${name} among ${snapshot.resources.map(({ urn }) => urn).join(", ")}`);
  return found;
}

const forms = ["exported", "preview", "preview-with-sames", "plan", "plan-again"] as const;

describe("every form tells of the same stack", () => {
  test.each(forms)("%s: the resources that the program registers, under their URNs", (form) => {
    const snapshot = readState(fixture(`two-clouds.${form}`));
    expect(snapshot).toMatchObject({ project: "two-clouds", stack: "dev", completeness: { kind: "whole" } });
    expect(snapshot.source).toBe(form === "exported" ? "state" : "plan");
    expect(snapshot.resources.map(({ urn }) => urn)).toEqual(
      readState(fixture("two-clouds.exported")).resources.map(({ urn }) => urn),
    );
  });

  test.each(forms)("%s: what each property was made from, and by which provider", (form) => {
    const snapshot = readState(fixture(`two-clouds.${form}`));
    const subnet = named(snapshot, "subnet");
    expect(subnet.propertyDependencies).toEqual({ vpcId: [named(snapshot, "vpc").urn] });
    expect(subnet.provider).toBe(named(snapshot, "default_7_48_0").urn);
    expect(named(snapshot, "default_7_48_0").properties).toEqual({ region: { kind: "known", value: "ap-east-1" } });
    expect(named(snapshot, "found").origin).toBe("read");
    expect(named(snapshot, "singapore").origin).toBe("provider");
  });

  test.each(forms)("%s: the same verdict", (form) => {
    const report = reportOf(readState(fixture(`two-clouds.${form}`)));
    expect(survivals(report)).toEqual(survivals(reportOf(readState(fixture("two-clouds.exported")))));
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: "survives-loss", status: "violated", services: ["gateway-server"] }),
    );
  });
});

describe("what a form knows", () => {
  test("a state knows ids and what providers computed", () => {
    const server = named(readState(fixture("two-clouds.exported")), "gateway-server");
    expect(server.id).toBe("aws-3");
    expect(server.properties).toMatchObject({
      availabilityZone: { value: "ap-east-1a" },
      subnetId: { value: "aws-2" },
    });
  });

  test("a preview knows neither: they stay unknown, or out", () => {
    for (const form of ["preview", "plan"]) {
      const server = named(readState(fixture(`two-clouds.${form}`)), "gateway-server");
      expect(server.id).toBeUndefined();
      expect(server.properties.subnetId).toEqual({ kind: "unknown" });
      expect(server.properties.availabilityZone).toBeUndefined();
    }
  });

  test("what a component registers is kept, where the form shows it", () => {
    const server = "urn:pulumi:dev::two-clouds::fixture:edge:Gateway$aws:ec2/instance:Instance::gateway-server";
    for (const form of ["exported", "plan", "plan-again"]) {
      expect(named(readState(fixture(`two-clouds.${form}`)), "gateway").properties.server).toEqual({
        kind: "reference",
        urn: server,
      });
    }
  });

  test("where it does not, nothing is made up of the component's children", () => {
    const preview = readState(fixture("two-clouds.preview"));
    expect(named(preview, "gateway").origin).toBe("remote-component");
    const promised = parseObjectives(
      'version: 1\nservices: { gateway: { entry: "*::gateway", survives: zone } }\n',
      "f",
    );
    expect(reportOf(preview, promised).findings).toMatchObject([
      {
        status: "undetermined",
        message: expect.stringContaining("a preview's JSON leaves out what a component registers"),
      },
    ]);
  });

  test("unknown sentinels in a state that failed on the way stay unknown", () => {
    const state = content("two-clouds.exported");
    const server = state.deployment.resources.find(({ urn }: { urn: string }) => urn.endsWith("gateway-server"));
    server.inputs.subnetId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    delete server.outputs;
    expect(named(readState(write(state)), "gateway-server").properties.subnetId).toEqual({ kind: "unknown" });
  });

  test("the program's line is told where the state has it, and a package's never", () => {
    const state = content("two-clouds.exported");
    const [first, second] = state.deployment.resources.slice(-2);
    first.stackTrace = [
      { sourcePosition: "project:///node_modules/@pulumi/aws/index.js#1,1" },
      { sourcePosition: "project:///lib/two%20words.ts#12,5" },
    ];
    second.stackTrace = [{}, { sourcePosition: "project:///index.ts#3,1" }];
    const { resources } = readState(write(state));
    expect(resources.find(({ urn }) => urn === first.urn)?.source).toEqual({ file: "lib/two words.ts", line: 12 });
    expect(resources.find(({ urn }) => urn === second.urn)?.source).toBeUndefined();
  });
});

describe("secrets", () => {
  test.each(["exported", "preview", "plan"])("%s: are marked, and their values are nowhere", (form) => {
    const snapshot = readState(fixture(`kept-secrets.${form}`));
    expect(named(snapshot, "sessions").properties.zoneId).toEqual({ kind: "unknown", secret: true });
    expect(JSON.stringify(snapshot)).not.toMatch(/ciphertext|v1:|\[secret\]/);
  });

  test("shown in plain text they are known, and marked at every depth", () => {
    const state = content("kept-secrets.exported");
    const plain = (value: unknown) => ({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: JSON.stringify(value),
    });
    const sessions = state.deployment.resources.find(({ urn }: { urn: string }) => urn.endsWith("sessions"));
    sessions.outputs.zoneId = plain("cn-hongkong-b");
    sessions.outputs.tags = plain({ inner: ["x"] });
    expect(named(readState(write(state)), "sessions").properties).toMatchObject({
      zoneId: { kind: "known", value: "cn-hongkong-b", secret: true },
      tags: { secret: true, fields: { inner: { secret: true, items: [{ value: "x", secret: true }] } } },
    });
  });
});

describe("a state that shows a part only is marked as one", () => {
  const partial = (change: (deployment: { [key: string]: never[] }) => void) => {
    const state = content("two-clouds.exported");
    change(state.deployment);
    const snapshot = readState(write(state));
    return {
      why: snapshot.completeness.kind === "partial" ? snapshot.completeness.why : "",
      report: reportOf(snapshot),
    };
  };

  test("operations that were under way", () => {
    const { why, report } = partial((deployment) => {
      deployment.pending_operations = [{ type: "creating", resource: deployment.resources?.at(-1) }] as never[];
    });
    expect(why).toMatch(/operations were under way when it was written: creating urn:pulumi:dev::two-clouds::/);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: "whole-stack-read", status: "undetermined", blocks: true }),
    );
  });

  test("deleted and not yet created again", () => {
    const { why } = partial((deployment) => {
      Object.assign(deployment.resources?.at(-1) ?? {}, { pendingReplacement: true });
    });
    expect(why).toContain("deleted and not yet created again: urn:");
  });

  test("named and missing", () => {
    const { why } = partial((deployment) => {
      deployment.resources = (deployment.resources ?? []).filter(({ urn }: { urn: string }) => !urn.endsWith("::vpc"));
    });
    expect(why).toContain("named but missing: urn:pulumi:dev::two-clouds::aws:ec2/vpc:Vpc::vpc");
  });

  test("a preview that leaves out what stays as it is says how to show it", () => {
    const { completeness } = readState(fixture("two-clouds.preview-again"));
    expect(completeness).toMatchObject({ kind: "partial", why: expect.stringContaining("leaves out 8") });
    expect(completeness).toMatchObject({ why: expect.stringContaining("--show-sames") });
  });

  test("a preview that failed", () => {
    const preview = content("two-clouds.preview");
    preview.diagnostics = [{ message: "error: no such image\nmore", severity: "error" }];
    expect(readState(write(preview)).completeness).toMatchObject({
      why: expect.stringContaining("it failed: no such image"),
    });
  });

  test("a plan of a target", () => {
    const plan = content("two-clouds.plan");
    const [urn = ""] = Object.keys(plan.resourcePlans);
    plan.resourcePlans[urn].steps = [];
    expect(readState(write(plan)).completeness).toMatchObject({ why: expect.stringContaining(urn) });
  });

  test("what is to be deleted is left out, and makes nothing partial", () => {
    const state = content("two-clouds.exported");
    const server = state.deployment.resources.find(({ urn }: { urn: string }) => urn.endsWith("gateway-server"));
    state.deployment.resources.push({ ...server, delete: true, id: "aws-old" });
    const plan = content("two-clouds.plan");
    plan.resourcePlans["urn:pulumi:dev::two-clouds::aws:ec2/vpc:Vpc::old"] = { steps: ["delete"], state: null };
    const preview = content("two-clouds.preview");
    preview.steps.push({
      op: "delete",
      urn: "urn:pulumi:dev::two-clouds::aws:ec2/vpc:Vpc::old",
      oldState: preview.steps[5].newState,
    });
    for (const changed of [state, plan, preview]) {
      const snapshot = readState(write(changed));
      expect(snapshot.completeness).toEqual({ kind: "whole" });
      expect(snapshot.resources).toHaveLength(readState(fixture("two-clouds.exported")).resources.length);
    }
  });
});

describe("a file that is no state is refused in a sentence", () => {
  const exported = () => content("two-clouds.exported");
  const rows: readonly (readonly [string, () => unknown, RegExp])[] = [
    ["truncated", () => readFileSync(fixture("two-clouds.exported"), "utf8").slice(0, 5000), /is not JSON \(/],
    ["empty", () => "", /is not JSON \(it ends too early\)/],
    ["a list", () => [], /is a JSON list; expected what pulumi stack export/],
    ["a text", () => '"state"', /is a JSON text/],
    ["of the future", () => ({ ...exported(), version: 5 }), /version 5, expected version 3 or 4; update faultline/],
    [
      "of the past",
      () => ({ ...exported(), version: 1 }),
      /version 1, expected version 3 or 4; export it with a Pulumi of today/,
    ],
    ["without a number for its version", () => ({ ...exported(), version: "3" }), /a version that is no number/],
    [
      "with a feature of the future",
      () => ({ ...exported(), version: 4, features: ["taint", "quantum"] }),
      /uses quantum, which/,
    ],
    ["of no resources", () => ({ version: 3, deployment: { manifest: {} } }), /holds no resource/],
    [
      "of two stacks",
      () => twoStacks(),
      /holds resources of two-clouds\/dev and of two-clouds\/prod; expected one stack/,
    ],
    ["with a resource twice", () => twice(), /holds the resource urn:.* twice/],
    ["with a resource that has no type", () => changed("type"), /deployment\.resources\.3\.type is missing/],
    [
      "with something else for a resource's properties",
      () => changed("inputs", "text"),
      /resources\.3\.inputs is missing or something else/,
    ],
    ["with a URN that is none", () => changed("urn", "server"), /"server", which is no URN/],
    [
      "Terraform's own",
      () => ({ version: 4, serial: 1, lineage: "x", resources: [] }),
      /as Terraform keeps it for itself/,
    ],
    [
      "a stream of events",
      () => '{"sequence":0,"timestamp":1}\n{"sequence":1,"timestamp":1}\n',
      /Pulumi's stream of events/,
    ],
    ["Terraform's messages", () => '{"@level":"info"}\n{"@level":"info"}\n', /Terraform's stream of messages/],
    ["a report of ours", () => ({ version: 1, verdict: "pass", stacks: [] }), /is a report of faultline/],
    ["a package's manifest", () => ({ name: "x", version: "1.0.0" }), /is JSON of another kind/],
    [
      "a plan of the future",
      () => ({ version: 2, plan: content("two-clouds.plan") }),
      /update plan of version 2, expected version 1/,
    ],
  ];

  test.each(rows)("%s", (_title, make, says) => {
    expect(() => readState(write(make()))).toThrow(says);
  });

  test("none of these sentences repeats what stands in the file", () => {
    expect(() => readState(write('{"version":3,"password":"hunter2" "x"}'))).toThrow(/^(?!.*hunter2).*is not JSON/);
  });

  test("missing, or a folder without any", () => {
    expect(() => readState("/nowhere/state.json")).toThrow(/can't be read/);
    const folder = `${write({})}.d`;
    mkdirSync(folder);
    expect(() => stateFiles([folder])).toThrow(/holds no \*\.json file/);
  });

  test("longer than what is read at most, before it is read", () => {
    const file = write("");
    writeFileSync(file, " ".repeat(1000));
    // A sparse file: it takes no room.
    expect(() => readState(sparse(file, mostBytes + 1))).toThrow(/longer than 256 MB, which is the most/);
  });

  function sparse(file: string, bytes: number): string {
    const { truncateSync } = process.getBuiltinModule("node:fs");
    truncateSync(file, bytes);
    return file;
  }

  function twoStacks() {
    const state = exported();
    state.deployment.resources[3].urn = state.deployment.resources[3].urn.replace(":dev::", ":prod::");
    return state;
  }

  function twice() {
    const state = exported();
    state.deployment.resources.push(state.deployment.resources[3]);
    return state;
  }

  function changed(key: string, value?: unknown) {
    const state = exported();
    state.deployment.resources[3][key] = value;
    return state;
  }
});

describe("further ways to have the same", () => {
  test("the file in which a backend keeps a stack", () => {
    const { version, deployment } = content("two-clouds.exported");
    const kept = { version, checkpoint: { stack: "organization/two-clouds/dev", latest: deployment } };
    expect(readState(write(kept))).toEqual(readState(fixture("two-clouds.exported")));
  });

  test("version 4, with features that change nothing here", () => {
    const state = { ...content("two-clouds.exported"), version: 4, features: ["taint", "views"] };
    expect(readState(write(state))).toEqual(readState(fixture("two-clouds.exported")));
  });

  test("a plan with its version beside it", () => {
    const plan = { version: 1, plan: content("two-clouds.plan") };
    expect(readState(write(plan))).toEqual(readState(fixture("two-clouds.plan")));
  });

  test("saved by a Windows shell", () => {
    const file = write("");
    writeFileSync(file, Buffer.from(`\uFEFF${readFileSync(fixture("two-clouds.exported"), "utf8")}`, "utf16le"));
    expect(readState(file)).toEqual(readState(fixture("two-clouds.exported")));
  });

  test("a folder stands for its *.json files, sorted", () => {
    const folder = `${write({})}.d`;
    mkdirSync(folder);
    for (const name of ["b.json", "a.json", "notes.txt"]) writeFileSync(join(folder, name), "");
    expect(stateFiles([folder])).toEqual([join(folder, "a.json"), join(folder, "b.json")]);
    expect(() => stateFiles([folder, join(folder, "a.json")])).toThrow(/named twice/);
  });
});
