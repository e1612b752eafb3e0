import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue, regions } from "../../../../analyzer/catalogue/index.ts";
import type { StackReport } from "../../../../analyzer/model/report.ts";
import type { ResourceRecord, Snapshot } from "../../../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../../../analyzer/readers/embedded-preview/preview-program.ts";
import { readState } from "../../../../analyzer/readers/state/read-state.ts";
import { singleBlocks } from "../../../../analyzer/readers/terraform/single-blocks.ts";
import { irregular, tokenOf } from "../../../../analyzer/readers/terraform/tokens.ts";
import { singleBlocksText } from "../../../../scripts/terraform-blocks.ts";
import { reportOf, scratchFiles } from "../state/said.ts";

const root = new URL("../../../../", import.meta.url).pathname;
const fixtures = join(root, "test/fixtures/terraform");
const plan = (name: string) => JSON.parse(readFileSync(join(fixtures, name, "plan.json"), "utf8"));
const write = scratchFiles();

function named(snapshot: Snapshot, name: string, type: string): ResourceRecord {
  const found = snapshot.resources.find((record) => record.name === name && record.type === type);
  if (found === undefined)
    throw new Error(`no ${type} ${name} among ${snapshot.resources.map(({ urn }) => urn).join(", ")}`);
  return found;
}

/** What is found, but for the names of the stack and its resources. */
function said({ findings, services, totals, resources }: StackReport) {
  return {
    findings: findings.map(({ rule, severity, status, domain, services: taken, subjects, message, remedy }) => ({
      ...{ rule, severity, status, domain: domain?.replace(/urn:\S+::/, ""), taken, message },
      subjects: subjects.map((urn) => urn.split("::").slice(2).join("::")),
      remedy: remedy.map(({ subject: _, ...change }) => change),
    })),
    services: services.map(({ name, levels }) => ({ name, levels })),
    totals,
    resources,
  };
}

describe("the same deployment in Pulumi and as Terraform's plan", () => {
  test.each([
    ["aws-shop", "violated"],
    ["alicloud-shop", "violated"],
    ["aws-cells", "violated"],
  ])("%s: the same findings, but for names", { timeout: 120_000 }, async (name, status) => {
    const program = await previewProgram({
      directory: join(fixtures, name),
      stack: "dev",
      timeout: 100,
      typeCheck: false,
      lookupAnswers: { regions: regions.map(({ provider, name: region, zones }) => ({ provider, region, zones })) },
    });
    const inPulumi = said(reportOf(program));
    const inTerraform = said(reportOf(readState(join(fixtures, name, "plan.json"))));
    expect(inPulumi.findings.map((finding) => finding.status)).toContain(status);
    expect(inTerraform).toEqual(inPulumi);
  });

  test("a server of the other cell, named in the plan alone, turns its verdict", () => {
    const before = said(reportOf(readState(join(fixtures, "aws-cells", "plan.json"))));
    const moved = plan("aws-cells");
    const block = moved.configuration.root_module.resources.find(({ name }: { name: string }) => name === "two");
    const { references } = block.expressions.target_id;
    block.expressions.target_id.references = references.map((each: string) => each.replace('"east"', '"west"'));
    const after = said(reportOf(readState(write(moved))));
    const web = ({ services }: ReturnType<typeof said>) => services.find(({ name }) => name === "web");
    expect(web(before)).toMatchObject({ levels: { zone: "no" } });
    expect(web(after)).toMatchObject({ levels: { zone: "yes" } });
  });

  test("a zone changed in the plan alone turns its verdict", () => {
    const before = said(reportOf(readState(join(fixtures, "alicloud-shop", "plan.json"))));
    const moved = plan("alicloud-shop");
    const block = moved.configuration.root_module.resources.find(({ name }: { name: string }) => name === "two");
    const { references } = block.expressions.vswitch_id;
    block.expressions.vswitch_id.references = references.map((each: string) => each.replace("[0]", "[1]"));
    const after = said(reportOf(readState(write(moved))));
    expect(before.services[0]).toMatchObject({ name: "web", levels: { zone: "no" } });
    expect(after.services[0]).toMatchObject({ name: "web", levels: { zone: "yes" } });
  });
});

describe("references", () => {
  const aws = () => readState(join(fixtures, "aws-shop", "plan.json"));

  test("through a module's output, to the resource itself", () => {
    const orders = named(aws(), "orders", "aws:rds/instance:Instance");
    expect(orders.propertyDependencies.dbSubnetGroupName).toEqual([
      named(aws(), "net.data", "aws:rds/subnetGroup:SubnetGroup").urn,
    ]);
  });

  test("a module that is called many times is the one whose key is named, and of its outputs the one that is named", () => {
    const cells = readState(join(fixtures, "aws-cells", "plan.json"));
    const attached = named(cells, "two", "aws:lb/targetGroupAttachment:TargetGroupAttachment");
    expect(attached.propertyDependencies.targetId).toEqual([
      named(cells, "cell-east.servers.web-1", "aws:ec2/instance:Instance").urn,
    ]);
    const server = named(cells, "cell-west.servers.web-0", "aws:ec2/instance:Instance");
    expect(server.propertyDependencies.subnetId).toEqual([named(cells, "cell-west.app", "aws:ec2/subnet:Subnet").urn]);
  });

  test("a choice between two, and a splat, may be any of what they name: nothing is guessed", () => {
    const open = plan("aws-cells");
    const attachment = (name: string) =>
      open.configuration.root_module.resources.find((one: { address: string }) =>
        one.address.endsWith(`attachment.${name}`),
      );
    attachment("one").expressions.target_id.references = [
      "var.cells",
      'module.cell["east"].first',
      'module.cell["east"]',
      'module.cell["west"].first',
      'module.cell["west"]',
      "module.cell",
    ];
    attachment("two").expressions.target_id.references = ["module.cell"];
    const snapshot = readState(write(open));
    const targets = (name: string) =>
      named(snapshot, name, "aws:lb/targetGroupAttachment:TargetGroupAttachment").propertyDependencies.targetId?.filter(
        (urn) => urn.includes("Instance"),
      );
    expect(targets("one")).toHaveLength(2);
    expect(targets("two")).toHaveLength(4);
    expect(said(reportOf(snapshot)).services.find(({ name }) => name === "web")).toMatchObject({
      levels: { zone: "undetermined" },
    });
  });

  test("each.key and each.value lead to the instance of that key", () => {
    const server = named(aws(), "net.web-left", "aws:ec2/instance:Instance");
    expect(server.propertyDependencies.subnetId).toEqual([
      named(aws(), "net.public-left", "aws:ec2/subnet:Subnet").urn,
    ]);
    const attached = named(aws(), "net.web-right", "aws:lb/targetGroupAttachment:TargetGroupAttachment");
    expect(attached.propertyDependencies.targetId).toEqual([
      named(aws(), "net.web-right", "aws:ec2/instance:Instance").urn,
    ]);
  });

  test("count.index leads to any instance, since what it is calculated with is not written down", () => {
    const counted = plan("alicloud-shop");
    const block = counted.configuration.root_module.resources.find(({ name }: { name: string }) => name === "one");
    block.expressions.vswitch_id = { references: ["alicloud_vswitch.app", "count.index"] };
    const server = named(readState(write(counted)), "one", "alicloud:ecs/instance:Instance");
    expect(server.propertyDependencies.vswitchId).toHaveLength(2);
    expect(server.properties.vswitchId).toEqual({ kind: "unknown" });
  });

  test("a set that is spelled out is a list of as many unknowns, one that is filled otherwise is unknown as a whole", () => {
    const type = "aws:lb/loadBalancer:LoadBalancer";
    expect(named(aws(), "net.web", type).properties.subnets).toEqual({
      kind: "list",
      items: [{ kind: "unknown" }, { kind: "unknown" }],
    });
    const all = plan("aws-shop");
    const blocks = all.configuration.root_module.module_calls.net.module.resources;
    blocks.find(({ type: each }: { type: string }) => each === "aws_lb").expressions.subnets = {
      references: ["aws_subnet.public"],
    };
    const whole = named(readState(write(all)), "net.web", type);
    expect(whole.properties.subnets).toEqual({ kind: "unknown" });
    expect(whole.propertyDependencies.subnets).toHaveLength(2);
  });

  test("a local is not followed: what passes through one is unknown and made from nothing", () => {
    const local = plan("alicloud-shop");
    const block = local.configuration.root_module.resources.find(({ name }: { name: string }) => name === "one");
    block.expressions.vswitch_id = { references: ["local.switches"] };
    const server = named(readState(write(local)), "one", "alicloud:ecs/instance:Instance");
    expect(server.propertyDependencies.vswitchId).toBeUndefined();
    expect(reportOf(readState(write(local))).verdict).toBe("fail");
  });
});

describe("values", () => {
  const aws = () => readState(join(fixtures, "aws-shop", "plan.json"));

  test("unknown until applied and stated is unknown, and not stated is left out", () => {
    const { properties } = named(aws(), "net.web-left", "aws:ec2/instance:Instance");
    expect(properties.subnetId).toEqual({ kind: "unknown" });
    expect(properties).not.toHaveProperty("availabilityZone");
    expect(properties).not.toHaveProperty("arn");
    expect(properties).not.toHaveProperty("tags");
  });

  test("a block of at most one is the block, any other a list in the plural", () => {
    const targets = named(aws(), "net.web", "aws:lb/targetGroup:TargetGroup");
    expect(targets.properties.healthCheck).toMatchObject({ kind: "record", fields: { path: { value: "/healthy" } } });
    const listener = named(aws(), "net.web", "aws:lb/listener:Listener");
    expect(listener.properties.defaultActions).toMatchObject({
      kind: "list",
      items: [{ fields: { type: { value: "forward" }, targetGroupArn: { kind: "unknown" } } }],
    });
  });

  test("what is sensitive is marked as a secret", () => {
    const orders = named(aws(), "orders", "aws:rds/instance:Instance");
    expect(orders.properties.password).toEqual({ kind: "known", value: "app-password", secret: true });
  });

  test("a provider has the region of the variable that states it", () => {
    const provider = aws().resources.find(({ origin }) => origin === "provider");
    expect(provider?.properties).toEqual({ region: { kind: "known", value: "ap-east-1" } });
  });

  test("a provider under an alias is another, and one whose region is calculated has an unknown one", () => {
    const two = plan("alicloud-shop");
    two.configuration.provider_config["alicloud.far"] = {
      name: "alicloud",
      alias: "far",
      expressions: { region: { references: ["local.far"] } },
    };
    two.configuration.root_module.resources.find(
      ({ name }: { name: string }) => name === "sessions",
    ).provider_config_key = "alicloud.far";
    const snapshot = readState(write(two));
    const sessions = named(snapshot, "sessions", "alicloud:redis/tairInstance:TairInstance");
    const provider = snapshot.resources.find(({ urn }) => urn === sessions.provider);
    expect(provider).toMatchObject({ name: "alicloud.far", properties: { region: { kind: "unknown" } } });
  });
});

describe("a state", () => {
  /** What `terraform show -json` gives after the plan was applied. */
  function applied(name: string) {
    const { planned_values: planned, format_version, terraform_version, resource_changes: changes } = plan(name);
    const ids = new Map<string, string>(
      changes.map(({ address }: { address: string }, position: number) => [address, `id-${position}`]),
    );
    const fill = (module: { resources?: never[]; child_modules?: never[] }) => {
      for (const resource of (module.resources ?? []) as { address: string; values: Record<string, unknown> }[]) {
        resource.values.id = ids.get(resource.address);
      }
      for (const child of module.child_modules ?? []) fill(child);
    };
    fill(planned.root_module);
    const at = (address: string) => ids.get(address);
    const of = (address: string) => {
      const all = [planned.root_module, ...(planned.root_module.child_modules ?? [])].flatMap(
        ({ resources }) => resources,
      );
      return all.find((each: { address: string }) => each.address === address).values;
    };
    return { document: { format_version: "1.0", terraform_version, values: planned }, at, of, version: format_version };
  }

  test("tells by its ids what depends on what, and knows each place", () => {
    const { document, at, of } = applied("alicloud-shop");
    for (const name of ["one", "two"]) of(`alicloud_instance.${name}`).vswitch_id = at("alicloud_vswitch.app[1]");
    const snapshot = readState(write(document));
    expect(snapshot).toMatchObject({ source: "state", completeness: { kind: "whole" } });
    const server = named(snapshot, "two", "alicloud:ecs/instance:Instance");
    expect(server.propertyDependencies.vswitchId).toEqual([named(snapshot, "app-1", "alicloud:vpc/switch:Switch").urn]);
    expect(server.id).toBe(at("alicloud_instance.two"));
  });

  test("shows its regions by what resources say, each a provider", () => {
    const { document, of } = applied("aws-shop");
    of("aws_db_instance.orders").arn = "arn:aws:rds:ap-east-1:123456789012:db:orders";
    const snapshot = readState(write(document));
    const orders = named(snapshot, "orders", "aws:rds/instance:Instance");
    expect(snapshot.resources.find(({ urn }) => urn === orders.provider)?.properties).toEqual({
      region: { kind: "known", value: "ap-east-1" },
    });
  });
});

describe("what is not whole, or not Terraform's, is said", () => {
  test.each([
    ["-target", { complete: false }, /leaves changes to a later one/],
    ["a failure", { errored: true }, /it failed before its end/],
    ["deferred changes", { deferred_changes: [{}] }, /it defers changes/],
  ])("%s makes the stack partial", (_title, change, says) => {
    const { completeness } = readState(write({ ...plan("aws-shop"), ...change }));
    expect(completeness).toMatchObject({ kind: "partial", why: expect.stringMatching(says) });
  });

  test.each([
    ["of the future", { ...plan("aws-shop"), format_version: "2.0" }, /version "2.0", expected 1.x/],
    ["that only destroys", destroying(), /holds no resource that stands once it is applied/],
    ["without a single resource", { format_version: "1.0", terraform_version: "1.9.8" }, /holds no resource/],
    [
      "with a resource that has no type",
      { ...plan("aws-shop"), resource_changes: [{ address: "x" }] },
      /resource_changes\.0\.mode is missing/,
    ],
  ])("a plan %s is refused in a sentence", (_title, content, says) => {
    expect(() => readState(write(content))).toThrow(says);
  });

  function destroying() {
    const all = plan("aws-shop");
    for (const { change } of all.resource_changes) Object.assign(change, { actions: ["delete"], after: null });
    return all;
  }

  test("a type that nobody knows is reported by name", () => {
    const google = plan("aws-shop");
    const address = "google_compute_instance.x";
    google.resource_changes.push({
      address,
      mode: "managed",
      type: "google_compute_instance",
      name: "x",
      change: { actions: ["create"], before: null, after: { zone: "europe-west1-b" }, after_unknown: {} },
    });
    const snapshot = readState(write(google));
    expect(catalogue.entry(named(snapshot, "x", "google:compute/instance:Instance").type)).toBeUndefined();
    expect(JSON.stringify(reportOf(snapshot).findings)).toContain("google:compute/instance:Instance");
  });
});

describe("the tables", () => {
  const sdk = (token: string) => {
    const [provider = "", path = "", name = ""] = token.split(":");
    const file = join(root, "node_modules/@pulumi", provider, `${path}.d.ts`);
    return existsSync(file) && readFileSync(file, "utf8").includes(`class ${name} `);
  };

  test("every type of the table is one of Pulumi's, and known to the catalogue or left out on purpose", () => {
    expect(irregular.map(tokenOf).filter((token) => !sdk(token))).toEqual([]);
    const unknown = irregular.filter((type) => catalogue.entry(tokenOf(type)) === undefined);
    expect(unknown).toEqual([]);
  });

  test.each([
    ["aws_sqs_queue", "aws:sqs/queue:Queue"],
    ["aws_lambda_function", "aws:lambda/function:Function"],
    ["aws_ecs_service", "aws:ecs/service:Service"],
    ["aws_elasticache_replication_group", "aws:elasticache/replicationGroup:ReplicationGroup"],
    ["aws_rds_cluster_instance", "aws:rds/clusterInstance:ClusterInstance"],
    ["aws_route53_record", "aws:route53/record:Record"],
    ["aws_msk_cluster", "aws:msk/cluster:Cluster"],
    ["alicloud_polardb_cluster", "alicloud:polardb/cluster:Cluster"],
    ["alicloud_ess_scaling_group", "alicloud:ess/scalingGroup:ScalingGroup"],
    ["alicloud_alikafka_instance", "alicloud:alikafka/instance:Instance"],
    ["alicloud_ecs_disk", "alicloud:ecs/ecsDisk:EcsDisk"],
    ["alicloud_kvstore_instance", "alicloud:kvstore/instance:Instance"],
    ["alicloud_nlb_load_balancer", "alicloud:nlb/loadBalancer:LoadBalancer"],
  ])("by rule %s is %s, a type of the SDK and of the catalogue", (type, token) => {
    expect(tokenOf(type)).toBe(token);
    expect(sdk(token)).toBe(true);
    expect(catalogue.entry(token)).toBeDefined();
  });

  test("the blocks are those of the SDKs that are installed (UPDATE=1 writes them)", () => {
    const file = join(root, "analyzer/readers/terraform/single-blocks.ts");
    if (process.env.UPDATE === "1") process.getBuiltinModule("node:fs").writeFileSync(file, singleBlocksText());
    expect(readFileSync(file, "utf8")).toBe(singleBlocksText());
    expect(singleBlocks["aws:lambda/function:Function"]).toContain("vpcConfig");
  });
});
