import type { Joins } from "../model/catalogue.ts";
import type { NodeRole, RedundancyGroup } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { label } from "./labels.ts";
import { namedBy } from "./place-givers.ts";
import { knownText, readValues } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import { withoutTakeover } from "./takeovers.ts";

type Alternatives = Extract<Joins, { kind: "alternatives" }>;

/**
 * What a resource asks one after the other until one answers: the group of what its list names, by the resource. Only where it is known
 * that all of the list stand in for each other, for everything that is asked: one group has all of them as its members, everything asked
 * is asked of that group, and nothing else is asked than what it asks again elsewhere.
 */
export function alternativesAsked(stack: StackIndex): ReadonlyMap<Urn, RedundancyGroup> {
  const found = new Map<Urn, RedundancyGroup>();
  for (const record of stack.records) {
    const joins = stack.entry(record)?.joins;
    if (joins?.kind !== "alternatives" || !areAlternatives(record, joins)) continue;
    const members = namedBy(record, joins.of).filter((urn) => {
      const named = stack.record(urn);
      return named !== undefined && answers.has(stack.role(named));
    });
    if (members.length < 2) continue;
    found.set(record.urn, {
      id: `group:alternatives ${record.urn}`,
      name: `${joins.noun} of ${label(record, stack)}`,
      kind: "required",
      members: [...members].sort(),
      required: 1,
      requiredAtMost: 1,
      facts: [],
      membersFact: null,
      crossZone: "yes",
      ...withoutTakeover,
      origin: "catalogue",
    });
  }
  return found;
}

const answers: ReadonlySet<NodeRole> = new Set(["serves", "unsupported"]);

function areAlternatives(record: StackRecord, { of, group, members, asked, again }: Alternatives): boolean {
  const texts = (path: string) =>
    readValues(record, path)
      .flatMap((value) => (value.kind === "list" ? value.items : [value]))
      .map(knownText);
  const [id, ...others] = texts(group);
  const listed = texts(of);
  const inGroup = new Set(texts(members));
  const targets = asked.flatMap(texts);
  const ways = again.paths.flatMap(texts);
  return (
    id != null &&
    others.length === 0 &&
    listed.length > 1 &&
    listed.every((one) => one !== null && inGroup.has(one)) &&
    targets.length > 0 &&
    targets.every((target) => target === id) &&
    ways.length > 0 &&
    ways.every((way) => way !== null && again.values.includes(way))
  );
}
