/** What the names in the file refer to, as far as the file alone can tell. */

interface Named {
  readonly name: string;
}

interface Stated {
  readonly services: Readonly<
    Record<string, { readonly needs: readonly string[]; readonly independentOf?: readonly string[] | undefined }>
  >;
  readonly groups: readonly Named[];
  readonly takeover: readonly { readonly group: string; readonly needs: readonly string[] }[];
  readonly staging: readonly { readonly changes: string }[];
  readonly names: readonly Named[];
  readonly sites: readonly (Named & { readonly zones: readonly string[] })[];
  readonly parity: readonly { readonly of: string; readonly with: string }[];
}

export interface WrongReference {
  readonly path: readonly (string | number)[];
  /** Ends the sentence "… is …; expected". */
  readonly expected: string;
}

/** Names that mean two things, and names that mean nothing. */
export function wrongReferences(stated: Stated): readonly WrongReference[] {
  return [...sharedNames(stated), ...strayNames(stated)];
}

function sharedNames({ services, groups, takeover, names, sites, parity }: Stated): readonly WrongReference[] {
  const zones = sites.flatMap((site, index) =>
    site.zones.map((zone, at) => ({ zone, path: ["sites", index, "zones", at] })),
  );
  return [
    // `needs` names services and groups alike: two of one name could not be told apart.
    ...repeated(
      groups.map(({ name }, index) => ({ name, path: ["groups", index, "name"] })),
      Object.keys(services),
    ).map((path) => ({ path, expected: "a name that no service and no other group bears" })),
    ...repeated(takeover.map(({ group }, index) => ({ name: group, path: ["takeover", index, "group"] }))).map(
      (path) => ({ path, expected: "a group of which nothing is said yet" }),
    ),
    ...repeated(names.map(({ name }, index) => ({ name: name.toLowerCase(), path: ["names", index, "name"] }))).map(
      (path) => ({ path, expected: "a name of which nothing is said yet" }),
    ),
    ...repeated(sites.map(({ name }, index) => ({ name, path: ["sites", index, "name"] }))).map((path) => ({
      path,
      expected: "a name that no other site bears",
    })),
    ...repeated(zones.map(({ zone, path }) => ({ name: zone, path }))).map((path) => ({
      path,
      expected: "a zone that stands in no other site",
    })),
    ...repeated(parity.map((pair, index) => ({ name: `${pair.of}\n${pair.with}`, path: ["parity", index] }))).map(
      (path) => ({ path, expected: "a pair that is not stated already" }),
    ),
  ];
}

function repeated(
  all: readonly { readonly name: string; readonly path: readonly (string | number)[] }[],
  before: readonly string[] = [],
): readonly (readonly (string | number)[])[] {
  const taken = new Set(before);
  return all.flatMap(({ name, path }) => {
    if (taken.has(name)) return [path];
    taken.add(name);
    return [];
  });
}

function strayNames({ services, groups, takeover, staging }: Stated): readonly WrongReference[] {
  const serviceNames = new Set(Object.keys(services));
  const groupNames = new Set(groups.map(({ name }) => name));
  const isKnown = (word: string) => serviceNames.has(word) || groupNames.has(word) || isForTheGraph(word);
  const anything = "a service or group of this file, or a selector <type glob>::<name glob>";
  const need = (path: readonly (string | number)[]) => (word: string, at: number) =>
    isKnown(word) ? [] : [{ path: [...path, at], expected: anything }];
  return [
    ...Object.entries(services).flatMap(([name, service]) => [
      ...service.needs.flatMap(need(["services", name, "needs"])),
      ...(service.independentOf ?? []).flatMap((other, at) =>
        serviceNames.has(other) && other !== name
          ? []
          : [{ path: ["services", name, "independentOf", at], expected: "another service of this file" }],
      ),
    ]),
    ...takeover.flatMap(({ group, needs }, index) => [
      ...(groupNames.has(group) || (isForTheGraph(group) && !serviceNames.has(group))
        ? []
        : [
            {
              path: ["takeover", index, "group"],
              expected: "a group of this file, or a selector <type glob>::<name glob>",
            },
          ]),
      ...needs.flatMap(need(["takeover", index, "needs"])),
    ]),
    ...staging.flatMap(({ changes }, index) =>
      isKnown(changes) ? [] : [{ path: ["staging", index, "changes"], expected: anything }],
    ),
  ];
}

/** A selector, or a name of several words: groups that the program shows (`server group web`) bear such, and only the graph knows them. */
function isForTheGraph(word: string): boolean {
  return word.includes("::") || /\s/.test(word);
}
