import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";
import { getMonitor } from "@pulumi/pulumi/runtime/settings.js";

/** A resource as a program registered it, ids being `<last part of its type>/<name>`. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  /** The provider's URN and id; empty for components and providers. */
  readonly provider: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** A component's registered outputs, the URNs among them as `-> <type> <name>`; empty for any other resource. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Runs `build` against Pulumi's mocks, waits for all that it registers, and returns that, sorted by type and name. */
export async function registeredBy(build: () => void): Promise<readonly Registered[]> {
  const requests: pulumi.runtime.MockResourceArgs[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: (request) => {
        requests.push(request);
        return {
          id: `${request.type.split(":").at(-1)}/${request.name}`,
          state: request.custom === true ? { ...request.inputs, ...decidedByProvider(request.name) } : {},
        };
      },
      call: (request) => {
        throw new Error(`The platform asks nothing about the account, but called ${request.token}.`);
      },
    },
    "trading",
    "test",
  );
  const monitor = getMonitor();
  if (!(monitor instanceof MockMonitor)) throw new Error("Pulumi's mocks are not in place.");
  build();
  // Waits until every URN and every component's outputs are there, and leaves nothing behind for the next test.
  await pulumi.runtime.disconnect();

  const outputs = new Map(
    [...monitor.getRegisteredResources()].map(([urn, { state }]) => [labelOf(urn), registeredOutputs(state)]),
  );
  return requests
    .map(({ type, name, provider = "", inputs }) => {
      const registered = outputs.get(`${type} ${name}`);
      if (registered === undefined) throw new Error(`${type} ${name} never got its URN.`);
      return { type, name, provider, inputs, outputs: registered };
    })
    .sort((one, other) => compare(`${one.type} ${one.name}`, `${other.type} ${other.name}`));
}

/** Returns those of one type, or throws where the test's idea of the type is wrong. */
export function ofType(registered: readonly Registered[], type: string): readonly Registered[] {
  const found = registered.filter((resource) => resource.type === type);
  if (found.length === 0) throw new Error(`No ${type} among ${shapeOf(registered).join(", ")}.`);
  return found;
}

/** Returns the one of a type and name. */
export function named(registered: readonly Registered[], type: string, name: string): Registered {
  const found = ofType(registered, type).find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`No ${type} ${name} among ${shapeOf(registered).join(", ")}.`);
  return found;
}

/** Returns the only one of a type. */
export function theOnly(registered: readonly Registered[], type: string): Registered {
  const [found, ...others] = ofType(registered, type);
  if (found === undefined || others.length > 0) throw new Error(`Expected one ${type}, found ${others.length + 1}.`);
  return found;
}

/** Returns type and name of each, the shape of what was built. */
export function shapeOf(registered: readonly Registered[]): readonly string[] {
  return registered.map((resource) => `${resource.type} ${resource.name}`);
}

/** Returns what an output of something registered became. */
export function resolved<T>(output: pulumi.Output<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((done) => {
    pulumi.output(output).apply(done);
  });
}

/** Returns how Pulumi hands a secret to its engine. */
export function secret(value: unknown): Readonly<Record<string, unknown>> {
  return { [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig, value };
}

/** Stands for what a real provider fills in; the resources under test read these and no others. */
function decidedByProvider(name: string): Readonly<Record<string, unknown>> {
  return {
    arn: `arn of ${name}`,
    name: `name of ${name}`,
    dnsName: `${name}.balancer.test`,
    connectionDomain: `${name}.tair.test`,
    primaryEndpointAddress: `${name}.elasticache.test`,
    apiEndpoint: `https://${name}.execute-api.test`,
    configurationEndpointAddress: `${name}.cluster.elasticache.test`,
    address: `${name}.rds.test`,
    endpoint: `${name}.aurora.test`,
    connectionString: `${name}.mysql.test`,
    bootstrapBrokersTls: `${name}.msk.test`,
    domainEndpoint: `${name}.kafka.test`,
    dnsEntries: [{ dnsName: `${name}.endpoint.test` }],
    clusterId: `mse-${name}`,
    environmentId: `environment-${name}`,
    configurationProfileId: `profile-${name}`,
    versionNumber: 7,
    latestRevision: 3,
    keyId: `key-${name}`,
    url: `https://queue.test/${name}`,
    registryId: "123456789012",
    endpointArn: `arn of endpoint ${name}`,
    replicationInstanceArn: `arn of instance ${name}`,
    snatTableIds: `snat-${name}`,
    allocationId: `allocation-${name}`,
    ipAddress: `address-of-${name}`,
    internetIp: `first-address-of-${name}`,
    disasterRecoveryInternetIp: `second-address-of-${name}`,
    tunnel1Address: `far-address-of-${name}`,
    tunnel1PresharedKey: pulumi.secret(`key-of-${name}`),
    latestVersion: 4,
    fqdn: `${name}.fqdn.test`,
    extranetEndpoint: "oss.test",
    location: "oss-ap-southeast-1",
  };
}

/** Where a component registers outputs, the mocks keep the message itself in place of the state. */
function registeredOutputs(state: { readonly toJavaScript?: unknown }): Readonly<Record<string, unknown>> {
  if (typeof state.toJavaScript !== "function") return {};
  const written = JSON.stringify(state.toJavaScript(), (_, value) =>
    typeof value === "string" && value.startsWith("urn:pulumi:") ? `-> ${labelOf(value)}` : value,
  );
  return JSON.parse(written);
}

function labelOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split("$").at(-1)} ${name}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
