import type { CatalogueEntry } from "../model/catalogue.ts";

/**
 * Rows of what permits, labels, parameterises, records or watches. It fails with nothing, and whatever it names or whoever names
 * it, no failure passes: what such a resource does beyond that has a row of its own.
 */
export const neverFails = (noun: string, types: readonly string[]): readonly CatalogueEntry[] =>
  types.map((type) => ({ type, noun, role: "rule", stands: { kind: "nowhere" } }));
