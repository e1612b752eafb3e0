import { zoneIdOf } from "./zone-id.ts";

/** Plain data as it stands in a gRPC message. */
export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };
export type DataRecord = Readonly<Record<string, Data>>;

/**
 * What exists outside the stack under test: the zones of each region, and other people's resources by id.
 * A region's zones are names, `ap-east-1a`; an existing resource is its properties.
 */
export interface Surroundings {
  readonly zones?: Readonly<Record<string, readonly string[]>>;
  readonly existing?: Readonly<Record<string, DataRecord>>;
  /** What a look-up by this token gives, whatever it asks for. */
  readonly lookups?: Readonly<Record<string, DataRecord>>;
}

type Answer = (region: string, zones: readonly string[], asked: DataRecord) => DataRecord;

/** Shapes: `GetAvailabilityZonesResult`, `GetZonesResult` … of the npm SDKs. */
const answers: Readonly<Record<string, Answer>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": (region, zones, { excludeNames }) => {
    const names = zones.filter((zone) => !Array.isArray(excludeNames) || !excludeNames.includes(zone));
    return { id: region, region, names, zoneIds: names.map(zoneIdOf), groupNames: [region] };
  },
  "aws:index/getRegion:getRegion": (region) => ({
    id: region,
    name: region,
    region,
    description: region,
    endpoint: `ec2.${region}.amazonaws.com`,
  }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    id: "123456789012",
    accountId: "123456789012",
    arn: "arn:aws:iam::123456789012:user/test",
    userId: "test",
  }),
  "alicloud:index/getZones:getZones": (region, zones) => ({
    id: region,
    ids: zones,
    zones: zones.map((id) => ({
      id,
      localName: id,
      availableInstanceTypes: [],
      availableDiskCategories: [],
      availableResourceCreations: ["VSwitch"],
      multiZoneIds: [],
      slbSlaveZoneIds: [],
    })),
  }),
  "alicloud:index/getRegions:getRegions": (region) => ({
    id: region,
    ids: [region],
    regions: [{ id: region, localName: region, regionId: region }],
    current: true,
  }),
  "alicloud:index/getAccount:getAccount": () => ({ id: "1234567890123456" }),
};

/**
 * What the provider of a region says to a look-up; `undefined` for one that the table does not know. Throws where zones
 * are asked for and the surroundings name none for the region.
 */
export function answerLookup(
  token: string,
  region: string,
  asked: DataRecord,
  surroundings: Surroundings,
): DataRecord | undefined {
  const stated = surroundings.lookups?.[token];
  if (stated !== undefined) return stated;
  const answer = answers[token];
  if (answer === undefined) return undefined;
  const zones = surroundings.zones?.[region];
  if (zones === undefined && /Zones$/.test(token)) {
    throw new Error(`${token} was asked for ${region || "no region"}: give its zones to the provider stand-ins`);
  }
  return answer(region, zones ?? [], asked);
}
