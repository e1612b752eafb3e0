import type { Joins } from "../model/catalogue.ts";
import type { Delegation, Dependency, FactId, GraphNode, NodeId, RecordSet } from "../model/graph.ts";
import type { NameStatement } from "../model/objectives.ts";
import type { Urn } from "../model/snapshot.ts";
import { matchesGlob } from "./algorithms/matches-selector.ts";
import type { Groups } from "./groups.ts";
import { madeUp } from "./made-up.ts";
import { namedBy } from "./place-givers.ts";
import { knownText, readValue } from "./property-path.ts";
import { readSetting } from "./settings.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";

/** The DNS names of a stack. */
export interface Names {
  /** The node of the name that a record belongs to. */
  nameOf(record: Urn): NodeId | null;
  readonly nodes: readonly GraphNode[];
  /** Statements about names that no record bears. */
  unused(): readonly NameStatement[];
}

type RecordJoin = Extract<Joins, { kind: "record" }>;

interface NamedRecord {
  readonly record: StackRecord;
  readonly joins: RecordJoin;
  readonly name: string;
  readonly type: string;
}

/** Gathers records by name, provider and type, and asks faultline.yaml to whom each name is delegated. */
export function findNames(around: Surroundings, statements: readonly NameStatement[]): Names {
  const { stack } = around;
  const byName = new Map<string, NamedRecord[]>();
  for (const record of stack.records) {
    const joins = stack.entry(record)?.joins;
    if (joins?.kind !== "record") continue;
    const named = { record, joins, name: fullName(record, joins, around), type: typeOf(record, joins) };
    const known = byName.get(named.name);
    if (known === undefined) byName.set(named.name, [named]);
    else known.push(named);
  }
  const nameOf = new Map<Urn, NodeId>();
  const nodes = [...byName]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, records]) => {
      const node = nameNode(
        name,
        records,
        statements.find((statement) => isMeant(statement.name, name)) ?? null,
        around,
      );
      for (const { record } of records) nameOf.set(record.urn, node.id);
      return node;
    });
  return {
    nameOf: (urn) => nameOf.get(urn) ?? null,
    nodes,
    unused: () => statements.filter((statement) => ![...byName.keys()].some((name) => isMeant(statement.name, name))),
  };
}

/** What names and their records lead to, members of a group told one by one. */
export function targetsOfNames(
  dependencies: readonly Dependency[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
  groups: Groups,
): (name: NodeId) => readonly NodeId[] {
  const targets = new Map<NodeId, NodeId[]>();
  for (const { from, to, kind } of dependencies) {
    if (kind !== "needs" || nodes.get(from)?.standing.kind !== "record") continue;
    const members = groups.membersOf(to);
    const known = targets.get(from) ?? [];
    known.push(...(members.length > 0 ? members : [to]));
    targets.set(from, known);
  }
  return (name) => {
    const standing = nodes.get(name)?.standing;
    const whole = standing?.kind === "record" ? nodes.get(standing.name)?.standing : standing;
    const records =
      whole?.kind === "name" ? whole.delegations.flatMap(({ sets }) => sets.flatMap((set) => set.records)) : [];
    return [...new Set([name, ...records].flatMap((one) => targets.get(one) ?? []))].sort();
  };
}

/** Whether a statement means a name; `*` in it stands for any run of characters. */
function isMeant(stated: string, name: string): boolean {
  const plain = (written: string) => written.toLowerCase().replace(/\.$/, "");
  return matchesGlob(plain(stated), plain(name));
}

/** The name as resolvers ask for it; where it is not known yet, what it is written with stands for it. */
function fullName(record: StackRecord, joins: RecordJoin, around: Surroundings): string {
  const first = knownText(readValue(record, joins.name));
  const domain = joins.domain === undefined ? null : domainOf(record, joins.domain, around);
  if (joins.domain === undefined) return (first ?? record.urn).toLowerCase().replace(/\.$/, "");
  const value = readValue(record, joins.name);
  const isApex = first === "@" || value.kind === "absent" || (value.kind === "known" && value.value === "");
  if (domain === null) return (first ?? record.urn).toLowerCase().replace(/\.$/, "");
  if (isApex) return domain;
  if (first === null) return `${record.urn}.${domain}`;
  const written = first.toLowerCase().replace(/\.$/, "");
  return written === domain || written.endsWith(`.${domain}`) ? written : `${written}.${domain}`;
}

/** What a property says of the domain: its text, or the name of the zone that it leads to. */
function domainOf(record: StackRecord, path: string, around: Surroundings): string | null {
  for (const urn of namedBy(record, path)) {
    const zone = around.stack.record(urn);
    const joins = zone === undefined ? undefined : around.stack.entry(zone)?.joins;
    if (zone === undefined || joins?.kind !== "dns-zone") continue;
    const name = knownText(readValue(zone, joins.name));
    if (name !== null) return name.toLowerCase().replace(/\.$/, "");
  }
  const text = knownText(readValue(record, path));
  return text === null || !text.includes(".") ? null : text.toLowerCase().replace(/\.$/, "");
}

function typeOf(record: StackRecord, joins: RecordJoin): string {
  return knownText(readValue(record, joins.type))?.toUpperCase() ?? "?";
}

function nameNode(
  name: string,
  records: readonly NamedRecord[],
  statement: NameStatement | null,
  around: Surroundings,
): GraphNode {
  const { stack, domains } = around;
  const byProvider = new Map<string, NamedRecord[]>();
  for (const one of records) {
    const provider = stack.catalogue.provider(one.record.type);
    const key = `${provider ?? "?"}:${one.joins.product}`;
    const known = byProvider.get(key);
    if (known === undefined) byProvider.set(key, [one]);
    else known.push(one);
  }
  const asked = statement === null ? [...byProvider.keys()] : statement.delegatedTo;
  const delegations = asked.flatMap((key): readonly Delegation[] => {
    const here = byProvider.get(key) ?? [];
    const [cloud = "", product = ""] = key.split(":");
    const provider = stack.catalogue.provider(`pulumi:providers:${cloud}`);
    if (provider === undefined || here.length === 0) return [];
    return [
      {
        provider: domains.provider(provider),
        product: answeringProduct(here, around) ?? product,
        foundUnder: stack.catalogue.endpointName(provider),
        sets: setsOf(here, name, around),
      },
    ];
  });
  const absent = asked.filter((key) => !byProvider.has(key));
  return {
    ...madeUp,
    id: `outside:name ${name}`,
    type: "name",
    name,
    label: `name ${name}`,
    role: "serves",
    standing: {
      kind: "name",
      delegations,
      isStated: statement !== null,
      fact:
        absent.length > 0
          ? absentFact(name, absent, records, around)
          : statement === null && delegations.length > 1
            ? delegationFact(name, records, around)
            : null,
    },
  };
}

/** The product that answers for the zone that records are in, as it is called where it can be lost. */
function answeringProduct(records: readonly NamedRecord[], around: Surroundings): string | null {
  for (const { record, joins } of records) {
    for (const urn of joins.domain === undefined ? [] : namedBy(record, joins.domain)) {
      const zone = around.stack.record(urn);
      const stands = zone === undefined ? undefined : around.stack.entry(zone)?.stands;
      if (stands?.kind === "global") return stands.product;
    }
  }
  return null;
}

/** Records of one type: alternatives where each is checked, or answers only while another does not. */
function setsOf(records: readonly NamedRecord[], name: string, around: Surroundings): readonly RecordSet[] {
  const byType = new Map<string, NamedRecord[]>();
  for (const one of records) {
    const known = byType.get(one.type);
    if (known === undefined) byType.set(one.type, [one]);
    else known.push(one);
  }
  return [...byType]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, same]) => setOf(type, same, name, around));
}

function setOf(type: string, same: readonly NamedRecord[], name: string, around: Surroundings): RecordSet {
  const weights = new Map(same.map((one) => [one, weightOf(one)]));
  const weighed = same.filter((one) => weights.get(one) !== "idle");
  // Where all weigh nothing, each is asked as often as the others.
  const serving = weighed.length > 0 ? weighed : same;
  const urns = (some: readonly NamedRecord[]) => some.map(({ record }) => record.urn).sort();
  const answers = serving.map((one) => ({ ...one, answer: checkOf(one) }));
  if (answers.every(({ answer }) => answer === "yes"))
    return { type, records: urns(same), required: 1, requiredAtMost: 1, facts: [] };
  if (answers.every(({ answer }) => answer !== "no")) {
    const open = answers.filter(({ answer }) => answer === "unknown");
    const facts = open.map(({ record }) => checkFact(record, name, around));
    return { type, records: urns(same), required: 1, requiredAtMost: same.length, facts };
  }
  // An unchecked one is asked whatever becomes of it, unless it turns out to weigh nothing.
  const perhapsIdle = serving.filter((one) => weights.get(one) === "unknown");
  return {
    type,
    records: urns(serving),
    required: Math.max(serving.length - perhapsIdle.length, 1),
    requiredAtMost: serving.length,
    facts: serving.length > 1 ? perhapsIdle.map(({ record }) => weightFact(record, name, around)) : [],
  };
}

function checkOf({ record, joins }: NamedRecord): "yes" | "no" | "unknown" {
  if (joins.secondary !== undefined && readSetting(record, joins.secondary) === "yes") return "yes";
  const checked = readSetting(record, joins.healthCheck);
  return checked === "inherits" ? "unknown" : checked;
}

/** A record whose weight is 0 is asked only while no other one is well. */
function weightOf({ record, joins }: NamedRecord): "busy" | "idle" | "unknown" {
  const weight = joins.weight === undefined ? undefined : readValue(record, joins.weight);
  if (weight === undefined || weight.kind === "absent") return "busy";
  if (weight.kind !== "known") return "unknown";
  return weight.value !== null && weight.value !== "" && Number(weight.value) === 0 ? "idle" : "busy";
}

function weightFact(record: StackRecord, name: string, around: Surroundings): FactId {
  return around.facts.add({
    id: `mode:${record.urn}#weight`,
    kind: "mode",
    subjects: [record.urn],
    what: `whether record ${record.name} of ${name} has a weight above 0`,
    remedy: `state the weight of record ${record.name} as a literal`,
  });
}

function checkFact(record: StackRecord, name: string, around: Surroundings): FactId {
  return around.facts.add({
    id: `mode:${record.urn}#health-check`,
    kind: "mode",
    subjects: [record.urn],
    what: `whether the health of what record ${record.name} of ${name} leads to is checked`,
    remedy: `state the health check of record ${record.name} in the program`,
  });
}

function delegationFact(name: string, records: readonly NamedRecord[], around: Surroundings): FactId {
  return around.facts.add({
    id: `delegation:${name}`,
    kind: "mode",
    subjects: records.map(({ record }) => record.urn).sort(),
    what: `to which of the DNS providers that have records of it ${name} is delegated`,
    remedy: `state ${name} with delegatedTo: under names: in faultline.yaml`,
  });
}

function absentFact(
  name: string,
  absent: readonly string[],
  records: readonly NamedRecord[],
  around: Surroundings,
): FactId {
  return around.facts.add({
    id: `delegation:${name}#${absent.join(",")}`,
    kind: "mode",
    subjects: records.map(({ record }) => record.urn).sort(),
    what: `what ${absent.join(" and ")} answers for ${name}: it is delegated there, and this stack has no record of it there`,
    remedy: `register its record there in this stack, or take ${absent.join(" and ")} out of delegatedTo: in faultline.yaml`,
  });
}
