import type { OrderTried } from "../../model/cut-sets.ts";
import type { SolvedFormula } from "./solve-formula.ts";

/** Parts of which it is told one by one what was tried. */
const mostTold = 3;

/** What was done, one sentence each: how many parts, how large their diagrams, and which orders were tried and served. */
export function sayMethod({ modules, functions, families, orders, mostWeight }: SolvedFormula): readonly string[] {
  const parts = `${modules.length} ${modules.length === 1 ? "part" : "parts"} solved one by one`;
  const ofFamilies = `${grouped(families.table.count - 2)} nodes of families of sets`;
  const size = Number.isFinite(mostWeight)
    ? `${parts}, sets up to order ${mostWeight} only: ${ofFamilies}`
    : `${parts}: ${grouped(functions.table.count - 2)} nodes of functions, ${ofFamilies}`;
  const served = new Map<string, number>();
  for (const { tried, chosen } of orders) if (tried.length === 1) served.set(chosen, (served.get(chosen) ?? 0) + 1);
  // Where several were tried, the largest first.
  const told = orders
    .filter(({ tried }) => tried.length > 1)
    .toSorted((one, other) => nodesOf(other.tried) - nodesOf(one.tried));
  return [
    size,
    ...[...served].map(
      ([order, times]) =>
        `${times === 1 ? "one larger part" : `${times} larger parts`} decided in the first order that was tried: ${order}`,
    ),
    ...told
      .slice(0, mostTold)
      .map(
        ({ domains, tried, chosen }) =>
          `orders tried for a part of ${domains} domains: ${tried.map(sayTry).join("; ")}. Chosen: ${chosen}`,
      ),
    ...(told.length > mostTold ? [`and the same for ${told.length - mostTold} smaller ones`] : []),
  ];
}

function nodesOf(tried: readonly OrderTried[]): number {
  return Math.max(...tried.map(({ nodes }) => nodes));
}

function sayTry({ order, nodes, fits, sifted }: OrderTried): string {
  const came =
    sifted === undefined ? "" : ` from ${grouped(sifted.nodesBefore)} to ${grouped(sifted.nodesAfter)} nodes`;
  return `${order}${came} (${fits ? "" : "more than "}${grouped(nodes)} nodes)`;
}

/** `34,012,224`. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
