import type { NodeTable } from "./decision-diagram.ts";
import { SwappableLevels } from "./swap-levels.ts";

/** An order of variables in which some functions have smaller diagrams than in the given one, or as small ones. */
export interface Sifted {
  /** Variables by the places where they stood, those that are decided first in front. */
  readonly order: Int32Array;
  readonly nodesBefore: number;
  readonly nodesAfter: number;
}

/** A variable is moved no further where all diagrams together have grown by this factor. */
const mostGrowth = 1.2;

/**
 * Moves each variable through all places, the one with the most nodes first, and leaves it where the diagrams are smallest.
 *
 * Input: functions in a table whose levels from `firstLevel` on are theirs, none of whose nodes has a lower number than
 * `first`. Cost: at most about `mostVisits` visits of nodes; then what has been reached stands. Source: R. Rudell, Dynamic
 * variable ordering for ordered binary decision diagrams, ICCAD 1993.
 */
export function sift(
  table: NodeTable,
  roots: readonly number[],
  { first, firstLevel, levels }: { readonly first: number; readonly firstLevel: number; readonly levels: number },
  mostVisits: number,
): Sifted {
  const diagram = new SwappableLevels(table, roots, first, firstLevel, levels);
  const nodesBefore = diagram.size;
  const placeOf = Int32Array.from(diagram.variableAt);
  let visits = 0;
  const swap = (level: number) => {
    const upper = diagram.variableAt[level] ?? 0;
    const lower = diagram.variableAt[level + 1] ?? 0;
    visits += 1 + (diagram.counts[upper] ?? 0) + (diagram.counts[lower] ?? 0);
    diagram.swap(level);
    placeOf[upper] = level + 1;
    placeOf[lower] = level;
  };
  const { counts } = diagram;
  const heaviest = Int32Array.from(placeOf).sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
  for (const variable of heaviest) {
    if (visits >= mostVisits) break;
    let best = diagram.size;
    let bestPlace = placeOf[variable] ?? 0;
    const moveTo = (end: number) => {
      let place = placeOf[variable] ?? 0;
      while (place !== end && diagram.size <= mostGrowth * best && visits < mostVisits) {
        swap(place < end ? place : place - 1);
        place = placeOf[variable] ?? 0;
        if (diagram.size >= best) continue;
        best = diagram.size;
        bestPlace = place;
      }
    };
    // Whatever it costs: no further than it came.
    const moveBack = () => {
      for (let place = placeOf[variable] ?? 0; place !== bestPlace; place = placeOf[variable] ?? 0)
        swap(place < bestPlace ? place : place - 1);
    };
    const last = levels - 1;
    const isNearEnd = 2 * bestPlace > last;
    moveTo(isNearEnd ? last : 0);
    moveBack();
    moveTo(isNearEnd ? 0 : last);
    moveBack();
  }
  return { order: Int32Array.from(diagram.variableAt), nodesBefore, nodesAfter: diagram.size };
}
