import * as pulumi from "@pulumi/pulumi";
import type { CacheTier } from "../cache/cache-tier.ts";
import type { MatchingEngine } from "../matching/matching-engine.ts";
import { matchingPort } from "../matching/matching-engine.ts";
import { cloudInit } from "../servers/cloud-init.ts";
import { gatewayPort, healthPath } from "./order-gateway.ts";

/**
 * Returns a gateway server's user data: where the matching nodes and the cache are. Made from their own outputs, so that the
 * program's graph shows what a gateway needs. Secret where the cache has a password.
 */
export function gatewayUserData(matching: MatchingEngine, cache: CacheTier): pulumi.Output<string> {
  return pulumi
    .all([pulumi.all([...matching.addresses]), cache.host, pulumi.output(cache.password)])
    .apply(([addresses, host, password]) =>
      cloudInit({
        service: "order-gateway",
        settings: {
          listen: gatewayPort,
          health: healthPath,
          matching: addresses.map((address) => `${address}:${matchingPort}`),
          cache: { host, port: cache.port, tls: true, ...(password === undefined ? {} : { password }) },
        },
      }),
    );
}
