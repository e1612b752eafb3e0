import type { CatalogueEntry } from "../model/catalogue.ts";
import type { GraphNode, Standing } from "../model/graph.ts";
import { cautionsOf } from "./cautions.ts";
import type { JoinedResources } from "./joins.ts";
import { label } from "./labels.ts";
import { ownListenerId } from "./listeners.ts";
import type { Names } from "./names.ts";
import { member, placed } from "./parts.ts";
import { printable, readValue, topLevel } from "./property-path.ts";
import { readSetting } from "./settings.ts";
import type { StackRecord } from "./stack-record.ts";
import { standingOf } from "./standing.ts";
import type { Surroundings } from "./surroundings.ts";

/** A resource as the graph sees it. `isHollow` says of a component that it stands for nothing. */
export function nodeOf(
  record: StackRecord,
  around: Surroundings,
  joined: JoinedResources,
  needs: ReadonlySet<string>,
  isHollow: boolean,
  names: Names,
): GraphNode {
  const { stack } = around;
  const role = stack.role(record);
  const entry = stack.entry(record);
  const provider = stack.catalogue.provider(record.type) ?? null;
  const productClass = stack.catalogue.productClass(record.type);
  const cautions = cautionsOf(record, stack.catalogue);
  return {
    id: record.urn,
    urn: record.urn,
    type: record.type,
    name: record.name,
    label: label(record, stack),
    provider,
    parent: record.parent,
    role,
    ...(productClass === null ? {} : { productClass }),
    standing: isHollow
      ? { kind: "unsupported", fact: hollowFact(record, around) }
      : standingOfRecord(record, around, joined, needs, names),
    account:
      provider === null || role === "provider" ? null : around.domains.account(provider, around.accounts.name(record)),
    keepsData: entry?.keepsData === true,
    restarts: entry?.restarts ?? (entry?.stands.kind === "one" ? "in-place" : "its-places"),
    egress: false,
    decides: (entry?.prints ?? []).map((path) => ({
      property: topLevel(path),
      value: printable(readValue(record, path)),
    })),
    ...(cautions.length === 0 ? {} : { cautions }),
  };
}

function standingOfRecord(
  record: StackRecord,
  around: Surroundings,
  joined: JoinedResources,
  needs: ReadonlySet<string>,
  names: Names,
): Standing {
  const { stack } = around;
  const name = names.nameOf(record.urn);
  if (name !== null) return { kind: "record", name };
  const listener = joined.listeners.get(record.urn);
  if (listener !== undefined) {
    if (listener.answering !== null) return { kind: "nowhere" };
    if (listener.balancer === null) return { kind: "unsupported", fact: foreignBalancerFact(record, around) };
    // A need that faultline.yaml takes away is not on the path through the balancer either.
    const pools = listener.pools.filter((pool) => needs.has(`${record.urn} ${pool}`));
    return { kind: "listener", balancer: listener.balancer, pools, isRule: listener.isRule };
  }
  const entry = stack.entry(record);
  if (entry !== undefined && record.origin !== "component") {
    const stated = entry.stands.kind === "workload" ? statedStanding(record, around) : null;
    if (isMemberless(record, entry, joined)) return { kind: "unsupported", fact: memberlessFact(record, around) };
    const standing = stated ?? standingOf(record, entry, around);
    const own = joined.listeners.get(ownListenerId(record.urn));
    if (own === undefined || standing.kind !== "balancer") return standing;
    return { ...standing, pools: own.pools.filter((pool) => needs.has(`${record.urn} ${pool}`)) };
  }
  if (stack.role(record) !== "unsupported") return { kind: "nowhere" };
  return statedStanding(record, around) ?? { kind: "unsupported", fact: unsupportedFact(record, around) };
}

/** A cluster that rests on members of its own, as far as its settings say so for sure, and has none here. */
function isMemberless(record: StackRecord, entry: CatalogueEntry, joined: JoinedResources): boolean {
  if (entry.stands.kind !== "joined" || joined.clusters.has(record.urn)) return false;
  return entry.standsInstead === undefined || readSetting(record, entry.standsInstead.where) !== "yes";
}

/** Where faultline.yaml says that something stands of which nothing else is known. */
function statedStanding(record: StackRecord, around: Surroundings): Standing | null {
  const stated = around.places.stated(record);
  if (stated === null) return null;
  return { kind: "parts", parts: [placed(stated.map((place) => member("", place)))] };
}

/** A cluster of whose members the stack shows none. */
function memberlessFact(record: StackRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `which members ${label(record, around.stack)} has: none of this stack names it`,
    remedy: `register the members of ${label(record, around.stack)} in this stack, or its zones under placement: in faultline.yaml`,
  });
}

/** A component that stands for nothing that answers requests can't be shown to survive. */
function hollowFact(record: StackRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `what requests to component ${record.name} meet: none of its children answers requests, as far as the catalogue knows`,
    remedy: "register its entry among the component's outputs, by URN, or name another entry in faultline.yaml",
  });
}

function unsupportedFact(record: StackRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    ...unsupportedWords(record),
  });
}

function unsupportedWords({ origin, provider, type, name }: StackRecord): {
  readonly what: string;
  readonly remedy: string;
} {
  if (origin !== "remote-component") {
    return {
      what: `what ${type} ${name} means when something is lost: the catalogue does not know the type`,
      remedy:
        "state its zone under placement: in faultline.yaml, or take it off the path under dependencies: with kind: none and a reason",
    };
  }
  // A component of the program itself has no provider: what a preview keeps back of it is what it registers.
  return provider === null
    ? {
        what: `what ${type} ${name} leads to: it is new, and a preview's JSON leaves out what a component registers`,
        remedy: "check the program itself, or a plan that pulumi preview saves with --save-plan",
      }
    : {
        what: `what ${type} ${name} is made of: it is a remote component, whose children only the engine sees`,
        remedy: "preview it with the policy pack, which sees its children",
      };
}

/** A listener on a balancer of somebody else's: where its nodes stand can't be told. */
function foreignBalancerFact(record: StackRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `where the load balancer of ${label(record, around.stack)} stands, which is not of this stack`,
    remedy: "create the balancer in this stack, or state the zones of this listener under placement: in faultline.yaml",
  });
}
