import * as pulumi from "@pulumi/pulumi";
import type { CacheRequest } from "./cache-plan.ts";

/**
 * A cache of one concern, in shards, each with a primary and standbys that the provider switches to by itself. It survives the
 * loss of one node from two nodes per shard on, and the loss of one zone if no zone holds all nodes of a shard.
 */
export interface CacheTierArgs extends CacheRequest {
  /** What one node is: `tair.rdb.4g`, `cache.r7g.large`. */
  readonly nodeClass: string;
  /** Clients give it where it is set; without it, standing in the network is enough. */
  readonly password?: pulumi.Output<string> | undefined;
}

/** The part of a cache tier that its clients see, whichever cloud it is in. Clients use TLS. */
export abstract class CacheTier extends pulumi.ComponentResource {
  /** The name that keeps leading to the primaries when standbys take over. */
  abstract readonly host: pulumi.Output<string>;
  readonly port = 6379;
  readonly password: pulumi.Output<string> | undefined;

  constructor(name: string, args: CacheTierArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:cache:CacheTier", name, {}, options);
    this.password = args.password;
  }
}

/** Returns what a server is told of a cache. Secret where the cache has a password. */
export function cacheSettings(cache: CacheTier): Readonly<Record<string, pulumi.Input<unknown>>> {
  const { host, port, password } = cache;
  return { host, port, tls: true, ...(password === undefined ? {} : { password }) };
}
