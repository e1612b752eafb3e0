import type { Service } from "../model/graph.ts";
import type { World } from "./world.ts";

/** A service is unavailable when one of its entries is, or one of what it is said to need. An entry that matched nothing proves nothing. */
export function lossOfService(service: Service, world: World): number {
  return world.network.named("service", service.name, { kind: "service", service: service.name }, () => ({
    kind: "or",
    children: [...service.entries, ...service.needs].map((id) => world.lossOf(id)),
  }));
}
