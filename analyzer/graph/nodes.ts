import type { GraphNode, Standing } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import type { JoinedResources } from "./joins.ts";
import { label } from "./labels.ts";
import { printable, readValue, topLevel } from "./property-path.ts";
import { standingOf } from "./standing.ts";
import type { Surroundings } from "./surroundings.ts";

/** A resource as the graph sees it. `isHollow` says of a component that it stands for nothing. */
export function nodeOf(
  record: ResourceRecord,
  around: Surroundings,
  joined: JoinedResources,
  needs: ReadonlySet<string>,
  isHollow: boolean,
): GraphNode {
  const { stack } = around;
  const role = stack.role(record);
  return {
    id: record.urn,
    urn: record.urn,
    type: record.type,
    name: record.name,
    label: label(record, stack),
    provider: stack.catalogue.provider(record.type) ?? null,
    parent: record.parent,
    role,
    standing: isHollow
      ? { kind: "unsupported", fact: hollowFact(record, around) }
      : standingOfRecord(record, around, joined, needs),
    decides: (stack.entry(record)?.prints ?? []).map((path) => ({
      property: topLevel(path),
      value: printable(readValue(record, path)),
    })),
  };
}

function standingOfRecord(
  record: ResourceRecord,
  around: Surroundings,
  joined: JoinedResources,
  needs: ReadonlySet<string>,
): Standing {
  const { stack } = around;
  const listener = joined.listeners.get(record.urn);
  if (listener !== undefined) {
    if (listener.balancer === null) return { kind: "unsupported", fact: foreignBalancerFact(record, around) };
    // A need that faultline.yaml takes away is not on the path through the balancer either.
    const pools = listener.pools.filter((pool) => needs.has(`${record.urn} ${pool}`));
    return { kind: "listener", balancer: listener.balancer, pools, isRule: listener.isRule };
  }
  const entry = stack.entry(record);
  if (entry !== undefined && record.origin !== "component") return standingOf(record, entry, around);
  if (stack.role(record) !== "unsupported") return { kind: "nowhere" };
  const stated = around.places.stated(record);
  if (stated !== null)
    return {
      kind: "parts",
      parts: [
        {
          kind: "placed",
          name: "",
          members: stated.map((place) => ({ name: "", place, fact: null, mends: null })),
          required: 1,
        },
      ],
    };
  return { kind: "unsupported", fact: unsupportedFact(record, around) };
}

/** A component that stands for nothing that answers requests can't be shown to survive. */
function hollowFact(record: ResourceRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `what requests to component ${record.name} meet: none of its children answers requests, as far as the catalogue knows`,
    remedy: "register its entry among the component's outputs, by URN, or name another entry in faultline.yaml",
  });
}

function unsupportedFact(record: ResourceRecord, around: Surroundings): string {
  const remote = record.origin === "remote-component";
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: remote
      ? `what ${record.type} ${record.name} is made of: it is a remote component, whose children only the engine sees`
      : `what ${record.type} ${record.name} means when something is lost: the catalogue does not know the type`,
    remedy: remote
      ? "preview it with the guard or the policy pack, which see its children"
      : "state its zone under placement: in faultline.yaml, or take it off the path under dependencies: with kind: none and a reason",
  });
}

/** A listener on a balancer of somebody else's: where its nodes stand can't be told. */
function foreignBalancerFact(record: ResourceRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `where the load balancer of ${label(record, around.stack)} stands, which is not of this stack`,
    remedy: "create the balancer in this stack, or state the zones of this listener under placement: in faultline.yaml",
  });
}
