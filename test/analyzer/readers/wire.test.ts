import { createRequire } from "node:module";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, it } from "vitest";
import { signatures, unknownSentinels, wireOf } from "../../../analyzer/readers/wire.ts";

it("knows every sentinel of the policy SDK that is installed", () => {
  const proxy = createRequire(import.meta.url)("@pulumi/policy/proxy.js") as Readonly<Record<string, unknown>>;
  const exported = Object.entries(proxy).flatMap(([name, value]) => (/^unknown\w+Value$/.test(name) ? [value] : []));
  expect(exported).toHaveLength(7);
  expect(new Set(exported)).toEqual(unknownSentinels);
});

it("takes every signature from the SDK that is installed", () => {
  expect(Object.values(signatures).every((signature) => /^[0-9a-f]{32}$/.test(signature))).toBe(true);
  expect(new Set(Object.values(signatures)).size).toBe(5);
});

it("makes protobuf structs plain", () => {
  const plain = { text: "a", number: -1.5, yes: true, none: null, list: [1, [], {}], record: { a: { b: ["c"] } } };
  expect(wireOf(structPb.Struct.fromJavaScript(structuredClone(plain)))).toEqual(plain);
  expect(wireOf(undefined)).toEqual({});
});

it("makes deep structs plain, as deep as the protobuf library itself reads them", () => {
  const depth = 500;
  let value = structPb.Value.fromJavaScript("bottom");
  for (let level = 0; level < depth; level++) {
    const outer = new structPb.Value();
    const list = new structPb.ListValue();
    list.setValuesList([value]);
    outer.setListValue(list);
    value = outer;
  }
  const struct = new structPb.Struct();
  struct.getFieldsMap().set("deep", value);
  let wire: unknown = wireOf(struct).deep;
  for (let level = 0; level < depth; level++) wire = Array.isArray(wire) ? wire[0] : undefined;
  expect(wire).toBe("bottom");
});
