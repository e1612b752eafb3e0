import { describe, expect, test } from "vitest";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { buildGraph } from "../../../analyzer/graph/build-graph.ts";
import type { CatalogueEntry } from "../../../analyzer/model/catalogue.ts";
import type { ResourceRecord, Snapshot } from "../../../analyzer/model/snapshot.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";

const deployment = "kubernetes:apps/v1:Deployment";
const cluster = "aws:eks/cluster:Cluster";
const rows: readonly CatalogueEntry[] = [
  { type: deployment, noun: "deployment", role: "serves", stands: { kind: "workload" } },
  { type: cluster, noun: "cluster", role: "serves", stands: { kind: "regional", product: "clusters", tolerates: 1 } },
  {
    type: "pulumi:providers:kubernetes",
    noun: "Kubernetes provider",
    role: "link",
    stands: { kind: "nowhere" },
    uses: { kubeconfig: "needs", context: "none" },
  },
];

/** A cluster, a Kubernetes provider whose properties name it, and what the provider manages. */
function snapshot(properties: Readonly<Record<string, readonly string[]>>, ...managed: readonly string[]): Snapshot {
  const built = stack().add(cluster, "cluster");
  const whole = built.snapshot();
  const record = (
    given: Partial<ResourceRecord> & { readonly urn: string; readonly type: string; readonly name: string },
  ): ResourceRecord => ({
    origin: "managed",
    parent: null,
    provider: null,
    dependencies: [],
    propertyDependencies: {},
    properties: {},
    ...given,
  });
  const provider = record({
    urn: "urn:pulumi:test::shop::pulumi:providers:kubernetes::k8s",
    type: "pulumi:providers:kubernetes",
    name: "k8s",
    origin: "provider",
    propertyDependencies: Object.fromEntries(
      Object.entries(properties).map(([property, names]) => [property, names.map((name) => built.urn(name))]),
    ),
  });
  const workloads = managed.map((name) =>
    record({ urn: `urn:pulumi:test::shop::${deployment}::${name}`, type: deployment, name, provider: provider.urn }),
  );
  const resources = [...whole.resources, provider, ...workloads];
  return { ...whole, resources: resources.toSorted((one, other) => (one.urn < other.urn ? -1 : 1)) };
}

const graphOf = (given: Snapshot, stated = objectives()) => {
  const own = new Map(rows.map((row) => [row.type, row]));
  const needs = buildGraph(given, stated.build(), {
    ...catalogue,
    entry: (type) => own.get(type) ?? catalogue.entry(type),
  });
  const called = (id: string) => needs.nodes.find((node) => node.id === id)?.label ?? id;
  return {
    ...needs,
    needs: needs.dependencies.filter(({ kind }) => kind === "needs").map(({ from, to }) => [called(from), called(to)]),
  };
};

describe("what a Kubernetes provider manages", () => {
  test("needs the cluster that the provider's kubeconfig comes from", () => {
    expect(graphOf(snapshot({ kubeconfig: ["cluster"] }, "web")).needs).toEqual([
      ["deployment web", "cluster cluster"],
    ]);
  });

  test("needs nothing that another property of the provider names", () => {
    expect(graphOf(snapshot({ kubeconfig: ["cluster"], context: ["cluster"] }, "web")).needs).toHaveLength(1);
    expect(graphOf(snapshot({ context: ["cluster"] }, "web")).needs).toEqual([
      ["deployment web", "cluster of provider k8s"],
    ]);
  });

  test("needs one cluster that nobody can tell where the kubeconfig comes from outside", () => {
    const { needs, nodes, facts } = graphOf(snapshot({}, "web", "api"));
    expect(needs).toEqual([
      ["deployment api", "cluster of provider k8s"],
      ["deployment web", "cluster of provider k8s"],
    ]);
    expect(nodes.filter(({ type }) => type === "cluster")).toMatchObject([{ standing: { kind: "unsupported" } }]);
    expect(facts.find(({ id }) => id.includes("cluster of"))?.what).toMatch(/kubeconfig comes from outside/);
  });

  test("stands nowhere that could be read, unless faultline.yaml says where", () => {
    const standing = (stated = objectives()) =>
      graphOf(snapshot({ kubeconfig: ["cluster"] }, "web"), stated).nodes.find(({ name }) => name === "web")?.standing;
    expect(standing()).toMatchObject({ kind: "unsupported" });
    expect(standing(objectives().placement("web", "aws/ap-east-1/ap-east-1a"))).toMatchObject({
      kind: "parts",
      parts: [{ members: [{ place: { domain: "aws/ap-east-1/ap-east-1a" } }] }],
    });
  });
});
