import type { DomainId } from "../../../model/failure-domain.ts";
import type { DependencyKind } from "../../../model/graph.ts";

export const views = ["map", "findings", "matrix", "ways"] as const;
export type View = (typeof views)[number];

/** What the reader looks at and asks: all of it stands in the page's address, so that a link shows the same. */
export interface Looking {
  readonly stack: number;
  readonly view: View;
  /** In the order in which they were taken away. */
  readonly lost: readonly DomainId[];
  /** A resource, group or component, or `service:<name>`. */
  readonly focus: string | null;
  readonly depth: number;
  /** Kinds of edges that are not drawn. */
  readonly hidden: readonly DependencyKind[];
  /** The fingerprint of the finding whose evidence is drawn. */
  readonly finding: string | null;
  readonly filters: Filters;
  /** The incident that is replayed, by its id. */
  readonly replay: string | null;
  /** Its step, from 0. */
  readonly step: number;
}

export interface Filters {
  readonly service: string;
  readonly rule: string;
  readonly severity: string;
  readonly status: string;
}

export const noFilters: Filters = { service: "", rule: "", severity: "", status: "" };

/** Kinds that are drawn only when asked for: they say little about what goes with what. */
const hiddenAtFirst: readonly DependencyKind[] = ["placed-in", "observed-by", "member-of"];

export const atFirst: Looking = {
  stack: 0,
  view: "map",
  lost: [],
  focus: null,
  depth: 1,
  hidden: hiddenAtFirst,
  finding: null,
  filters: noFilters,
  replay: null,
  step: 0,
};

export const mostDepth = 6;

/** The fragment that stands for what is looked at; what is as at first is left out. */
export function fragmentOf(looking: Looking): string {
  const words = new URLSearchParams();
  if (looking.stack !== atFirst.stack) words.set("stack", String(looking.stack + 1));
  if (looking.view !== atFirst.view) words.set("view", looking.view);
  for (const domain of looking.lost) words.append("lost", domain);
  if (looking.focus !== null) words.set("focus", looking.focus);
  if (looking.depth !== atFirst.depth) words.set("depth", String(looking.depth));
  if (looking.hidden.join() !== hiddenAtFirst.join()) words.set("hidden", looking.hidden.join());
  if (looking.finding !== null) words.set("finding", looking.finding);
  if (looking.replay !== null) words.set("replay", looking.replay);
  if (looking.step !== atFirst.step) words.set("step", String(looking.step + 1));
  for (const [name, value] of Object.entries(looking.filters)) if (value !== "") words.set(name, value);
  return words.toString();
}

/** What a fragment asks for, as far as it can be read; what it does not say is as at first. */
export function lookingAt(fragment: string, stacks: number, kinds: readonly DependencyKind[]): Looking {
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  const stack = Number(words.get("stack") ?? 1) - 1;
  const depth = Number(words.get("depth") ?? atFirst.depth);
  const step = Number(words.get("step") ?? 1) - 1;
  const hidden = words.get("hidden");
  const named = (hidden ?? "").split(",");
  return {
    stack: Number.isInteger(stack) && stack >= 0 && stack < stacks ? stack : 0,
    view: views.find((view) => view === words.get("view")) ?? atFirst.view,
    lost: [...new Set(words.getAll("lost"))],
    focus: words.get("focus"),
    depth: Number.isInteger(depth) && depth >= 1 && depth <= mostDepth ? depth : atFirst.depth,
    hidden: hidden === null ? hiddenAtFirst : kinds.filter((kind) => named.includes(kind)),
    finding: words.get("finding"),
    filters: {
      service: words.get("service") ?? "",
      rule: words.get("rule") ?? "",
      severity: words.get("severity") ?? "",
      status: words.get("status") ?? "",
    },
    replay: words.get("replay"),
    step: Number.isInteger(step) && step >= 0 ? step : 0,
  };
}
