import { describe, expect, test } from "vitest";
import { analyze } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import type { Objectives } from "../../analyzer/model/objectives.ts";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import type { Scalar, Value } from "../../analyzer/model/value.ts";
import { rules } from "../../analyzer/rules/index.ts";
import { everyCase } from "../analyzer/rules/patterns/every-case.ts";
import type { PatternCase } from "../analyzer/rules/patterns/pattern-case.ts";
import { web } from "../analyzer/rules/patterns/pattern-case.ts";
import { impossibleElsewhere } from "./impossible-elsewhere.ts";
import type { Leaf } from "./leaves.ts";
import { known, leavesOf, sayLeaf, withLeaf } from "./leaves.ts";

/**
 * Every value that a stack which is well states is made unknown, one after the other. Either something more is found, or no value
 * that deployment could put there would have broken anything. What is unknown is stated all the same: that it turns out to be nothing at
 * all is not asked.
 */
const zones = ["ap-east-1a", "ap-east-1b", "cn-hongkong-b", "cn-hongkong-c"];

/** What the analyser finds, each as `rule status`. */
function found(snapshot: Snapshot, objectives: Objectives): readonly string[] {
  const { findings } = analyze(snapshot, objectives, { catalogue, rules });
  return findings.map(({ rule, status }) => `${rule} ${status}`);
}

/** What is found of the one and not of the other, with how often. */
function more(now: readonly string[], before: readonly string[]): readonly string[] {
  const left = [...before];
  return now.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** What deployment could put there: what either stack says under that name, and what the kind of value suggests. */
function worldsOf({ value, path }: Leaf, said: ReadonlyMap<string, ReadonlySet<Scalar>>): readonly Value[] {
  if (value.kind === "list") return [{ kind: "list", items: value.items.slice(0, 1) }];
  if (value.kind !== "known" && value.kind !== "unknown") return [];
  const guesses: Scalar[] = [...(said.get(nameOf(path)) ?? [])];
  if (value.kind === "known" && typeof value.value === "boolean") guesses.push(!value.value);
  if (value.kind === "known" && typeof value.value === "number") guesses.push(0, 1, 1000);
  if (value.kind === "known" && typeof value.value === "string") guesses.push("another word", ...zones);
  return guesses.map(known);
}

function nameOf(path: Leaf["path"]): string {
  return String(path.findLast((part) => typeof part === "string"));
}

function saidIn(...snapshots: readonly Snapshot[]): ReadonlyMap<string, ReadonlySet<Scalar>> {
  const said = new Map<string, Set<Scalar>>();
  for (const { path, value } of snapshots.flatMap(leavesOf)) {
    if (value.kind !== "known") continue;
    const name = nameOf(path);
    said.set(name, (said.get(name) ?? new Set()).add(value.value));
  }
  return said;
}

interface Judged {
  readonly leaf: string;
  /** `told`: something more is found · `spare`: no world breaks anything · else the world that does, unsaid. */
  readonly outcome: string;
}

function judgedLeaves({ satisfied, violated, stated = web }: PatternCase): readonly Judged[] {
  const objectives = stated.build();
  const well = satisfied.snapshot();
  const before = found(well, objectives);
  const said = saidIn(well, violated.snapshot());
  return leavesOf(well).flatMap((leaf) =>
    // Decided at deployment by another resource of the stack, as it is now; and by nobody in the stack.
    [false, true].flatMap((cut): readonly Judged[] => {
      const isMade = well.resources.some(
        ({ urn, propertyDependencies }) => urn === leaf.urn && propertyDependencies[leaf.path[0]] !== undefined,
      );
      if (cut ? !isMade : leaf.value.kind === "unknown") return [];
      const told = more(found(withLeaf(well, leaf, { kind: "unknown" }, cut), objectives), before);
      const name = `${sayLeaf(leaf, well)}${cut ? ", by nobody" : ""}`;
      if (told.length > 0) return [{ leaf: name, outcome: "told" }];
      const broken = worldsOf(leaf, said).find((world) =>
        more(found(withLeaf(well, leaf, world, cut), objectives), before).some((one) => one.endsWith(" violated")),
      );
      return [{ leaf: name, outcome: broken === undefined ? "spare" : JSON.stringify(broken) }];
    }),
  );
}

const cases = Object.entries(everyCase).flatMap(([pattern, all]) =>
  all.map((one, index) => ({ titled: `${pattern} on ${one.on}, case ${index + 1}`, pattern, one })),
);

describe("whatever is unknown is told, or does not matter", { timeout: 60_000 }, () => {
  const outcomes: string[] = [];
  const used = new Set<string>();

  test.each(cases)("$titled", ({ pattern, one }) => {
    const unsaid = judgedLeaves(one).flatMap(({ leaf, outcome }) => {
      outcomes.push(outcome);
      if (outcome === "told" || outcome === "spare") return [];
      const reason = impossibleElsewhere.find(({ where, match }) => where.includes(pattern) && match.test(leaf));
      if (reason === undefined) return [`${leaf}: says nothing, and ${outcome} would break it`];
      used.add(`${reason.where.join()} ${reason.match}`);
      return [];
    });
    expect(unsaid).toEqual([]);
  });

  test("most of what is read is told; each reason for silence is one that is needed", () => {
    expect(outcomes.filter((one) => one === "told").length).toBeGreaterThan(250);
    expect(
      impossibleElsewhere.map(({ where, match }) => `${where.join()} ${match}`).filter((one) => !used.has(one)),
    ).toEqual([]);
  });
});
