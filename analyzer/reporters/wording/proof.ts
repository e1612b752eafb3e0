import type { Derivation } from "../../model/analysis.ts";
import type { Finding } from "../../model/finding.ts";

/** One line of a proof: a step, and steps like it that follow from the same lines. */
export interface ProofLine {
  /** From 1, in the order in which each line follows from earlier ones. */
  readonly number: number;
  readonly says: string;
  /** What else the same is true of: `hk-b`, or `match-1 (hk-b)` where the sentence differs in two words. */
  readonly likewise: readonly string[];
  /** Numbers of the lines that it follows from. */
  readonly from: readonly number[];
  /** The line ends the proof for a service. */
  readonly concludes: boolean;
}

/**
 * The derivations of a finding as one proof: what several services share is said once, and steps that differ only in a name
 * share a line. Cost: linear in the steps, but for at most `rivals` comparisons each.
 */
export function proofOf(finding: Pick<Finding, "evidence">): readonly ProofLine[] {
  const derivations = finding.evidence.flatMap((each) => (each.kind === "derivation" ? [each.derivation] : []));
  return numbered(gathered(uniqueSteps(derivations)));
}

/**
 * As much of a finding's proof as fits into `most` lines: the services with the shortest derivations are proved in full, the others
 * are named. One service at least is proved, however long it takes.
 */
export function proofWithin(
  finding: Finding,
  most: number,
): { readonly lines: readonly ProofLine[]; readonly others: readonly string[] } {
  const whole = proofOf(finding);
  if (whole.length <= most) return { lines: whole, others: [] };
  const evidence = finding.evidence
    .flatMap((each) => (each.kind === "derivation" ? [each] : []))
    .sort(
      (one, other) =>
        one.derivation.steps.length - other.derivation.steps.length || (one.service < other.service ? -1 : 1),
    );
  const shown = evidence.slice(0, 1);
  let lines = numbered(gathered(uniqueSteps(shown.map((each) => each.derivation))));
  for (const next of evidence.slice(1)) {
    const more = numbered(gathered(uniqueSteps([...shown, next].map((each) => each.derivation))));
    if (more.length > most) break;
    shown.push(next);
    lines = more;
  }
  const others = evidence.slice(shown.length).map((each) => each.service);
  return { lines, others: [...new Set(others)].sort() };
}

/** At most `most` lines: of a longer proof its beginning and its end, and how many stand between. */
export function abridged(
  proof: readonly ProofLine[],
  most: number,
): { readonly head: readonly ProofLine[]; readonly left: number; readonly tail: readonly ProofLine[] } {
  if (proof.length <= most) return { head: proof, left: 0, tail: [] };
  const head = Math.ceil(most / 2);
  return { head: proof.slice(0, head), left: proof.length - most, tail: proof.slice(proof.length - (most - head)) };
}

interface Step {
  readonly says: string;
  /** Positions in the list of unique steps; all are smaller than this step's own. */
  readonly from: readonly number[];
  /** The longest way to it from a step that follows from nothing. */
  readonly depth: number;
  readonly concludes: boolean;
}

/** Every different step once, in the order of its first appearance. */
function uniqueSteps(derivations: readonly Derivation[]): readonly Step[] {
  const steps: Step[] = [];
  const known = new Map<string, number>();
  for (const { steps: own } of derivations) {
    const places: number[] = [];
    for (const [index, step] of own.entries()) {
      const from = sortedOnce(step.from.flatMap((each) => places[each] ?? []));
      const concludes = index === own.length - 1;
      const key = JSON.stringify([step.says, step.subject, from, concludes]);
      const place = known.get(key) ?? steps.length;
      if (place === steps.length) {
        known.set(key, place);
        const depth = from.reduce((deepest, each) => Math.max(deepest, (steps[each]?.depth ?? 0) + 1), 0);
        steps.push({ says: step.says, from, depth, concludes });
      }
      places.push(place);
    }
  }
  return steps;
}

interface Line {
  /** The position of its earliest step, which gives the line its place. */
  first: number;
  readonly words: readonly string[];
  /** Where the words of its steps differ. */
  places: readonly number[];
  readonly others: (readonly string[])[];
  readonly from: readonly number[];
  readonly concludes: boolean;
}

/** How many lines that follow from the same a step is compared with before it gets a line of its own. */
const rivals = 16;

/** Steps that follow from the same lines and differ in at most two words are put on one line. */
function gathered(steps: readonly Step[]): readonly Line[] {
  const lines: Line[] = [];
  const lineOf: number[] = [];
  const siblings = new Map<string, number[]>();
  // By depth, so that the lines which a step follows from are complete before it looks for its own.
  const byDepth = [...steps.keys()].sort((a, b) => (steps[a]?.depth ?? 0) - (steps[b]?.depth ?? 0) || a - b);
  for (const index of byDepth) {
    const step = steps[index];
    if (step === undefined) continue;
    const from = sortedOnce(step.from.flatMap((each) => lineOf[each] ?? []));
    const words = step.says.split(" ");
    const key = `${words.length} ${step.concludes} ${from.join(" ")}`;
    const near = siblings.get(key) ?? [];
    const joined = near.slice(-rivals).find((each) => join(lines[each], words));
    const line = joined === undefined ? undefined : lines[joined];
    if (joined !== undefined && line !== undefined) {
      line.first = Math.min(line.first, index);
      lineOf[index] = joined;
      continue;
    }
    siblings.set(key, [...near.slice(-rivals), lines.length]);
    lineOf[index] = lines.length;
    lines.push({ first: index, words, places: [], others: [], from, concludes: step.concludes });
  }
  return lines;
}

function join(line: Line | undefined, words: readonly string[]): boolean {
  if (line === undefined) return false;
  const differing = words.flatMap((word, place) => (word === line.words[place] ? [] : [place]));
  if (differing.length === 0) return true;
  const alike = words.length - differing.length;
  const fits =
    line.others.length === 0
      ? differing.length <= 2 && alike >= 2
      : differing.every((place) => line.places.includes(place));
  if (!fits) return false;
  if (line.others.length === 0) line.places = differing;
  line.others.push(line.places.map((place) => bare(words[place] ?? "")));
  return true;
}

/** A word without the signs of the sentence around it. */
function bare(word: string): string {
  return word.replace(/[,;:.]$/, "").replace(/^\((.*)\)$/, "$1");
}

function numbered(lines: readonly Line[]): readonly ProofLine[] {
  // A line's earliest step comes after the earliest steps of all lines that it follows from, so this order is a proof's.
  const order = [...lines.keys()].sort((a, b) => (lines[a]?.first ?? 0) - (lines[b]?.first ?? 0));
  const numbers = new Map(order.map((line, index) => [line, index + 1]));
  return order.flatMap((each) => {
    const line = lines[each];
    if (line === undefined) return [];
    return [
      {
        number: numbers.get(each) ?? 0,
        says: line.words.join(" "),
        likewise: line.others.map(([name = "", where]) => (where === undefined ? name : `${name} (${where})`)),
        from: sortedOnce(line.from.flatMap((from) => numbers.get(from) ?? [])),
        concludes: line.concludes,
      },
    ];
  });
}

function sortedOnce(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
