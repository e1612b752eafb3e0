import type { Parity, StackShape } from "../model/stack-shape.ts";

/** How this stack's shape differs from another's: types that only one has, spread, and what rests on what. */
export function compareShapes(own: StackShape, other: StackShape, named: string): Parity["differences"] {
  const types = [...new Set([...Object.keys(own.types), ...Object.keys(other.types)])].sort();
  const found: { says: string; types: readonly string[] }[] = [];
  const shared = new Set<string>();
  for (const type of types) {
    const [here, there] = [own.types[type], other.types[type]];
    if (here === undefined) found.push({ says: `only ${named} has ${type}`, types: [type] });
    else if (there === undefined) found.push({ says: `${named} has no ${type}`, types: [type] });
    else {
      shared.add(type);
      if (here !== there)
        found.push({
          says: `${type} stands in ${placesOf(here)} here and in ${placesOf(there)} in ${named}`,
          types: [type],
        });
    }
  }
  const key = ({ from, to }: StackShape["needs"][number]) => `${from} ${to}`;
  // What one of them lacks altogether is told by its type.
  const comparable = (shape: StackShape) => shape.needs.filter(({ from, to }) => shared.has(from) && shared.has(to));
  const [here, there] = [new Set(own.needs.map(key)), new Set(other.needs.map(key))];
  for (const need of comparable(own).filter((one) => !there.has(key(one))))
    found.push({ says: `${need.from} rests on ${need.to} here only`, types: [need.from] });
  for (const need of comparable(other).filter((one) => !here.has(key(one))))
    found.push({ says: `${need.from} rests on ${need.to} in ${named} only`, types: [need.from] });
  return found;
}

function placesOf(spread: StackShape["types"][string]): string {
  return spread === "none" ? "no place" : spread === "one" ? "one place" : "several places";
}
