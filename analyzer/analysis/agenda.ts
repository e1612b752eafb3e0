/**
 * Numbers that wait for their turn. They are handed out in ascending order; one that is added at or behind the place that was
 * reached waits for the next round, which begins at the lowest number again.
 *
 * A number that waits must not be added a second time. Cost: the logarithm of how many wait, for each. Source: J. W. J.
 * Williams, Algorithm 232, Comm. ACM 7 (1964).
 */
export class Agenda {
  #round: number[] = [];
  #later: number[] = [];
  #reached = -1;

  add(number: number): void {
    if (number > this.#reached) push(this.#round, number);
    else push(this.#later, number);
  }

  /** The next number; `undefined` when none waits. */
  next(): number | undefined {
    if (this.#round.length === 0) [this.#round, this.#later] = [this.#later, this.#round];
    const number = popLowest(this.#round);
    this.#reached = number ?? -1;
    return number;
  }
}

/** Adds to a heap: an array in which no element is greater than the two at twice its place plus one and two. */
function push(heap: number[], number: number): void {
  let place = heap.push(number) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = heap[above] ?? number;
    if (other <= number) break;
    heap[place] = other;
    place = above;
  }
  heap[place] = number;
}

function popLowest(heap: number[]): number | undefined {
  const lowest = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return lowest;
  let place = 0;
  for (let below = 1; below < heap.length; below = 2 * place + 1) {
    const left = heap[below] ?? last;
    const right = heap[below + 1] ?? left;
    const lower = Math.min(left, right);
    if (lower >= last) break;
    heap[place] = lower;
    place = right < left ? below + 1 : below;
  }
  heap[place] = last;
  return lowest;
}
