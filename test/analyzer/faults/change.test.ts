import { describe, expect, test } from "vitest";
import type { CatalogueEntry } from "../../../analyzer/model/catalogue.ts";
import { explored, holds, takenWith } from "../../builders/held.ts";
import type { ObjectivesBuilder } from "../../builders/objectives.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const type = "aws:invented/store:Store";
const rows: readonly CatalogueEntry[] = [
  {
    type,
    noun: "store",
    role: "serves",
    stands: { kind: "regional", product: "stores", tolerates: 1 },
    uses: { copyOf: "copies-from" },
    changes: true,
  },
];

/** Two servers that read one store, or a store and a copy of it. */
const readers = (second: "store" | "copy") =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .foreign(type, "store")
    .foreign(type, "copy", { copyOf: of("store") })
    .add("aws:ec2/instance:Instance", "web-1", { subnetId: of("a"), userData: of("store") })
    .add("aws:ec2/instance:Instance", "web-2", { subnetId: of("b"), userData: of(second) });

const asked = () =>
  objectives()
    .service("web", "web-*", { survives: { change: {} } })
    .group("web", "web-*");
const answer = (built: StackBuilder, stated: ObjectivesBuilder = asked()) =>
  holds(explored(built, stated, rows), "change");

describe("a change that is not staged", () => {
  test("reaches all who read one store, and takes them together", () => {
    expect(answer(readers("store"))).toBe("no");
  });

  test("reaches those who read a copy of it as well", () => {
    expect(answer(readers("copy"))).toBe("no");
    expect(takenWith(explored(readers("copy"), asked(), rows), "web", "change").certainly).toHaveLength(1);
  });

  test("takes nobody who reads nothing of it", () => {
    const built = stack()
      .subnet("a", { zone: "ap-east-1a" })
      .instance("web-1", { in: "a" })
      .instance("web-2", { in: "a" });
    expect(answer(built)).toBe("yes");
  });

  test("is asked about only where somebody promises to survive it", () => {
    const analysis = explored(readers("store"), objectives().service("web", "web-*").group("web", "web-*"), rows);
    expect(analysis.survivals.map(({ level }) => level)).not.toContain("change");
  });
});

describe("a staged change", () => {
  test.each([
    ["by zone", ["ap-east-1a", "ap-east-1b"], "yes"],
    ["by zone's key", ["aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b"], "yes"],
    ["by selector", ["*::web-1", "*::web-2"], "yes"],
    ["with both in the first wave", ["ap-east-1", "ap-east-1b"], "no"],
    ["by provider, which both are of", ["aws", "alicloud"], "no"],
    ["with one wave that reaches one of them", ["ap-east-1a"], "yes"],
    ["by waves that reach neither", ["alicloud"], "no"],
  ] as const)("%s: %s", (_, waves, wanted) => {
    expect(answer(readers("store"), asked().staging("*::store", ...waves))).toBe(wanted);
  });

  test("reaches each wave by itself", () => {
    const analysis = explored(readers("store"), asked().staging("*::store", "ap-east-1a", "ap-east-1b"), rows);
    const waves = analysis.domains.filter(({ kind }) => kind === "change").map(({ label }) => label);
    expect(waves).toEqual(["a change of store store in wave ap-east-1a", "a change of store store in wave ap-east-1b"]);
  });

  test("of one store leaves another as it is", () => {
    expect(answer(readers("copy"), asked().staging("*::copy", "ap-east-1a", "ap-east-1b"))).toBe("no");
  });

  test("of what nothing reads is said", () => {
    const built = readers("store").foreign(type, "idle");
    const { gaps } = explored(built, asked().staging("*::idle", "aws"), rows).graph;
    expect(gaps).toMatchObject([{ kind: "statement-without-effect", where: "staging" }]);
  });
});
