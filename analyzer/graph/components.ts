import type { GroupId, NodeId } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import type { Groups } from "./groups.ts";
import type { NeedsOf } from "./roots.ts";
import { findRoots } from "./roots.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/**
 * What a component stands for: the resources that its registered outputs name; without any, its children that answer
 * requests and that no sibling, nor a sibling's descendant, needs.
 */
export function partsOfComponent(
  component: StackRecord,
  stack: StackIndex,
  groups: Groups,
  needsOf: NeedsOf,
): readonly (NodeId | GroupId)[] {
  const named = namedByOutputs(component, stack);
  if (named.some((urns) => urns.length > 0) && leadsToResource(component, stack)) {
    return [...new Set(named.flatMap((urns) => groups.together(urns)))].sort();
  }
  const beneath = descendants(component, stack);
  const answering = beneath.filter((urn) => answersRequests(urn, stack));
  // What a template needs, its users need themselves: a public address that nobody is told of hides no server behind it.
  const needing = beneath.filter((urn) => !isTemplate(urn, stack));
  return groups.together(findRoots(answering, needing, needsOf, groups).flat());
}

/** What each registered output names, the component itself left aside. */
function namedByOutputs(component: StackRecord, stack: StackIndex): readonly (readonly Urn[])[] {
  return Object.values(component.properties).map((output) =>
    referencesIn(output).filter((urn) => urn !== component.urn && answersRequests(urn, stack)),
  );
}

/** Whether outputs lead to a resource at last: components that only name each other stand for nothing by it. */
function leadsToResource(component: StackRecord, stack: StackIndex): boolean {
  const seen = new Set<Urn>([component.urn]);
  const open = namedByOutputs(component, stack).flat();
  for (let urn = open.pop(); urn !== undefined; urn = open.pop()) {
    const record = stack.record(urn);
    if (record === undefined || seen.has(urn)) continue;
    seen.add(urn);
    if (record.origin !== "component") return true;
    const named = namedByOutputs(record, stack).flat();
    if (named.length === 0 && descendants(record, stack).some((child) => answersRequests(child, stack))) return true;
    open.push(...named);
  }
  return false;
}

function answersRequests(urn: Urn, stack: StackIndex): boolean {
  const record = stack.record(urn);
  if (record === undefined) return false;
  const role = stack.role(record);
  return role === "serves" || role === "unsupported" || role === "component";
}

function isTemplate(urn: Urn, stack: StackIndex): boolean {
  const record = stack.record(urn);
  return record !== undefined && stack.role(record) === "template";
}

function descendants(component: StackRecord, stack: StackIndex): readonly Urn[] {
  const found: Urn[] = [];
  const open = [component];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of stack.children(next.urn)) {
      if (child.origin !== "component") found.push(child.urn);
      open.push(child);
    }
  }
  return found.sort();
}

function referencesIn(value: Value): readonly Urn[] {
  const found: Urn[] = [];
  const open: Value[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "reference") found.push(next.urn);
    // A policy pack gets no references, so components that want to be read there name resources by URN.
    if (next.kind === "known" && typeof next.value === "string" && next.value.startsWith("urn:pulumi:"))
      found.push(next.value);
    if (next.kind === "list") open.push(...next.items);
    if (next.kind === "record") open.push(...Object.values(next.fields));
  }
  return found.sort();
}
