import type { DeclaredOutput } from "./declared-outputs.ts";
import { findRecordOutputs, findResourceOutputs } from "./declared-outputs.ts";
import type { Data, DataRecord } from "./surroundings.ts";
import { zoneIdOf } from "./zone-id.ts";

/** What stands for a value that is not known yet. The bridge that most providers share sends this one for every type. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Bridged providers mark in each checked object which of its fields they filled in by default. */
const defaultsMark = "__defaults";

/** Secrets, assets and references carry this key on the wire: objects there only. */
const wireMark = "4dabf18193072939515e22adb298388d";

/** The outputs of a resource that is planned: the inputs, and unknown whatever else it is sure to have, at any depth. */
export function previewOutputs(type: string, inputs: DataRecord): DataRecord {
  return complete(type, inputs, () => unknown);
}

/** Where a resource came to stand; absent where the stand-ins were told of no zones there. */
export interface Whereabouts {
  readonly region?: string;
  readonly zone?: string;
}

/**
 * The same once it is deployed. What is the cloud's own is invented from the resource's name. What the program might have
 * stated and did not is what its documentation says, or absent: an invented value would be a statement about redundancy.
 */
export function deployedOutputs(type: string, name: string, inputs: DataRecord, where: Whereabouts = {}): DataRecord {
  const defaults = documentedDefaults[type] ?? {};
  return complete(type, inputs, (output) => {
    if (isZone(type, output.name)) return where.zone;
    if (output.name === "availabilityZoneId") return where.zone === undefined ? undefined : zoneIdOf(where.zone);
    // A name that a provider makes up must be there: other resources are given it.
    if (output.settable && output.name !== "name") return defaults[output.name];
    return output.name === "arn" ? inventArn(type, name, where) : invent(output.type, `${name}-${output.name}`);
  });
}

/** What a cloud fills in by itself, where it bears on what a resource survives. Source: the npm SDKs' documentation. */
const documentedDefaults: Readonly<Record<string, DataRecord>> = {
  "aws:lb/loadBalancer:LoadBalancer": { internal: false },
  "aws:lb/targetGroup:TargetGroup": { loadBalancingCrossZoneEnabled: "use_load_balancer_configuration" },
};

/** A load balancer's or a DNS zone's `zoneId` on AWS is no place. */
function isZone(type: string, property: string): boolean {
  return property === "availabilityZone" || (property === "zoneId" && type.startsWith("alicloud:"));
}

/** The zone that the outputs of a resource name, if they name one. */
export function zoneNamedBy(type: string, outputs: DataRecord): string | undefined {
  const named = Object.entries(outputs).find(
    ([property, value]) => isZone(type, property) && typeof value === "string",
  );
  return typeof named?.[1] === "string" ? named[1] : undefined;
}

function complete(type: string, inputs: DataRecord, decide: (output: DeclaredOutput) => Data | undefined): DataRecord {
  const provider = type.slice(0, type.indexOf(":"));
  const decided = (output: DeclaredOutput): readonly (readonly [string, Data])[] => {
    const value = output.always ? decide(output) : undefined;
    return value === undefined ? [] : [[output.name, value]];
  };
  const fill = (declared: readonly DeclaredOutput[], stated: DataRecord): DataRecord => ({
    ...Object.fromEntries(declared.flatMap(decided)),
    ...stated,
    ...Object.fromEntries(
      declared.flatMap(({ name, type: record }) => {
        const value = stated[name];
        const fields = findRecordOutputs(provider, record.replace(/\[\]$/, ""));
        const fillOne = (item: Data): Data => (isPlainRecord(item) ? fill(fields, item) : item);
        if (value === undefined || fields.length === 0) return [];
        return [[name, Array.isArray(value) ? value.map(fillOne) : fillOne(value)]];
      }),
    ),
  });
  return fill(findResourceOutputs(type), inputs);
}

/** Two resources of one name have ARNs of their own. */
function inventArn(type: string, name: string, { region = "" }: Whereabouts): string {
  const [provider = "", module = "", kind = ""] = type.split(/[:/]/);
  return `arn:${provider}:${module}:${region}:123456789012:${kind}/${name}`;
}

function invent(type: string, text: string): Data {
  if (type.endsWith("[]")) return [];
  if (type === "number") return 1;
  if (type === "boolean") return false;
  if (type === "string") return text;
  return {};
}

/** Checked inputs as a bridged provider returns them: each object, nested ones too, carries its mark of defaults. */
export function withDefaultsMarks(inputs: DataRecord): DataRecord {
  return { ...mapRecord(inputs, mark), [defaultsMark]: [] };
}

function mark(value: Data): Data {
  if (Array.isArray(value)) return value.map(mark);
  return isPlainRecord(value) ? withDefaultsMarks(value) : value;
}

/** Inputs without the marks, which no cloud ever sees and no output shows. */
export function withoutDefaultsMarks(inputs: DataRecord): DataRecord {
  const { [defaultsMark]: _mark, ...rest } = inputs;
  return mapRecord(rest, unmark);
}

function unmark(value: Data): Data {
  if (Array.isArray(value)) return value.map(unmark);
  return isRecord(value) ? withoutDefaultsMarks(value) : value;
}

function mapRecord(record: DataRecord, change: (value: Data) => Data): DataRecord {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function isRecord(value: Data): value is DataRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlainRecord(value: Data): value is DataRecord {
  return isRecord(value) && !(wireMark in value);
}
