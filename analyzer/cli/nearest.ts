/**
 * The known word that a mistyped one most likely stands for: at most a third of its letters wrong, missing, spare or swapped
 * with their neighbour; `undefined` where none is that near. Cost: the product of the two lengths, for each known word.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const asked = word.toLowerCase().slice(0, 80);
  const near = known
    .map((each) => ({ each, distance: distance(asked, each.toLowerCase()) }))
    .filter(({ each, distance: far }) => far <= Math.max(1, Math.floor(each.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.each;
}

/** Optimal string alignment: edits and swaps of neighbours, no part edited twice. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
