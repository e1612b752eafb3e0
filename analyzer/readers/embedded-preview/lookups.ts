import type { Lookup } from "../../model/snapshot.ts";
import { regionAsked } from "../provider-region.ts";
import { questionText } from "../recorded-lookups/ask-again.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isUnknownText, unknownText } from "../wire.ts";
import type { ZoneAnswer } from "./availability-zones.ts";
import { selectAvailabilityZones } from "./availability-zones.ts";

/** What is known of the clouds without asking them, to answer a program's look-ups: an assumption about its account. */
export interface LookupAnswers {
  readonly regions: readonly RegionAnswer[];
  /** What a cloud answered when it was asked by a real preview; it goes before what is known here. */
  readonly recorded?: RecordedAnswers;
}

export interface RecordedAnswers {
  readonly on: string;
  /** Whether that is longer ago than was allowed. */
  readonly isOld: boolean;
  readonly accounts: Readonly<Record<string, string | null>>;
  /** By `questionText`. */
  readonly answers: ReadonlyMap<string, WireRecord>;
}

export interface RegionAnswer {
  /** Pulumi's package: `aws`, `alicloud`. */
  readonly provider: string;
  readonly region: string;
  /** Sorted as the cloud lists them. */
  readonly zones: readonly ZoneAnswer[];
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
 * and its readers get what is recognised downstream as unknown. So do those who ask for zones or regions in a way that is
 * not understood in every part: an answer that leaves a condition out is a guess.
 */
export function answerLookup(
  question: Question,
  answers: LookupAnswers,
  shapeOf: (token: string) => WireRecord,
): Answer {
  const region = regionAsked(question.args, question.providerRegion);
  const { recorded } = answers;
  const told = recorded?.answers.get(questionText(question.token, region, question.args));
  if (recorded !== undefined && told !== undefined) {
    const account = recorded.accounts[question.token.split(":")[0] ?? ""] ?? null;
    const from = { on: recorded.on, account, isOld: recorded.isOld };
    // What was left out of the answer is there in the SDK's shape, unknown.
    return {
      result: { ...question.args, ...shapeOf(question.token), ...told },
      record: { token: question.token, region, answer: "recorded", recorded: from },
    };
  }
  const responder = Object.hasOwn(responders, question.token) ? responders[question.token] : undefined;
  const known =
    responder !== undefined && isUnderstood(question.args, responder.understood)
      ? responder.answer({ ...question, region, answers })
      : undefined;
  const record = { token: question.token, region } as const;
  return known === undefined
    ? { result: { ...question.args, ...shapeOf(question.token) }, record: { ...record, answer: "none" } }
    : { result: known, record: { ...record, answer: "catalogue" } };
}

interface Asked extends Question {
  readonly region: string | null;
  readonly answers: LookupAnswers;
}

/** Says whether the answer stays what it is, or can be told, when an argument has this value. */
type Understands = (wire: Wire) => boolean;

interface Responder {
  /** By argument; with any other there is no answer. */
  readonly understood: Readonly<Record<string, Understands>>;
  readonly answer: (asked: Asked) => WireRecord | undefined;
}

const isPlainText: Understands = (wire) => textOf(wire) !== undefined;
const isBoolean: Understands = (wire) => typeof wire === "boolean";
const isList: Understands = (wire) => Array.isArray(wire);
/** Stating a default asks for nothing. */
const is =
  (stated: Wire): Understands =>
  (wire) =>
    wire === stated;

const responders: Readonly<Record<string, Responder>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": {
    understood: {
      region: isPlainText,
      allAvailabilityZones: is(false),
      state: is("available"),
      excludeNames: isList,
      excludeZoneIds: isList,
      filters: isList,
    },
    answer: ({ args, region, answers }) => {
      const known = zonesOf("aws", region, answers);
      if (region === null || known === undefined) return undefined;
      const zones = selectAvailabilityZones(known, region, args);
      if (zones === undefined) return undefined;
      return {
        ...args,
        id: region,
        region,
        groupNames: [unknownText],
        names: zones.map((zone) => zone.name),
        zoneIds: zones.map((zone) => zone.id ?? unknownText),
      };
    },
  },
  "aws:index/getRegion:getRegion": {
    understood: { region: isPlainText },
    answer: ({ region }) =>
      region === null
        ? undefined
        : // Which domain an endpoint ends with depends on the partition.
          { id: region, name: region, region, description: unknownText, endpoint: unknownText },
  },
  "aws:index/getRegions:getRegions": {
    understood: { allRegions: is(false) },
    answer: ({ args, region, answers }) => {
      const names = regionsOf("aws", answers);
      return names.length === 0 ? undefined : { ...args, id: region ?? unknownText, names };
    },
  },
  "alicloud:index/getZones:getZones": {
    understood: {
      // Every zone of a region has vSwitches; nothing else is sold in each.
      availableResourceCreation: is("VSwitch"),
      enableDetails: is(false),
      instanceChargeType: is("PostPaid"),
      multi: is(false),
      outputFile: isPlainText,
      spotStrategy: is("NoSpot"),
    },
    answer: ({ args, region, answers }) => {
      const zones = zonesOf("alicloud", region, answers);
      if (region === null || zones === undefined) return undefined;
      const ids = zones.map((zone) => zone.name);
      return { ...args, id: region, ids, zones: ids.map((id) => ({ id, ...zoneDetails })) };
    },
  },
  "alicloud:index/getRegions:getRegions": {
    understood: { name: isPlainText, current: isBoolean, outputFile: isPlainText },
    answer: ({ args, region, answers }) => {
      const current = region === null ? [] : [region];
      const candidates = args.current === true ? current : regionsOf("alicloud", answers);
      const named = textOf(args.name);
      const ids = candidates.filter((id) => named === undefined || id === named);
      // A region may exist that nobody here knows.
      if (ids.length === 0) return undefined;
      return {
        ...args,
        id: ids.join(","),
        name: named ?? "",
        current: args.current === true,
        ids,
        regions: ids.map((id) => ({ id, regionId: id, localName: unknownText })),
      };
    },
  },
};

/** Without `enableDetails` the cloud's own answer leaves them empty. */
const zoneDetails = {
  localName: unknownText,
  availableDiskCategories: [],
  availableInstanceTypes: [],
  availableResourceCreations: [],
  multiZoneIds: [],
  slbSlaveZoneIds: [],
} as const;

function isUnderstood(args: WireRecord, understood: Readonly<Record<string, Understands>>): boolean {
  return Object.entries(args).every(
    ([key, wire]) => isUnset(wire) || (Object.hasOwn(understood, key) && understood[key]?.(wire) === true),
  );
}

/** Providers take an empty text for none. */
function isUnset(wire: Wire | undefined): boolean {
  return wire === undefined || wire === null || wire === "";
}

function zonesOf(provider: string, region: string | null, answers: LookupAnswers): readonly ZoneAnswer[] | undefined {
  const found = answers.regions.find((answer) => answer.provider === provider && answer.region === region);
  return found === undefined || found.zones.length === 0 ? undefined : found.zones;
}

function regionsOf(provider: string, answers: LookupAnswers): readonly string[] {
  return answers.regions
    .filter((answer) => answer.provider === provider)
    .map(({ region }) => region)
    .sort();
}

function textOf(wire: Wire | undefined): string | undefined {
  return typeof wire === "string" && wire !== "" && !isUnknownText(wire) ? wire : undefined;
}
