import type { Delegation, GraphNode, RecordSet, Standing } from "../model/graph.ts";
import { lossOfNeed } from "./need.ts";
import { lossOfGlobalProduct } from "./product.ts";
import type { World } from "./world.ts";

/**
 * A DNS name needs one of the providers that it is delegated to, and a record that leads somewhere at each of them, since a
 * resolver may ask any: save at one that is itself lost as a whole, whose answers nobody gets. So what a provider's records lead
 * to is judged as if that provider could not be lost.
 *
 * Where nobody said to which of several providers it is delegated, most favourably each may answer in place of the other, and
 * least favourably only one is asked, whichever leads nowhere.
 */
export function lossOfName(
  node: GraphNode,
  standing: Extract<Standing, { kind: "name" }>,
  world: World,
): readonly number[] {
  const { network } = world;
  const { delegations, isStated, fact } = standing;
  const meaning = { kind: "name", node: node.id } as const;
  const providers = delegations.map((delegation) => lossOfProvider(node, delegation, world));
  if (delegations.length < 2 || isStated) {
    const records = delegations.map((delegation) => {
      const spared = delegations.length < 2 ? world : world.sparing(spent(delegation));
      return lossOfRecords(node, delegation, spared);
    });
    const none = network.gate(meaning, { kind: "and", children: providers });
    const missing = fact !== null && network.reading === "least-favourable" ? [unknown(node, fact, world)] : [];
    return [none, ...records, ...missing];
  }
  const eachAlone = delegations.map((delegation, index) =>
    network.gate(meaning, { kind: "or", children: [providers[index] ?? 0, lossOfRecords(node, delegation, world)] }),
  );
  return network.reading === "favourable"
    ? [network.gate(meaning, { kind: "and", children: eachAlone })]
    : [network.gate(meaning, { kind: "or", children: eachAlone, facts: [fact] })];
}

/** What has to be lost for a provider to answer nobody any more. */
function spent({ provider, product }: Delegation): readonly string[] {
  return [provider, `product:${provider}/${product}`];
}

function lossOfProvider(node: GraphNode, delegation: Delegation, world: World): number {
  const { provider, product } = delegation;
  return world.network.gate(
    { kind: "delegation", node: node.id, provider, product },
    { kind: "or", children: [lossOfGlobalProduct(delegation, world)] },
  );
}

function lossOfRecords(node: GraphNode, { sets, provider, product }: Delegation, world: World): number {
  return world.network.gate(
    { kind: "delegation", node: node.id, provider, product },
    { kind: "or", children: sets.map((set) => lossOfSet(node, set, world)) },
  );
}

function lossOfSet(node: GraphNode, set: RecordSet, world: World): number {
  const { network } = world;
  const least = network.reading === "least-favourable";
  const required = least ? set.requiredAtMost : set.required;
  const records = set.records.length;
  return network.gate(
    { kind: "record-set", node: node.id, type: set.type, records, required },
    {
      kind: "at-least",
      threshold: Math.max(records - required + 1, 0),
      children: set.records.map((record) =>
        network.gate(
          { kind: "node", node: record },
          {
            kind: "or",
            children: world
              .needsOf(record)
              .filter((need) => need.to !== node.id)
              .flatMap((need) => lossOfNeed(need, world)),
          },
        ),
      ),
      facts: least && set.requiredAtMost !== set.required ? set.facts : [],
    },
  );
}

function unknown(node: GraphNode, fact: string, world: World): number {
  return world.network.gate({ kind: "name", node: node.id }, { kind: "and", children: [], facts: [fact] });
}
