import type { GroupStatement, Objectives, ServiceObjective } from "../../../analyzer/model/objectives.ts";
import { noLimits } from "../../../analyzer/model/objectives.ts";
import type { ResourceRecord, Snapshot, Urn } from "../../../analyzer/model/snapshot.ts";
import { noObjectives } from "../../builders/objectives.ts";
import { buildAlicloudNetwork, buildAlicloudTier } from "./alicloud-tier.ts";
import { buildAwsNetwork, buildAwsTier } from "./aws-tier.ts";
import type { Make } from "./making.ts";
import { known } from "./making.ts";

/** A synthetic estate: the stack that was read, and what it promises. */
export interface Estate {
  readonly snapshot: Snapshot;
  readonly objectives: Objectives;
}

/** What a person calls a product: its cells serve its customers together, and each tier of it is a service. */
const mostLines = 20;
const tiersPerCell = 12;
const serversPerTier = 12;

/** Of a cell with all its tiers, about: the two clouds have not the same ways out. */
const resourcesPerCell = 376;

/**
 * An estate of about as many resources, shaped like a platform on two clouds. It is cut into cells: each a network in three zones
 * with its ways out, and tiers of servers behind a balancer, which call the next tier of their cell, each with a database of its own.
 * One cell in ten keeps its databases in one zone.
 *
 * The cells belong to twenty product lines. Each tier of a line is a service, entered by the listeners of all its cells, of which it
 * can do without one in three; so 240 services together rest on everything, however many cells there are, and what they rest on grows
 * with them. Each is to survive an instance and a zone.
 */
export function makeEstate(resources: number): Estate {
  const cells = Math.max(1, Math.round(resources / resourcesPerCell));
  const lines = Math.min(mostLines, cells);
  const records: ResourceRecord[] = [];
  const root = urnOf("pulumi:pulumi:Stack", "platform-estate");
  const add = (record: Pick<ResourceRecord, "type" | "name" | "origin"> & Partial<ResourceRecord>): Urn => {
    const { type, name, propertyDependencies = {} } = record;
    const urn = urnOf(type, name);
    const dependencies = [...new Set(Object.values(propertyDependencies).flat())].sort();
    const stated = { parent: root, provider: null, properties: {}, ...record };
    records.push({ urn, ...stated, dependencies, propertyDependencies });
    return urn;
  };
  add({ type: "pulumi:pulumi:Stack", name: "platform-estate", origin: "stack", parent: null });
  const provider = (cloud: string, region: string) =>
    add({ type: `pulumi:providers:${cloud}`, name: cloud, origin: "provider", properties: { region: known(region) } });
  const aws = provider("aws", "ap-east-1");
  const alicloud = provider("alicloud", "cn-hongkong");

  for (let cell = 0; cell < cells; cell += 1) {
    const isAws = cell % 2 === 0;
    const name = `line-${cell % lines}-cell-${cell}`;
    const parent = add({ type: "platform:cell:Cell", name, origin: "component" });
    const make: Make = (type, suffix, properties, propertyDependencies = {}) =>
      add({
        type,
        name: `${name}-${suffix}`,
        origin: "managed",
        parent,
        provider: isAws ? aws : alicloud,
        properties: { ...properties, tags: tags(name, suffix) },
        propertyDependencies,
      });
    const network = isAws ? buildAwsNetwork(make) : buildAlicloudNetwork(make);
    let next: Urn | null = null;
    for (let tier = tiersPerCell - 1; tier >= 0; tier -= 1) {
      const build = isAws ? buildAwsTier : buildAlicloudTier;
      next = build(make, { tier, network, next, isPinned: cell % 10 === 0, servers: serversPerTier });
    }
  }
  return {
    snapshot: {
      project: "platform",
      stack: "estate",
      source: "model",
      completeness: { kind: "whole" },
      resources: records.sort((one, other) => (one.urn < other.urn ? -1 : 1)),
      lookups: [],
    },
    objectives: { ...noObjectives, file: "faultline.yaml", ...promises(cells, lines) },
  };
}

function promises(cells: number, lines: number): Pick<Objectives, "services" | "groups"> {
  const services: ServiceObjective[] = [];
  const groups: GroupStatement[] = [];
  for (let line = 0; line < lines; line += 1) {
    const own = Math.floor((cells - 1 - line) / lines) + 1;
    for (let tier = 0; tier < tiersPerCell; tier += 1) {
      const name = `line-${line}-tier-${tier}`;
      const entry = `*::line-${line}-cell-*-listener-${tier}`;
      const required = Math.max(1, Math.ceil((own * 2) / 3));
      if (own > 1)
        groups.push({ name, members: entry, within: null, rule: { kind: "required", required }, perMember: null });
      services.push({
        name,
        entry,
        needs: [],
        survives: [
          { level: "instance", ...noLimits },
          { level: "zone", ...noLimits },
        ],
        survivesChange: false,
        capacity: null,
        egress: false,
        repairable: null,
        keepsData: null,
        independentOf: [],
      });
    }
  }
  return { services, groups };
}

function urnOf(type: string, name: string): Urn {
  return `urn:pulumi:estate::platform::${type}::${name}`;
}

function tags(cell: string, name: string): ResourceRecord["properties"][string] {
  return {
    kind: "record",
    fields: {
      Name: known(`${cell}-${name}`),
      cell: known(cell),
      environment: known("production"),
      team: known("platform"),
    },
  };
}
