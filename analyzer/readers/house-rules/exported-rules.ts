/**
 * What a module exports as its rules: its default export and the one called `rules`, each one rule or a list, all of both. `undefined`:
 * it exports neither. A CommonJS module's exports are its default export as Node imports it, and those of a transpiled ES module
 * stand beneath that.
 */
export function exportedRules(module: unknown): readonly unknown[] | undefined {
  const exported = member(module, "default");
  const places = [exported, member(module, "rules"), member(exported, "default"), member(exported, "rules")];
  const lists = places.flatMap((place) => {
    const list = listOf(place);
    return list === undefined ? [] : [list];
  });
  return lists.length === 0 ? undefined : [...new Set(lists.flat())];
}

function listOf(exported: unknown): readonly unknown[] | undefined {
  if (Array.isArray(exported)) return exported;
  if (exported === undefined) return undefined;
  if (typeof exported !== "object" || exported === null) return [exported];
  // A CommonJS module's exports, which hold the rules or nothing at all.
  const isExports = "default" in exported || "rules" in exported || Object.keys(exported).length === 0;
  return isExports ? undefined : [exported];
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null && !Array.isArray(of) ? Reflect.get(of, name) : undefined;
}
