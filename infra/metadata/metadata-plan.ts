import type { SurvivedLoss } from "../placement/survived-loss.ts";

export interface NacosRequest {
  /** 1, or an odd number from 3 on: Alibaba Cloud takes no other. */
  readonly nodes: number;
  /** Where the store's address is; three nodes and more are spread over the region's zones by Alibaba Cloud. */
  readonly zones: readonly string[];
}

export interface NacosPlan {
  /** The zone in which clients find the store. */
  readonly zone: string;
  /** Professional Edition spreads its nodes over zones, Developer Edition has a single one. */
  readonly edition: "mse_pro" | "mse_dev";
  readonly survives: SurvivedLoss;
}

/** Returns the edition and place of a Nacos cluster. Throws where Alibaba Cloud has none like it. */
export function planNacos(request: NacosRequest): NacosPlan {
  const [zone] = request.zones;
  if (zone === undefined) throw new RangeError("Expected a zone for the metadata store, found none.");
  if (request.nodes === 1) return { zone, edition: "mse_dev", survives: "none" };
  if (request.nodes < 3 || request.nodes % 2 !== 1) {
    throw new RangeError(`Expected 1 or an odd number of three or more metadata nodes, read ${request.nodes}.`);
  }
  return { zone, edition: "mse_pro", survives: "zone" };
}
