import type { Dependency, GroupId, NodeId, Service } from "../model/graph.ts";
import type { Objectives, ServiceObjective } from "../model/objectives.ts";
import { noLimits } from "../model/objectives.ts";
import type { Urn } from "../model/snapshot.ts";
import type { Groups } from "./groups.ts";
import type { JoinedResources } from "./joins.ts";
import { certainNeeds, findRoots } from "./roots.ts";
import { select } from "./selectors.ts";
import { readSetting } from "./settings.ts";
import type { StackIndex } from "./stack-index.ts";

/** The services that faultline.yaml states; an entry or need that matches nothing is reported and leaves the service without it. */
export function statedServices(
  objectives: Objectives,
  stack: StackIndex,
  groups: Groups,
  unmatched: (selector: string, where: string) => void,
): readonly Service[] {
  const names = new Set(objectives.services.map((service) => service.name));
  const entered = (selector: string, where: string): readonly (NodeId | GroupId)[] => {
    const matched = select(selector, stack.records).filter((record) => canBeEntered.has(stack.role(record)));
    if (matched.length === 0) unmatched(selector, where);
    return groups.together(matched.map((record) => record.urn));
  };
  const need = (name: string, service: ServiceObjective): readonly (NodeId | GroupId | `service:${string}`)[] => {
    if (names.has(name)) return [`service:${name}`];
    const stated = groups.all().filter((group) => group.name === name || group.name.startsWith(`${name} of `));
    return stated.length > 0 ? stated.map((group) => group.id) : entered(name, `services: ${service.name}: needs`);
  };
  return objectives.services.map((service) => ({
    name: service.name,
    entries: entered(service.entry, `services: ${service.name}: entry`),
    needs: service.needs.flatMap((name) => need(name, service)),
    survives: service.survives,
    survivesChange: service.survivesChange,
    capacity: service.capacity,
    repairable: service.repairable,
    keepsData: service.keepsData,
    independentOf: service.independentOf,
    origin: "declared",
    severity: "error",
  }));
}

const canBeEntered: ReadonlySet<string> = new Set(["serves", "component", "unsupported"]);

/** Services that nobody stated, and what may be a service as well, but is of a type that nobody described. */
export interface AssumedServices {
  readonly services: readonly Service[];
  readonly unknownRoots: readonly Urn[];
}

/**
 * Without objectives: what nothing else needs is a service, save ways out of a network. What can be entered from outside must survive
 * a zone, the others warn.
 * Resources that need each other in a circle count as one.
 */
export function assumedServices(
  stack: StackIndex,
  groups: Groups,
  joined: JoinedResources,
  dependencies: readonly Dependency[],
): AssumedServices {
  const ofRole = (role: string) =>
    stack.records.filter((record) => stack.role(record) === role).map((record) => record.urn);
  const serving = ofRole("serves");
  const unknown = ofRole("unsupported");
  const needsOf = certainNeeds(dependencies);
  const circles = findRoots(serving, [...serving, ...unknown], needsOf, groups);
  const circleOf = new Map(circles.flatMap((circle) => circle.map((urn) => [urn, circle] as const)));
  const taken = new Set<string>();
  const all = circles.flatMap(([first]) => first ?? []).sort();
  const missed = all.filter((urn) => !leadsOut(urn, stack));
  // A network of its own has nothing else that could be asked about.
  const roots = missed.length > 0 ? missed : all;
  const services = groups.together(roots).map((entry): Service => {
    const urns = entry.startsWith("group:") ? groups.membersOf(entry) : [entry];
    const everyone = urns.flatMap((urn) => circleOf.get(urn) ?? [urn]);
    return {
      name: freeName(urns, stack, taken),
      entries: [entry],
      needs: [],
      survives: [{ level: "zone", ...noLimits }],
      survivesChange: false,
      capacity: null,
      repairable: null,
      keepsData: null,
      independentOf: [],
      origin: "assumed",
      severity: everyone.some((urn) => isPublic(urn, stack, joined)) ? "error" : "warning",
    };
  });
  return { services, unknownRoots: findRoots(unknown, [...serving, ...unknown], needsOf, groups).flat() };
}

function leadsOut(urn: Urn, stack: StackIndex): boolean {
  const record = stack.record(urn);
  return record !== undefined && stack.entry(record)?.leadsOut === true;
}

function freeName(urns: readonly Urn[], stack: StackIndex, taken: Set<string>): string {
  const name = urns.map((urn) => stack.record(urn)?.name ?? urn).join(", ");
  const free = taken.has(name) ? `${name} (${stack.record(urns[0] ?? "")?.type ?? taken.size})` : name;
  taken.add(free);
  return free;
}

/** Whether requests from outside the private networks can reach it, directly or by the balancer that it listens on. */
function isPublic(urn: Urn, stack: StackIndex, joined: JoinedResources): boolean {
  // What can't be told counts as public: a warning in its place would hide an outage.
  return hasPublicAddress(urn, stack, joined) !== "no";
}

/** Whether something, or the balancer that it listens on, has a public address; `no` as well where its type never has. */
export function hasPublicAddress(urn: Urn, stack: StackIndex, joined: JoinedResources): "yes" | "no" | "unknown" {
  const balancer = joined.listeners.get(urn)?.balancer;
  const answers = [urn, ...(balancer == null ? [] : [balancer])].map((one) => {
    const record = stack.record(one);
    const setting = record === undefined ? undefined : stack.entry(record)?.public;
    return record === undefined || setting === undefined ? "no" : readSetting(record, setting);
  });
  if (answers.includes("yes")) return "yes";
  return answers.every((answer) => answer === "no") ? "no" : "unknown";
}
