import resourcePb from "@pulumi/pulumi/proto/resource_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, it } from "vitest";
import type { ResourceRecord } from "../../../analyzer/model/snapshot.ts";
import { readRegistrationOf, registrationOf } from "../../../analyzer/readers/registration.ts";
import { Registrations } from "../../../analyzer/readers/registrations.ts";
import { makeUrn } from "../../../analyzer/readers/urn.ts";
import type { WireRecord } from "../../../analyzer/readers/wire.ts";
import { signatureKey, signatures, unknownSentinel } from "../../../analyzer/readers/wire.ts";

const identity = { project: "shop", stack: "dev" };
const stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

interface Request {
  readonly type: string;
  readonly name?: string;
  readonly parent?: string;
  readonly custom?: boolean;
  readonly remote?: boolean;
  readonly inputs?: WireRecord;
  readonly provider?: string;
  readonly version?: string;
  readonly downloadUrl?: string;
  readonly packageReference?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

function request(given: Request): resourcePb.RegisterResourceRequest {
  const message = new resourcePb.RegisterResourceRequest();
  message.setType(given.type);
  message.setName(given.name ?? "it");
  message.setParent(given.parent ?? stack);
  message.setCustom(given.custom ?? true);
  message.setRemote(given.remote ?? false);
  message.setObject(structPb.Struct.fromJavaScript(structuredClone(given.inputs ?? {}) as Record<string, string>));
  message.setProvider(given.provider ?? "");
  message.setVersion(given.version ?? "");
  message.setPlugindownloadurl(given.downloadUrl ?? "");
  message.setPackageref(given.packageReference ?? "");
  message.setDependenciesList([...(given.dependencies ?? [])]);
  for (const [property, urns] of Object.entries(given.propertyDependencies ?? {})) {
    const dependencies = new resourcePb.RegisterResourceRequest.PropertyDependencies();
    dependencies.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}

function register(
  given: Request,
  outputs: WireRecord = {},
  config: Readonly<Record<string, string>> = {},
): { readonly record: ResourceRecord; readonly all: readonly ResourceRecord[] } {
  const registrations = new Registrations(identity, { values: config, secretKeys: ["aws:secretKey"] }, "/program");
  const registration = registrationOf(request(given));
  const urn = makeUrn(identity, registration.parent, registration.type, registration.name);
  registrations.add(registration, urn, outputs);
  const all = registrations.resources();
  const record = all.find((candidate) => candidate.urn === urn);
  if (record === undefined) throw new Error(`${urn} is missing`);
  return { record, all };
}

it("gives URNs as the engine does: types of all parents but the stack", () => {
  expect(makeUrn(identity, stack, "a:b:C", "c")).toBe("urn:pulumi:dev::shop::a:b:C::c");
  const parent = makeUrn(identity, stack, "a:b:C", "c");
  expect(makeUrn(identity, parent, "d:e:F", "f::g")).toBe("urn:pulumi:dev::shop::a:b:C$d:e:F::f::g");
});

it.each([
  ["7.48.0", "", "default_7_48_0"],
  ["v7.48.0", "", "default_7_48_0"],
  ["1.2.3-alpha.1+b5", "", "default_1_2_3_alpha_1_b5"],
  ["", "", "default"],
  ["1.0.0", "https://example.com/a b", "default_1_0_0_https_/example.com/a_b"],
])("names the default provider of version %j from %j as the engine does", (version, downloadUrl, name) => {
  const { record, all } = register({ type: "aws:ec2/vpc:Vpc", version, downloadUrl });
  expect(record.provider).toBe(`urn:pulumi:dev::shop::pulumi:providers:aws::${name}`);
  expect(all.map(({ urn }) => urn)).toContain(record.provider);
});

it("configures the default provider with its package's keys, and only those", () => {
  const config = { "aws:region": "ap-east-1", "aws:secretKey": "k", "awsx:region": "x", "shop:region": "y" };
  const { record, all } = register({ type: "aws:ec2/vpc:Vpc", version: "7.48.0" }, {}, config);
  expect(all.find(({ urn }) => urn === record.provider)).toMatchObject({
    origin: "provider",
    parent: null,
    provider: null,
    properties: {
      region: { kind: "known", value: "ap-east-1" },
      secretKey: { kind: "known", value: "k", secret: true },
    },
  });
});

it("keeps an explicit provider, and adds no default one", () => {
  const provider = "urn:pulumi:dev::shop::pulumi:providers:aws::tokyo";
  const { record, all } = register({ type: "aws:ec2/vpc:Vpc", provider: `${provider}::${unknownSentinel}` });
  expect(record.provider).toBe(provider);
  expect(all.map(({ name }) => name).sort()).toEqual(["it", "shop-dev"]);
});

it("finds a package that was registered by reference", () => {
  const registrations = new Registrations(identity, { values: {}, secretKeys: [] }, "/program");
  registrations.addPackage("package-1", { package: "planetscale", version: "0.4.1", downloadUrl: "" });
  const registration = registrationOf(request({ type: "planetscale:index/db:Db", packageReference: "package-1" }));
  registrations.add(registration, "urn:it", {});
  expect(registrations.resources().map(({ urn }) => urn)).toContain(
    "urn:pulumi:dev::shop::pulumi:providers:planetscale::default_0_4_1",
  );
});

it("adds the stack, which the program registers before anybody can watch", () => {
  const { all } = register({ type: "shop:web:Front", custom: false });
  expect(all.find(({ urn }) => urn === stack)).toEqual({
    urn: stack,
    type: "pulumi:pulumi:Stack",
    name: "shop-dev",
    origin: "stack",
    parent: null,
    provider: null,
    dependencies: [],
    propertyDependencies: {},
    properties: {},
  });
});

it("leaves what the engine keeps for itself out of a provider's properties", () => {
  const inputs = { region: "ap-east-1" };
  const outputs = { region: "ap-east-1", version: "7.48.0", __internal: {} };
  const { record } = register({ type: "pulumi:providers:aws", inputs }, outputs);
  expect(record).toMatchObject({ origin: "provider", parent: stack, provider: null });
  expect(record.properties).toEqual({ region: { kind: "known", value: "ap-east-1" } });
});

it("leaves out a region that only repeats the provider's", () => {
  const config = { "aws:region": "ap-east-1" };
  const type = "aws:ec2/vpc:Vpc";
  expect(register({ type }, { region: "ap-east-1" }, config).record.properties).toEqual({});
  expect(register({ type }, { region: "ap-east-2" }, config).record.properties).toEqual({
    region: { kind: "known", value: "ap-east-2" },
  });
});

it("sorts dependencies, drops empty ones, and counts those that output values carry", () => {
  const { record } = register({
    type: "eks:index:Cluster",
    custom: false,
    remote: true,
    inputs: { subnetIds: [{ [signatureKey]: signatures.output, dependencies: ["urn:c", "urn:a"] }], name: "x" },
    dependencies: ["urn:c", "urn:b", "urn:c"],
    propertyDependencies: { subnetIds: ["urn:b"], name: [] },
  });
  expect(record).toMatchObject({
    origin: "remote-component",
    provider: "urn:pulumi:dev::shop::pulumi:providers:eks::default",
    dependencies: ["urn:b", "urn:c"],
    propertyDependencies: { subnetIds: ["urn:a", "urn:b", "urn:c"] },
    properties: {},
  });
});

it("takes every property to depend on all where an old SDK doesn't say", () => {
  const given = { type: "aws:ec2/vpc:Vpc", inputs: { a: 1, b: 2 }, dependencies: ["urn:x"] };
  expect(register(given).record.propertyDependencies).toEqual({ a: ["urn:x"], b: ["urn:x"] });
});

it("shows of a component what it registers as its outputs, references included", () => {
  const registrations = new Registrations(identity, { values: {}, secretKeys: [] }, "/program");
  const component = makeUrn(identity, stack, "shop:web:Front", "front");
  const server = makeUrn(identity, component, "aws:ec2/instance:Instance", "server");
  const front = registrationOf(request({ type: "shop:web:Front", name: "front", custom: false, inputs: { size: 3 } }));
  registrations.add(front, component, {});
  registrations.add(
    registrationOf(request({ type: "aws:ec2/instance:Instance", name: "server", parent: component })),
    server,
    {},
  );
  registrations.addOutputs(component, {
    server: { [signatureKey]: signatures.resource, urn: server, id: unknownSentinel },
    urns: [server],
    address: unknownSentinel,
  });
  // Only components register outputs; the engine takes no notice of others.
  registrations.addOutputs(server, { zone: "ap-east-1a" });
  const records = new Map(registrations.resources().map((record) => [record.urn, record]));
  expect(records.get(component)?.properties).toEqual({
    address: { kind: "unknown" },
    server: { kind: "reference", urn: server },
    urns: { kind: "list", items: [{ kind: "reference", urn: server }] },
  });
  expect(records.get(server)?.properties).toEqual({});
});

it("keeps the id by which somebody else's resource is fetched, unless it is unknown", () => {
  const read = (id: string): ResourceRecord | undefined => {
    const message = new resourcePb.ReadResourceRequest();
    message.setType("aws:ec2/vpc:Vpc");
    message.setName("found");
    message.setParent(stack);
    message.setId(id);
    const registrations = new Registrations(identity, { values: {}, secretKeys: [] }, "/program");
    registrations.add(readRegistrationOf(message), "urn:found", { cidrBlock: "10.0.0.0/16", arn: unknownSentinel });
    return registrations.resources().find(({ urn }) => urn === "urn:found");
  };
  expect(read("vpc-1")).toMatchObject({ origin: "read", id: "vpc-1" });
  expect(read("vpc-1")?.properties).toEqual({ cidrBlock: { kind: "known", value: "10.0.0.0/16" } });
  expect(read(unknownSentinel)).not.toHaveProperty("id");
});
