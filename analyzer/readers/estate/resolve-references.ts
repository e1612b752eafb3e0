import type { ResourceRecord, Snapshot, Urn } from "../../model/snapshot.ts";
import type { Value } from "../../model/value.ts";
import { InputError } from "../input-error.ts";

const referenceType = "pulumi:pulumi:StackReference";

/** A text that is shorter is in others by chance: a zone's letter, a port. */
const shortest = 6;

/** One stack of the estate, and whose resources its texts are. */
interface Stack {
  readonly snapshot: Snapshot;
  /** Text → the one resource that it identifies, `null` where it is in several. */
  readonly owners: ReadonlyMap<string, Urn | null>;
}

/**
 * Returns the resources of all stacks, each made from what it was made from in the stack that owns it. What an exported text
 * belongs to is told by the resources of the stack that exports it: its id, else a property that no other resource has. Where
 * that does not tell, the StackReference stays: what was made from it is unknown.
 * @throws InputError where stacks refer to each other in a circle.
 */
export function resolveReferences(snapshots: readonly Snapshot[]): readonly ResourceRecord[] {
  const stacks = snapshots.map((snapshot): Stack => ({ snapshot, owners: ownersOf(snapshot) }));
  requireNoCircle(stacks);
  const managed = new Map<string, Urn>();
  for (const { urn, type, id, origin } of snapshots.flatMap(({ resources }) => resources)) {
    if (origin === "managed" && id !== undefined) managed.set(`${type} ${id}`, urn);
  }
  return snapshots.flatMap((snapshot) => {
    const exporters = exportersOf(snapshot, stacks);
    // Somebody else's for the program that fetches it, and here is who owns it.
    const fetched = new Map<Urn, Urn>();
    for (const { urn, type, id, origin } of snapshot.resources) {
      const owner = origin === "read" && id !== undefined ? managed.get(`${type} ${id}`) : undefined;
      if (owner !== undefined) fetched.set(urn, owner);
    }
    const resolved = snapshot.resources
      .filter(({ urn }) => !fetched.has(urn))
      .map((record) => resolveRecord(record, exporters, fetched));
    const named = new Set(resolved.flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat()));
    return resolved.filter(({ urn }) => !exporters.has(urn) || named.has(urn));
  });
}

/** A StackReference that leads to a stack of the estate: what that exports, and who owns what. */
interface Exporter {
  readonly exports: readonly string[];
  readonly owners: ReadonlyMap<string, Urn | null>;
}

function exportersOf(snapshot: Snapshot, stacks: readonly Stack[]): ReadonlyMap<Urn, Exporter> {
  const exporters = new Map<Urn, Exporter>();
  for (const record of snapshot.resources) {
    const target = referredTo(record, stacks);
    if (target === undefined) continue;
    const { outputs } = record.properties;
    const exports = outputs === undefined ? [] : textsIn(outputs).filter((text) => text.length >= shortest);
    exporters.set(record.urn, { exports, owners: target.owners });
  }
  return exporters;
}

function resolveRecord(
  record: ResourceRecord,
  exporters: ReadonlyMap<Urn, Exporter>,
  fetched: ReadonlyMap<Urn, Urn>,
): ResourceRecord {
  const names = (urn: Urn) => exporters.has(urn) || fetched.has(urn);
  if (![record.dependencies, ...Object.values(record.propertyDependencies)].some((urns) => urns.some(names)))
    return record;
  const owned = new Map<Urn, Set<Urn>>();
  const propertyDependencies = Object.fromEntries(
    Object.entries(record.propertyDependencies).map(([property, urns]) => [
      property,
      sorted(
        urns.flatMap((urn) => {
          const exporter = exporters.get(urn);
          if (exporter === undefined) return [fetched.get(urn) ?? urn];
          const owners = ownersIn(record.properties[property], urn, exporter);
          owned.set(urn, new Set([...(owned.get(urn) ?? []), ...owners]));
          return owners;
        }),
      ),
    ]),
  );
  const dependencies = record.dependencies.flatMap((urn) =>
    exporters.has(urn) ? [...(owned.get(urn) ?? [])] : [fetched.get(urn) ?? urn],
  );
  return { ...record, dependencies: sorted(dependencies), propertyDependencies };
}

/** Whose a property is that was made from what a stack exports; the reference itself, where that can't be told of all of it. */
function ownersIn(value: Value | undefined, reference: Urn, { exports, owners }: Exporter): readonly Urn[] {
  if (value === undefined || isOpen(value)) return [reference];
  const texts = textsIn(value);
  const used = exports.filter((text) => texts.some((each) => each.includes(text)));
  const found = used.map((text) => owners.get(text) ?? null);
  const told = found.filter((urn) => urn !== null);
  return found.length === 0 || told.length < found.length ? [reference] : told;
}

/** Returns what a stack's texts identify: an id, else a property of one resource alone. */
function ownersOf({ resources }: Snapshot): ReadonlyMap<string, Urn | null> {
  const owners = new Map<string, Urn | null>();
  const byId = new Map<string, Urn | null>();
  const managed = resources.filter(({ origin }) => origin === "managed" || origin === "read");
  for (const { urn, id, properties } of managed) {
    if (id !== undefined) byId.set(id, byId.has(id) ? null : urn);
    for (const text of new Set(Object.values(properties).flatMap(textsIn))) {
      owners.set(text, owners.has(text) ? null : urn);
    }
  }
  return new Map([...owners, ...byId]);
}

/** The stack that a StackReference names: `organization/project/stack`, or without what may be left out. */
function referredTo(record: ResourceRecord, stacks: readonly Stack[]): Stack | undefined {
  if (record.type !== referenceType) return undefined;
  const { name } = record.properties;
  const text = name?.kind === "known" && typeof name.value === "string" ? name.value : (record.id ?? record.name);
  const [stack = "", project] = text.split("/").toReversed();
  const own = record.urn.split("::")[1];
  const meant = stacks.filter(({ snapshot }) => snapshot.stack === stack && (project ?? own) === snapshot.project);
  const loose = project === undefined ? stacks.filter(({ snapshot }) => snapshot.stack === stack) : [];
  const found = meant.length > 0 ? meant : loose;
  return found.length === 1 ? found[0] : undefined;
}

/** @throws InputError naming the stacks of a circle: none of them could have been deployed first. */
function requireNoCircle(stacks: readonly Stack[]): void {
  const waiting = new Map(
    stacks.map((stack) => [
      stack,
      new Set(stack.snapshot.resources.flatMap((record) => referredTo(record, stacks) ?? [])),
    ]),
  );
  for (let ready = readyIn(waiting); ready.length > 0; ready = readyIn(waiting)) {
    for (const stack of ready) waiting.delete(stack);
    for (const needs of waiting.values()) for (const stack of ready) needs.delete(stack);
  }
  if (waiting.size === 0) return;
  // Whoever is left waits for another that is left; following that comes back to where it was.
  const way: Stack[] = [];
  for (
    let next = [...waiting.keys()][0];
    next !== undefined && !way.includes(next);
    next = [...(waiting.get(next) ?? [])][0]
  )
    way.push(next);
  const last = way.at(-1);
  const back = last === undefined ? undefined : [...(waiting.get(last) ?? [])][0];
  const circle = back === undefined ? way : [...way.slice(way.indexOf(back)), back];
  const names = circle.map(({ snapshot }) => `${snapshot.project}/${snapshot.stack}`);
  throw new InputError(
    `The stacks refer to each other in a circle: ${names.join(" refers to ")}; expected that each can be deployed after those it refers to: take one StackReference out.`,
  );
}

function readyIn(waiting: ReadonlyMap<Stack, ReadonlySet<Stack>>): readonly Stack[] {
  return [...waiting].flatMap(([stack, needs]) => (needs.size === 0 ? [stack] : []));
}

/** The known texts anywhere in a value. Iterative. */
function textsIn(value: Value): readonly string[] {
  const texts: string[] = [];
  const open: Value[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "known" && typeof next.value === "string" && next.value !== "") texts.push(next.value);
    if (next.kind === "list") open.push(...next.items);
    if (next.kind === "record") open.push(...Object.values(next.fields));
  }
  return texts;
}

/** Whether any part of a value is unknown. Iterative. */
function isOpen(value: Value): boolean {
  const open: Value[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "unknown") return true;
    if (next.kind === "list") open.push(...next.items);
    if (next.kind === "record") open.push(...Object.values(next.fields));
  }
  return false;
}

function sorted(urns: readonly Urn[]): readonly Urn[] {
  return [...new Set(urns)].sort();
}
