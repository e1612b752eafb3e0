import { describe, expect, test } from "vitest";
import type { CatalogueEntry } from "../../../analyzer/model/catalogue.ts";
import { explored } from "../../builders/held.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const types = {
  server: "aws:invented/server:Server",
  template: "aws:invented/template:Template",
  secret: "aws:invented/secret:Secret",
  version: "aws:invented/version:Version",
  snapshot: "aws:invented/snapshot:Snapshot",
} as const;

const rows: readonly CatalogueEntry[] = [
  {
    type: types.server,
    noun: "server",
    role: "serves",
    stands: { kind: "one", zone: "zone" },
    uses: { script: "text", image: "boots-from", watched: "observed-by", labels: "none" },
  },
  {
    type: types.template,
    noun: "template",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { script: "text", base: "boots-from", logs: "observed-by" },
  },
  {
    type: types.secret,
    noun: "secret",
    role: "serves",
    stands: { kind: "regional", product: "secrets", tolerates: 1 },
    uses: { value: "needs" },
    readAtStart: true,
  },
  {
    type: types.version,
    noun: "secret's version",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { text: "needs", of: "none" },
    joins: { kind: "template", of: "of" },
  },
  {
    type: types.snapshot,
    noun: "snapshot",
    role: "serves",
    stands: { kind: "regional", product: "snapshots", tolerates: 1 },
    uses: { source: "copies-from" },
    readAtStart: true,
  },
];

/** Edges of a resource as `kind name`, sorted; possible ones are marked. */
function edgesOf(built: StackBuilder, name: string): readonly string[] {
  const { graph } = explored(built, undefined, rows);
  const called = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const found = graph.dependencies
    .filter(({ from }) => from === built.urn(name))
    .map(({ to, kind, fact }) => `${kind} ${called.get(to) ?? to}${fact === null ? "" : "?"}`);
  return [...new Set(found)].toSorted();
}

const base = () => stack().foreign(types.server, "db", { zone: "ap-east-1a" });

describe("what a template names", () => {
  const made = (property: string) =>
    base()
      .foreign(types.template, "template", { script: of("db") })
      .foreign(types.server, "web", { zone: "ap-east-1b", [property]: of("template") });

  test.each(["script", "image"])(
    "is needed by those whose %s names the template, and they boot from it",
    (property) => {
      expect(edgesOf(made(property), "web")).toEqual(["boots-from template", "needs db"]);
    },
  );

  test("is nothing to those that only watch it, or bear its label", () => {
    expect(edgesOf(made("watched"), "web")).toEqual(["observed-by template"]);
    expect(edgesOf(made("labels"), "web")).toEqual([]);
  });

  test("may be needed where nobody knows what naming it means", () => {
    expect(edgesOf(made("whatever"), "web")).toEqual(["boots-from template?", "needs db?"]);
  });

  test("is needed through another template as well", () => {
    const built = base()
      .foreign(types.template, "image", { script: of("db") })
      .foreign(types.template, "template", { base: of("image") })
      .foreign(types.server, "web", { zone: "ap-east-1b", image: of("template") });
    expect(edgesOf(built, "web")).toEqual(["boots-from image", "boots-from template", "needs db"]);
  });

  test("is told once where templates name each other", () => {
    const built = base()
      .foreign(types.template, "one", { base: of("two"), script: of("db") })
      .foreign(types.template, "two", { base: of("one") })
      .foreign(types.server, "web", { zone: "ap-east-1b", image: of("two") });
    expect(edgesOf(built, "web")).toEqual(["boots-from one", "boots-from two", "needs db"]);
  });

  test("to write its logs, its users don't need", () => {
    const built = base()
      .foreign(types.template, "template", { logs: of("db") })
      .foreign(types.server, "web", { zone: "ap-east-1b", image: of("template") });
    expect(edgesOf(built, "web")).toEqual(["boots-from template"]);
  });
});

describe("what is read at the start", () => {
  const reader = (built: StackBuilder) =>
    built.foreign(types.server, "web", { zone: "ap-east-1b", script: of("secret") });

  test("passes on what it names", () => {
    expect(edgesOf(reader(base().foreign(types.secret, "secret", { value: of("db") })), "web")).toEqual([
      "boots-from secret",
      "needs db",
    ]);
  });

  test("passes on what its versions name, which are told the other way round", () => {
    const built = reader(
      base()
        .foreign(types.secret, "secret")
        .foreign(types.version, "version", { of: of("secret"), text: of("db") }),
    );
    expect(edgesOf(built, "web")).toEqual(["boots-from secret", "needs db"]);
  });

  test("is no group of look-alikes, of which one would do", () => {
    const built = base()
      .foreign(types.secret, "key-1")
      .foreign(types.secret, "key-2")
      .foreign(types.server, "web", { zone: "ap-east-1b", script: of("key-1", "key-2") });
    expect(edgesOf(built, "web")).toEqual(["boots-from key-1", "boots-from key-2"]);
  });

  test("makes no copy of those that were made from a copy", () => {
    const built = base()
      .foreign(types.snapshot, "snapshot", { source: of("db") })
      .foreign(types.server, "web", { zone: "ap-east-1b", image: of("snapshot") });
    expect(edgesOf(built, "web")).toEqual(["boots-from snapshot"]);
  });

  test("is passed on to no copy of it", () => {
    const built = base()
      .foreign(types.secret, "secret", { value: of("db") })
      .foreign(types.snapshot, "snapshot", { source: of("secret") });
    expect(edgesOf(built, "snapshot")).toEqual(["copies-from secret"]);
  });
});

describe("a property that means something else by what another one says", () => {
  const type = "aws:invented/edge:Edge";
  const row: CatalogueEntry = {
    type,
    noun: "edge",
    role: "serves",
    stands: { kind: "global", product: "edge" },
    uses: { origins: "needs" },
    usesInstead: { where: { property: "failover", yes: [true], unset: "no" }, uses: { origins: "possible" } },
  };
  const edge = (failover: boolean | null) => {
    const built = base().foreign(type, "edge", { origins: of("db"), ...(failover === null ? {} : { failover }) });
    const { graph } = explored(built, undefined, [...rows, row]);
    return graph.dependencies.filter(({ from }) => from === built.urn("edge")).map(({ fact }) => fact !== null);
  };

  test("means what it says where that one is off, and may mean it where it is on", () => {
    expect(edge(null)).toEqual([false]);
    expect(edge(false)).toEqual([false]);
    expect(edge(true)).toEqual([true]);
  });
});

describe("replication", () => {
  const job = "alicloud:dts/synchronizationJob:SynchronizationJob";
  const copies = (properties: Readonly<Record<string, ReturnType<typeof of>>>) => {
    const built = stack()
      .add("alicloud:rds/instance:Instance", "one", {})
      .add("alicloud:rds/instance:Instance", "two", {})
      .add(job, "job", properties);
    return explored(built)
      .graph.dependencies.filter(({ kind }) => kind === "copies-from")
      .map(({ from, to }) => [from, to].map((urn) => urn.split("::").at(-1)));
  };

  test.each([
    ["by ids", { sourceEndpointInstanceId: of("one"), destinationEndpointInstanceId: of("two") }],
    ["by addresses", { sourceEndpointIp: of("one"), destinationEndpointIp: of("two") }],
    ["by both", { sourceEndpointInstanceId: of("one"), sourceEndpointIp: of("one"), destinationEndpointIp: of("two") }],
  ] as const)("makes the one a copy of the other %s", (_, properties) => {
    expect(copies(properties)).toEqual([["two", "one"]]);
  });
});
