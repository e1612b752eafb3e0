import type { Completeness, Snapshot } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import { resolveReferences } from "./resolve-references.ts";

/**
 * Returns several stacks as one, an estate: what one takes from another through a StackReference, or fetches with `X.get()`, is
 * the other's resource itself. One stack stays as it is.
 * @throws InputError where two are the same stack, or refer to each other in a circle.
 */
export function mergeStacks(stacks: readonly Snapshot[]): Snapshot {
  const [first, ...others] = stacks;
  if (first === undefined) throw new InputError("No state was named; name a file with --state.");
  if (others.length === 0) return first;
  const sorted = stacks.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const twice = sorted.find(
    (stack, position) => position > 0 && nameOf(stack) === nameOf(sorted[position - 1] ?? stack),
  );
  if (twice !== undefined) {
    throw new InputError(
      `Two of the states are of ${nameOf(twice)}; expected each stack once: leave the older one out.`,
    );
  }
  const resources = resolveReferences(sorted);
  return {
    project: "estate",
    stack: namesOf(sorted),
    source: sorted.every(({ source }) => source === "state") ? "state" : "plan",
    completeness: completenessOf(sorted),
    resources: resources.toSorted((one, other) => (one.urn < other.urn ? -1 : 1)),
    lookups: sorted.flatMap(({ lookups }) => lookups),
  };
}

function nameOf({ project, stack }: Snapshot): string {
  return `${project}/${stack}`;
}

/** What an estate is called: by all of its stacks, of many by the first ones and how many more there are. */
function namesOf(stacks: readonly Snapshot[]): string {
  const names = stacks.map(nameOf);
  if (names.length <= mostNamed) return names.join("+");
  return `${names.slice(0, mostNamed - 1).join("+")}+${names.length - mostNamed + 1} more`;
}

const mostNamed = 5;

function completenessOf(stacks: readonly Snapshot[]): Completeness {
  const why = stacks.flatMap((stack) =>
    stack.completeness.kind === "partial" ? [`${nameOf(stack)}: ${stack.completeness.why}`] : [],
  );
  return why.length === 0 ? { kind: "whole" } : { kind: "partial", why: why.join("; ") };
}
