import type { NodeId } from "../model/graph.ts";
import type { NetworkId, Networks } from "./networks.ts";
import { knownText, readValue } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** What lets servers of a network reach a service of the region without a public address. */
export interface Endpoints {
  /** Those of the network that lead to a service, and those of which nobody can tell where they lead. */
  to(service: string, network: NetworkId): { readonly certain: readonly NodeId[]; readonly perhaps: readonly NodeId[] };
}

export function findEndpoints(stack: StackIndex, networks: Networks): Endpoints {
  const inNetwork = new Map<NetworkId, { readonly record: StackRecord; readonly service: string | null }[]>();
  for (const record of stack.records) {
    const joins = stack.entry(record)?.joins;
    if (joins?.kind !== "endpoint") continue;
    const service = knownText(readValue(record, joins.service));
    for (const network of networks.named(record, joins.network)) {
      const known = inNetwork.get(network) ?? [];
      known.push({ record, service });
      inNetwork.set(network, known);
    }
  }
  return {
    to(service, network) {
      const here = inNetwork.get(network) ?? [];
      const leads = (name: string | null) => name === service || name?.endsWith(`.${service}`) === true;
      return {
        certain: here.filter((one) => leads(one.service)).map(({ record }) => record.urn),
        perhaps: here.filter((one) => one.service === null).map(({ record }) => record.urn),
      };
    },
  };
}
