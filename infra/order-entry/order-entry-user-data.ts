import type * as pulumi from "@pulumi/pulumi";
import { cacheSettings } from "../cache/cache-tier.ts";
import { healthPath, ports } from "../edge/entry.ts";
import { engineSettings } from "../matching/matching-engine.ts";
import { callTo } from "../servers/call-to.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { OrderEntryNeeds } from "./order-entry.ts";

/**
 * Returns the user data of a server that takes orders: who matches, who checks risk and sessions, where it keeps what is on
 * its way, and where it reads what may be traded.
 */
export function orderEntryUserData(needs: OrderEntryNeeds): pulumi.Output<string> {
  return serverUserData("order-entry", {
    listen: ports,
    health: healthPath,
    matching: needs.engines.map(engineSettings),
    risk: callTo(needs.risk),
    sessions: callTo(needs.sessions),
    cache: cacheSettings(needs.cache),
    metadata: needs.metadata.address,
  });
}
