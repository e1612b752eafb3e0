import { describe, expect, test } from "vitest";
import { catalogue, entries } from "../../../analyzer/catalogue/index.ts";

const rows = entries.filter(({ type }) => type.startsWith("kubernetes:"));

describe("what a Kubernetes cluster runs", () => {
  test("a type is a group with its version, and a kind", () => {
    expect(rows.length).toBeGreaterThan(20);
    const odd = rows.filter(({ type }) => !/^kubernetes:[a-z0-9.]+\/v\d+(?:(?:alpha|beta)\d+)?:[A-Z]\w+$/.test(type));
    expect(odd.map(({ type }) => type)).toEqual([]);
  });

  test.each([
    ["kubernetes:apps/v1:Deployment"],
    ["kubernetes:apps/v1:StatefulSet"],
    ["kubernetes:batch/v1:CronJob"],
    ["kubernetes:core/v1:Pod"],
    ["kubernetes:core/v1:Service"],
    ["kubernetes:helm.sh/v3:Release"],
    ["kubernetes:networking.k8s.io/v1:Ingress"],
  ])("%s stands where its cluster puts it", (type) => {
    expect(catalogue.entry(type)).toMatchObject({ role: "serves", stands: { kind: "workload" } });
  });

  test("nothing but workloads can be lost, and they all rest on their cluster", () => {
    const others = rows.filter(({ stands }) => stands.kind !== "workload");
    expect(others.filter(({ stands }) => stands.kind !== "nowhere").map(({ type }) => type)).toEqual([]);
    for (const { type } of rows) expect(catalogue.provider(type)).toBeUndefined();
  });

  test("a kind that a cluster was taught has no row", () => {
    expect(catalogue.entry("kubernetes:example.com/v1:Gadget")).toBeUndefined();
  });
});
