import type { DomainId, DomainKind, FailureDomain } from "../../model/failure-domain.ts";
import type { DependencyKind, NodeRole } from "../../model/graph.ts";
import type { Answer, StackReport, TopologyNode } from "../../model/report.ts";
import { listSome } from "./list.ts";
import { namesIn } from "./names.ts";

/** A stack as boxes and lines, places within places; how it is laid out is the format's business. Nothing is escaped yet. */
export interface Drawing {
  readonly title: string;
  /** What stands in no place: services, and what stands where others do. */
  readonly boxes: readonly Box[];
  readonly places: readonly PlaceFrame[];
  readonly lines: readonly Line[];
}

export interface PlaceFrame {
  readonly title: string;
  /** `yes`: its loss takes a service in every case · `perhaps`: only deployment tells. */
  readonly takes: "yes" | "perhaps" | "no";
  readonly boxes: readonly Box[];
  readonly places: readonly PlaceFrame[];
}

export interface Box {
  /** `n1`: unique within the drawing, and safe in every format. */
  readonly id: string;
  readonly kind: "service" | "whole" | "part";
  readonly words: readonly string[];
}

export interface Line {
  readonly from: string;
  readonly to: string;
  /** `need`: a failure travels along it · `possible`: only deployment tells · `other`: said by its label · `part`: belongs together. */
  readonly kind: "need" | "possible" | "other" | "part";
  readonly label: string | null;
}

/** Larger drawings are folded further: viewers refuse them (Mermaid: 500 lines), and nobody reads them. */
const mostLines = 400;

/** A drawing per stack; one that could not be read is an empty frame that says so. */
export function drawingsOf({ stacks, unread }: Extract<Answer, { readonly kind: "check" }>): readonly Drawing[] {
  return [
    ...stacks.map(drawingOf),
    ...unread.map(({ stack, why }) => ({
      title: `${stack} could not be read`,
      boxes: [{ id: "n1", kind: "whole" as const, words: [why] }],
      places: [],
      lines: [],
    })),
  ];
}

/**
 * Draws a stack with each component folded into one box per place that it has a part in: first the innermost components, and where
 * that is still too much to read, the outermost. What only orders or permits is left out, as are subnets: the frames show places.
 */
function drawingOf(report: StackReport): Drawing {
  const near = draw(report, "innermost");
  return near.lines.length <= mostLines ? near : draw(report, "outermost");
}

/** What a box is made of. Rules, templates, networks and the like are told by the lines between boxes, or not at all. */
const drawn = {
  serves: true,
  link: true,
  pool: true,
  unsupported: true,
  place: false,
  network: false,
  rule: false,
  template: false,
  component: false,
  provider: false,
  stack: false,
} as const satisfies Record<NodeRole, boolean>;

/** Kinds that a line shows, with what is written beside it; the others are shown by frames and folds. */
const shown = {
  needs: { carries: true, label: null },
  "fronted-by": { carries: true, label: "fronted by" },
  "authorised-by": { carries: true, label: "authorised by" },
  "resolved-by": { carries: true, label: "resolved by" },
  "boots-from": { carries: false, label: "boots from" },
  "controlled-by": { carries: false, label: "controlled by" },
  "copies-from": { carries: false, label: "copies from" },
  "observed-by": { carries: false, label: "observed by" },
  "changes-with": { carries: false, label: "changes with" },
  "placed-in": null,
  "member-of": null,
} as const satisfies Record<DependencyKind, { readonly carries: boolean; readonly label: string | null } | null>;

/** A component, or a resource of none: what one box, or one box and its parts, stands for. */
interface Fold {
  readonly id: string;
  readonly label: string;
  readonly isComponent: boolean;
  readonly members: TopologyNode[];
}

function draw(report: StackReport, depth: "innermost" | "outermost"): Drawing {
  const { topology } = report;
  const world = worldOf(report.domains);
  const folds = foldsOf(report, depth);
  const foldOf = new Map([...folds.values()].flatMap((fold) => fold.members.map(({ id }) => [id, fold.id] as const)));
  for (const { id } of folds.values()) foldOf.set(id, id);

  let boxCount = 0;
  const boxes = new Map<DomainId | null, Box[]>();
  const put = (place: DomainId | null, kind: Box["kind"], words: readonly string[]): string => {
    boxCount += 1;
    const box = { id: `n${boxCount}`, kind, words };
    boxes.set(place, [...(boxes.get(place) ?? []), box]);
    return box.id;
  };
  const lines = new Map<string, Line>();
  const connect = (line: Line): void => {
    const key = JSON.stringify([line.from, line.to, line.kind, line.label]);
    if (line.from !== line.to) lines.set(key, line);
  };

  const services = new Map(topology.services.map(({ name }) => [name, put(null, "service", [`service ${name}`])]));
  const wholes = new Map<string, string>();
  for (const fold of folds.values()) {
    const places = [...new Set(fold.members.flatMap((member) => member.places))].sort();
    const [only, ...others] = places;
    if (others.length === 0) {
      wholes.set(fold.id, put(only ?? null, "whole", [fold.label, ...contents(fold, fold.members)]));
      continue;
    }
    const whole = put(world.around(places), "whole", [
      fold.label,
      ...contents(
        fold,
        fold.members.filter((member) => member.places.length === 0),
      ),
    ]);
    wholes.set(fold.id, whole);
    for (const place of places) {
      const here = fold.members.filter((member) => member.places.includes(place));
      const words = contents(fold, here);
      connect({
        from: whole,
        to: put(place, "part", words.length === 0 ? [fold.label] : words),
        kind: "part",
        label: null,
      });
    }
  }

  const members = new Map(topology.groups.map((group) => [group.id, group.members]));
  const boxesOf = (id: string): readonly string[] => {
    const nodes = members.get(id) ?? [id];
    return [...new Set(nodes.flatMap((node) => wholes.get(foldOf.get(node) ?? "") ?? []))];
  };
  for (const { name, entries, needs } of topology.services) {
    const from = services.get(name) ?? "";
    const to = [...entries.flatMap(boxesOf), ...needs.flatMap((need) => targets(need, services, boxesOf))];
    for (const each of to) connect({ from, to: each, kind: "need", label: null });
  }
  for (const { from, to, kind, possible } of topology.edges) {
    const look = shown[kind];
    if (look === null) continue;
    const lineKind = possible ? "possible" : look.carries ? "need" : "other";
    for (const start of boxesOf(from))
      for (const end of boxesOf(to)) connect({ from: start, to: end, kind: lineKind, label: look.label });
  }
  return {
    title: `${report.project}/${report.stack}`,
    boxes: boxes.get(null) ?? [],
    places: framesOf(report, world, boxes),
    // What certainly is one need not be drawn as a possible one as well.
    lines: [...lines.values()].filter(
      ({ from, to, kind, label }) => kind !== "possible" || !lines.has(JSON.stringify([from, to, "need", label])),
    ),
  };
}

function targets(
  need: string,
  services: ReadonlyMap<string, string>,
  boxesOf: (id: string) => readonly string[],
): readonly string[] {
  const service = need.startsWith("service:") ? services.get(need.slice("service:".length)) : undefined;
  return service === undefined ? boxesOf(need) : [service];
}

/** Components with something in them that is drawn, and resources outside any; in the order of the topology. */
function foldsOf({ topology }: StackReport, depth: "innermost" | "outermost"): ReadonlyMap<string, Fold> {
  const nodes = new Map(topology.nodes.map((node) => [node.id, node]));
  const entered = new Set(topology.services.flatMap(({ entries }) => entries));
  const folds = new Map<string, Fold>();
  for (const node of topology.nodes) {
    const isEmptyEntry = node.role === "component" && entered.has(node.id);
    if (!drawn[node.role] && !isEmptyEntry) continue;
    const owner = ownerOf(node, nodes, depth);
    const fold = folds.get(owner.id) ?? {
      id: owner.id,
      label: owner.label,
      isComponent: owner.role === "component",
      members: [],
    };
    folds.set(owner.id, fold);
    if (node.role !== "component") fold.members.push(node);
  }
  return folds;
}

function ownerOf(
  node: TopologyNode,
  nodes: ReadonlyMap<string, TopologyNode>,
  depth: "innermost" | "outermost",
): TopologyNode {
  let owner = node;
  const passed = new Set([node.id]);
  for (
    let next = node.parent === null ? undefined : nodes.get(node.parent);
    next !== undefined && !passed.has(next.id);
    next = next.parent === null ? undefined : nodes.get(next.parent)
  ) {
    passed.add(next.id);
    if (depth === "innermost" && owner.role === "component") break;
    if (next.role === "component") owner = next;
  }
  return owner;
}

/** What of a component stands somewhere, by kind: `3 × server`; of a lone resource nothing beside its own name. */
function contents(fold: Fold, members: readonly TopologyNode[]): readonly string[] {
  if (!fold.isComponent) return [];
  const nouns = new Map<string, number>();
  for (const { label } of members) {
    const noun = label.slice(0, Math.max(label.lastIndexOf(" "), 0)) || label;
    nouns.set(noun, (nouns.get(noun) ?? 0) + 1);
  }
  return [...nouns].map(([noun, times]) => (times === 1 ? noun : `${times} × ${noun}`));
}

interface World {
  /** The smallest place around several; `null` where there is none. */
  around(places: readonly DomainId[]): DomainId | null;
  /** The place whose frame a place's frame stands in. */
  outer(place: DomainId): DomainId | null;
}

/** Of several larger places the frame is the one that all of its kind have: a zone's is its region, not its site. */
const frameOrder = {
  region: 0,
  provider: 1,
  site: 2,
  zone: 3,
  product: 4,
  account: 5,
  "control-plane": 6,
  name: 7,
  change: 8,
  instance: 9,
} as const satisfies Record<DomainKind, number>;

function worldOf(domains: readonly FailureDomain[]): World {
  const known = new Map(domains.map((domain) => [domain.id, domain]));
  const outer = (place: DomainId): DomainId | null => {
    const larger = (known.get(place)?.within ?? []).flatMap((id) => known.get(id) ?? []);
    const [first] = larger.toSorted((one, other) => frameOrder[one.kind] - frameOrder[other.kind]);
    return first?.id ?? null;
  };
  const outwards = (place: DomainId): readonly DomainId[] => {
    const chain: DomainId[] = [];
    for (let next: DomainId | null = place; next !== null && !chain.includes(next); next = outer(next))
      chain.push(next);
    return chain;
  };
  return {
    outer,
    around(places) {
      const [first = [], ...others] = places.map(outwards);
      return first.find((place) => others.every((chain) => chain.includes(place))) ?? null;
    },
  };
}

function framesOf(
  report: StackReport,
  world: World,
  boxes: ReadonlyMap<DomainId | null, readonly Box[]>,
): readonly PlaceFrame[] {
  const names = namesIn(report);
  const radii = new Map(report.blastRadii.map((radius) => [radius.domain, radius]));
  const used = new Set<DomainId>();
  for (const place of boxes.keys()) {
    for (let next = place; next !== null && !used.has(next); next = world.outer(next)) used.add(next);
  }
  const inside = new Map<DomainId | null, DomainId[]>();
  for (const place of [...used].sort()) {
    const outer = world.outer(place);
    inside.set(outer, [...(inside.get(outer) ?? []), place]);
  }
  // Places nest as deep as there are kinds of places, so this calls itself a few times at most.
  const frame = (place: DomainId): PlaceFrame => {
    const { lost = [], perhapsLost = [] } = radii.get(place) ?? {};
    const says = [
      ...(lost.length === 0 ? [] : [`takes ${listSome(lost, 4)} down`]),
      ...(perhapsLost.length === 0 ? [] : [`may take ${listSome(perhapsLost, 4)} down`]),
    ];
    return {
      title: [names.domain(place), ...says].join(", "),
      takes: lost.length > 0 ? "yes" : perhapsLost.length > 0 ? "perhaps" : "no",
      boxes: boxes.get(place) ?? [],
      places: (inside.get(place) ?? []).map(frame),
    };
  };
  return (inside.get(null) ?? []).map(frame);
}
