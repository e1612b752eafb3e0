import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { policyProperties } from "../../../analyzer/readers/policy-properties.ts";
import { signatureKey, signatures, unknownSentinel } from "../../../analyzer/readers/wire.ts";

const { unknownCheckingProxy } = createRequire(import.meta.url)("@pulumi/policy/proxy.js") as {
  readonly unknownCheckingProxy: <T>(target: T) => T;
};

const properties = {
  zone: unknownSentinel,
  size: 3,
  none: null,
  nested: { zone: unknownSentinel, list: ["a", unknownSentinel, { b: true }] },
};

it("reads unknowns through the policy SDK's proxies, where reading them throws", () => {
  const guarded = unknownCheckingProxy(structuredClone(properties));
  expect(() => guarded.zone).toThrow();
  expect(() => guarded.nested.zone).toThrow();
  expect(policyProperties(guarded)).toEqual(properties);
});

it("still reads all of it where those proxies hide what they guard", () => {
  const hiding = (target: object): object =>
    new Proxy(target, {
      get: (object, key) => {
        const value: unknown = Reflect.get(object, key);
        if (value === unknownSentinel) throw new Error("can't be known during preview");
        return typeof value === "object" && value !== null ? hiding(value) : value;
      },
    });
  expect(policyProperties(hiding(structuredClone(properties)))).toEqual(properties);
});

it("takes assets and archives for what they are, and leaves out what is no data", () => {
  const file = { __pulumiAsset: true, text: Promise.resolve("#!/bin/sh") };
  const archive = { __pulumiArchive: true, assets: Promise.resolve({}) };
  expect(policyProperties({ file, archive, later: undefined, call: () => 1 })).toEqual({
    file: { [signatureKey]: signatures.asset },
    archive: { [signatureKey]: signatures.archive },
  });
  expect(policyProperties(undefined)).toEqual({});
});

it("reads properties deeper than a stack", () => {
  let deep: unknown = "bottom";
  for (let level = 0; level < 50_000; level++) deep = [deep];
  let wire: unknown = policyProperties({ deep }).deep;
  while (Array.isArray(wire)) wire = wire[0];
  expect(wire).toBe("bottom");
});
