import { describe, expect, it } from "vitest";
import type { Value } from "../../../analyzer/model/value.ts";
import { decodeProperties, layOver } from "../../../analyzer/readers/decode-value.ts";
import type { Wire } from "../../../analyzer/readers/wire.ts";
import {
  signatureKey,
  signatures,
  unknownElementText,
  unknownSentinel,
  unknownSentinels,
  unknownText,
} from "../../../analyzer/readers/wire.ts";

const urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::vpc";
const secret = (value: Wire): Wire => ({ [signatureKey]: signatures.secret, value });
const known = (value: string | number | boolean | null): Value => ({ kind: "known", value });

describe("a property is decoded", () => {
  it.each<readonly [string, Wire, Value]>([
    ["as text", "a", known("a")],
    ["as a number", 1.5, known(1.5)],
    ["as nothing", null, known(null)],
    ["as a number that JSON has no word for", Number.POSITIVE_INFINITY, { kind: "opaque" }],
    ["as a list", [1, "a"], { kind: "list", items: [known(1), known("a")] }],
    ["as a record", { b: 1, a: [] }, { kind: "record", fields: { a: { kind: "list", items: [] }, b: known(1) } }],
    ["as unknown, glued into a text", `arn:aws:iam::${unknownText}:root`, { kind: "unknown" }],
    ["as one of an unknown number", unknownElementText, { kind: "unknown", perhapsSeveral: true }],
    ["as a list that nobody can count", ["a", { id: `${unknownElementText}/32` }], { kind: "unknown" }],
    [
      "as a list of a record whose own list nobody can count",
      [{ ids: [unknownElementText] }],
      { kind: "list", items: [{ kind: "record", fields: { ids: { kind: "unknown" } } }] },
    ],
    ["as a secret", secret("s"), { kind: "known", value: "s", secret: true }],
    ["as an unknown secret", secret(unknownSentinel), { kind: "unknown", secret: true }],
    [
      "as a secret throughout",
      secret({ a: ["b"] }),
      {
        kind: "record",
        fields: { a: { kind: "list", items: [{ kind: "known", value: "b", secret: true }], secret: true } },
        secret: true,
      },
    ],
    ["as an output with a value", { [signatureKey]: signatures.output, value: "v", dependencies: [urn] }, known("v")],
    ["as an output without a value", { [signatureKey]: signatures.output, dependencies: [urn] }, { kind: "unknown" }],
    [
      "as a secret output",
      { [signatureKey]: signatures.output, value: secret("v"), secret: true },
      { kind: "known", value: "v", secret: true },
    ],
    ["as a file's content", { [signatureKey]: signatures.asset, text: "#!/bin/sh" }, { kind: "opaque" }],
    ["as an archive", { [signatureKey]: signatures.archive, assets: {} }, { kind: "opaque" }],
    [
      "as something of a later Pulumi",
      { [signatureKey]: "a signature that nobody knows yet", value: 1 },
      { kind: "unknown" },
    ],
    ["without a provider's notes", { __defaults: [], a: 1 }, { kind: "record", fields: { a: known(1) } }],
  ])("%s", (_, wire, value) => {
    expect(decodeProperties({ property: wire })).toEqual({ property: value });
  });

  it.each([...unknownSentinels])("as unknown where it is the sentinel %s", (sentinel) => {
    expect(decodeProperties({ property: [sentinel] })).toEqual({
      property: { kind: "list", items: [{ kind: "unknown" }] },
    });
  });

  it.each<readonly [string, Wire, Value, Value]>([
    ["a resource with an id", { urn, id: "vpc-1" }, { kind: "reference", urn }, known("vpc-1")],
    ["a resource to be made", { urn, id: unknownSentinel }, { kind: "reference", urn }, { kind: "unknown" }],
    ["a component", { urn }, { kind: "reference", urn }, known(urn)],
    ["an unknown resource", { urn: unknownSentinel }, { kind: "unknown" }, { kind: "unknown" }],
  ])("as a reference or as its id: %s", (_, reference, kept, asId) => {
    const wire: Wire = { [signatureKey]: signatures.resource, ...(reference as object) };
    expect(decodeProperties({ property: wire }, "kept")).toEqual({ property: kept });
    expect(decodeProperties({ property: wire })).toEqual({ property: asId });
  });

  it("at any depth", () => {
    let wire: Wire = "bottom";
    const depth = 50_000;
    for (let level = 0; level < depth; level++) wire = level % 2 === 0 ? [wire] : { next: secret(wire) };
    let value: Value | undefined = decodeProperties({ property: wire }).property;
    for (let level = 0; level < depth; level++) {
      value = value?.kind === "list" ? value.items[0] : value?.kind === "record" ? value.fields.next : undefined;
    }
    expect(value).toEqual({ kind: "known", value: "bottom", secret: true });
  });

  it("with its keys in order, and none that could reach a prototype", () => {
    const fields = decodeProperties(JSON.parse('{"z":1,"constructor":2,"__proto__":{"polluted":true},"a":3}'));
    expect(Object.keys(fields)).toEqual(["a", "constructor", "z"]);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });
});

describe("what the provider computed is laid over what the program states", () => {
  const unknown: Value = { kind: "unknown" };
  const record = (fields: Readonly<Record<string, Value>>): Value => ({ kind: "record", fields });
  const list = (...items: Value[]): Value => ({ kind: "list", items });

  it.each<readonly [string, Value | undefined, Value | undefined, Value | undefined]>([
    ["the computed value wins", known("a"), known("b"), known("b")],
    ["an unknown hides nothing", known("a"), unknown, known("a")],
    ["an unknown that the program doesn't state is left out", undefined, unknown, undefined],
    ["an unknown that it states stays unknown", unknown, unknown, unknown],
    ["what it states becomes known", unknown, known("a"), known("a")],
    ["what was not answered stays stated", known("a"), undefined, known("a")],
    [
      "records are laid over field by field",
      record({ a: known(1), b: unknown }),
      record({ b: known(2), c: unknown, d: known(4) }),
      record({ a: known(1), b: known(2), d: known(4) }),
    ],
    [
      "lists item by item",
      list(known(1), record({ a: known(1) })),
      list(unknown, record({ a: unknown, b: unknown })),
      list(known(1), record({ a: known(1) })),
    ],
    ["a list of another length is the provider's", list(known(1)), list(unknown, known(2)), list(unknown, known(2))],
    [
      "a secret stays secret",
      { kind: "known", value: "a", secret: true },
      known("a"),
      { kind: "known", value: "a", secret: true },
    ],
  ])("%s", (_, stated, computed, merged) => {
    const asFields = (value: Value | undefined) => (value === undefined ? {} : { property: value });
    expect(layOver(asFields(stated), asFields(computed))).toEqual(asFields(merged));
  });
});
