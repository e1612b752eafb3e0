import type { OrderTried } from "../../model/cut-sets.ts";
import type { NodeTable } from "./decision-diagram.ts";
import { LimitReached } from "./limit-reached.ts";
import type { LeafOrder } from "./variable-order.ts";

/** What it takes to build one module's diagram in some order of its leaves. */
export interface OrderTrial {
  readonly table: NodeTable;
  /** In the order in which they are tried. */
  readonly candidates: readonly LeafOrder[];
  /** So many nodes each of them may make in the first round; four times as many in each round after that. */
  readonly firstLimit: number;
  /** From how many nodes on orders are sifted. */
  readonly siftFrom: number;
  /** Builds it. @throws LimitReached where the table refuses another node. */
  build(order: LeafOrder): number;
  /** How many gates stood when it was refused: who came further is tried first. */
  gatesBuilt(): number;
  /** Forgets what a refused try has left behind. */
  forget(): void;
  /** An order in which what a refused try has left behind is smaller; `null` where none is looked for. */
  sift(
    order: LeafOrder,
  ): { readonly order: LeafOrder; readonly nodesBefore: number; readonly nodesAfter: number } | null;
}

export interface ChosenOrder {
  readonly root: number;
  readonly chosen: string;
  /** The last try of each order, in the order in which they were first tried. */
  readonly tried: readonly OrderTried[];
}

/** How many orders may use all the memory there is: the ones that came furthest. */
const lastTries = 2;

/**
 * The diagram of a module in the first of several orders in which it stays small: each may make some nodes, and where none
 * suffices, four times as many. Once that is many, the one that came furthest is sifted, and what becomes of it is tried
 * first from then on.
 *
 * Cost: at worst about as many tries as there are orders, times 4/3, for each node of the diagram that is built.
 * @throws LimitReached where none fits into the table.
 */
export function buildInBestOrder(trial: OrderTrial): ChosenOrder {
  const { table } = trial;
  const from = table.count;
  const mostNodes = table.mostNodes;
  const tried = new Map<string, OrderTried>();
  const note = ({ name }: LeafOrder, fits: boolean) =>
    tried.set(name, { ...tried.get(name), order: name, nodes: table.count - from, fits });
  let candidates = trial.candidates;
  try {
    for (let limit = trial.firstLimit; ; limit *= 4) {
      const isLast = candidates.length === 1 || from + limit >= mostNodes;
      table.mostNodes = isLast ? mostNodes : from + limit;
      const refused: { readonly order: LeafOrder; readonly gates: number }[] = [];
      let refusal: LimitReached | undefined;
      for (const order of isLast ? candidates.slice(0, lastTries) : candidates) {
        try {
          const root = trial.build(order);
          note(order, true);
          return { root, chosen: order.name, tried: [...tried.values()] };
        } catch (error) {
          if (!(error instanceof LimitReached)) throw error;
          refusal = error;
          note(order, false);
          refused.push({ order, gates: trial.gatesBuilt() });
          trial.forget();
        }
      }
      if (isLast && refusal !== undefined) throw refusal;
      // Those that came further go first.
      refused.sort((one, other) => other.gates - one.gates);
      candidates = refused.map(({ order }) => order);
      if (limit >= trial.siftFrom) candidates = withSifted(trial, candidates, tried);
    }
  } finally {
    table.mostNodes = mostNodes;
  }
}

/** The same orders, before them one that comes of sifting what the first of them builds before it is refused. */
function withSifted(
  trial: OrderTrial,
  candidates: readonly LeafOrder[],
  tried: Map<string, OrderTried>,
): readonly LeafOrder[] {
  const [best] = candidates;
  if (best === undefined) return candidates;
  try {
    trial.build(best);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
  }
  const sifted = trial.sift(best);
  trial.forget();
  if (sifted === null || sifted.nodesAfter >= sifted.nodesBefore) return candidates;
  const { order, nodesBefore, nodesAfter } = sifted;
  const of = tried.get(best.name)?.sifted?.of ?? best.name;
  tried.set(order.name, { order: order.name, nodes: 0, fits: false, sifted: { of, nodesBefore, nodesAfter } });
  return [order, ...candidates.filter(({ name }) => name !== order.name)];
}
