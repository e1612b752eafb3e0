import type { Lookup } from "../../model/snapshot.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isUnknownText, isWireRecord, unknownText } from "../wire.ts";

/** What is known of the clouds without asking them, to answer a program's look-ups: an assumption about its account. */
export interface LookupAnswers {
  readonly regions: readonly RegionAnswer[];
}

export interface RegionAnswer {
  /** Pulumi's package: `aws`, `alicloud`. */
  readonly provider: string;
  readonly region: string;
  /** Sorted as the cloud lists them. */
  readonly zones: readonly ZoneAnswer[];
}

export interface ZoneAnswer {
  /** `ap-east-1a`, `cn-hongkong-b`. */
  readonly name: string;
  /** AWS's zone id, `ape1-az1`, where it is certain. */
  readonly id?: string;
}

/** A look-up as the program asks it. */
export interface Question {
  readonly token: string;
  readonly args: WireRecord;
  /** The region of the provider that it goes to; `null` where the program states none. */
  readonly providerRegion: string | null;
}

export interface Answer {
  readonly result: WireRecord;
  readonly record: Lookup;
}

/**
 * Returns the answer to a look-up. Zones and regions come from what is known; of all else nobody here knows anything,
 * and its readers get what is recognised downstream as unknown.
 */
export function answerLookup(
  question: Question,
  answers: LookupAnswers,
  shapeOf: (token: string) => WireRecord,
): Answer {
  const region = regionOf(question);
  const known = responders[question.token]?.({ ...question, region, answers });
  const record = { token: question.token, region } as const;
  return known === undefined
    ? { result: { ...question.args, ...shapeOf(question.token) }, record: { ...record, answer: "none" } }
    : { result: known, record: { ...record, answer: "catalogue" } };
}

interface Asked extends Question {
  readonly region: string | null;
  readonly answers: LookupAnswers;
}

type Responder = (asked: Asked) => WireRecord | undefined;

const responders: Readonly<Record<string, Responder>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": ({ args, region, answers }) => {
    const zones = zonesOf("aws", region, answers)?.filter((zone) => passesAwsFilters(zone, region ?? "", args));
    if (zones === undefined || region === null) return undefined;
    return {
      ...args,
      id: region,
      region,
      groupNames: [region],
      names: zones.map((zone) => zone.name),
      zoneIds: zones.map((zone) => zone.id ?? unknownText),
    };
  },
  "aws:index/getRegion:getRegion": ({ region }) =>
    region === null
      ? undefined
      : { id: region, name: region, region, description: unknownText, endpoint: `ec2.${region}.amazonaws.com` },
  "aws:index/getRegions:getRegions": ({ args, region, answers }) => {
    const names = answers.regions.filter(({ provider }) => provider === "aws").map((answer) => answer.region);
    return names.length === 0 ? undefined : { ...args, id: region ?? unknownText, names: names.sort() };
  },
  "alicloud:index/getZones:getZones": ({ args, region, answers }) => {
    const zones = zonesOf("alicloud", region, answers);
    if (zones === undefined || region === null) return undefined;
    const names = zones.map((zone) => zone.name);
    return {
      ...args,
      id: region,
      ids: names,
      zones: names.map((id) => ({
        id,
        localName: unknownText,
        availableDiskCategories: [],
        availableInstanceTypes: [],
        availableResourceCreations: [],
        multiZoneIds: [],
        slbSlaveZoneIds: [],
      })),
    };
  },
  "alicloud:index/getRegions:getRegions": ({ args, region, answers }) => {
    const known = answers.regions.filter(({ provider }) => provider === "alicloud").map((answer) => answer.region);
    const wanted = textOf(args.name) ?? (args.current === true ? region : undefined);
    if (known.length === 0 || wanted === null) return undefined;
    const ids = wanted === undefined ? known.sort() : [wanted];
    return {
      ...args,
      id: ids.join(","),
      name: textOf(args.name) ?? "",
      current: args.current === true,
      ids,
      regions: ids.map((id) => ({ id, regionId: id, localName: unknownText })),
    };
  },
};

/** AWS functions take a region of their own since version 7 of the provider; it goes before the provider's. */
function regionOf({ args, providerRegion }: Question): string | null {
  return textOf(args.region) ?? providerRegion;
}

function zonesOf(provider: string, region: string | null, answers: LookupAnswers): readonly ZoneAnswer[] | undefined {
  const found = answers.regions.find((answer) => answer.provider === provider && answer.region === region);
  return found === undefined || found.zones.length === 0 ? undefined : found.zones;
}

function passesAwsFilters(zone: ZoneAnswer, region: string, args: WireRecord): boolean {
  if (textsOf(args.excludeNames).includes(zone.name)) return false;
  if (zone.id !== undefined && textsOf(args.excludeZoneIds).includes(zone.id)) return false;
  const filters = Array.isArray(args.filters) ? args.filters : [];
  return filters.every((filter: Wire) => {
    if (!isWireRecord(filter)) return true;
    const values = textsOf(filter.values);
    switch (filter.name) {
      case "zone-name":
        return values.includes(zone.name);
      case "zone-id":
        return zone.id !== undefined && values.includes(zone.id);
      case "region-name":
      case "group-name":
        return values.includes(region);
      case "zone-type":
        return values.includes("availability-zone");
      case "opt-in-status":
        return values.includes("opt-in-not-required");
      case "state":
        return values.includes("available");
      default:
        return true;
    }
  });
}

function textOf(wire: Wire | undefined): string | undefined {
  return typeof wire === "string" && wire !== "" && !isUnknownText(wire) ? wire : undefined;
}

function textsOf(wire: Wire | undefined): readonly string[] {
  return Array.isArray(wire) ? wire.filter((item) => typeof item === "string") : [];
}
