/**
 * An element of a typed array that must be there.
 * @throws RangeError where it is not: the arrays were made for another graph, or one names a vertex that does not exist.
 */
export function at(array: Int32Array, index: number): number {
  const element = array[index];
  if (element === undefined) throw new RangeError(`read element ${index} of an array of ${array.length}`);
  return element;
}
