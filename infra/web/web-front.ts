import * as pulumi from "@pulumi/pulumi";
import { healthPath, ports } from "../edge/entry.ts";
import type { MetadataStore } from "../metadata/metadata-store.ts";
import { callTo } from "../servers/call-to.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import type { Compute, Pool } from "../servers/server-group.ts";
import type { ServerGroupRequest } from "../servers/server-group-plan.ts";
import { serverUserData } from "../servers/server-user-data.ts";

/** What a server must reach to show the site to somebody who has signed in. */
export interface WebFrontNeeds {
  readonly sessions: Endpoint;
  readonly prices: Endpoint;
  readonly metadata: MetadataStore;
}

/**
 * The servers of the web site. Orders that are given there go the apps' way. They survive the loss of one server from two
 * guaranteed servers on, and the loss of one zone if no zone holds them all. What they need makes its own claims.
 */
export interface WebFrontArgs extends ServerGroupRequest, Compute, WebFrontNeeds {
  /** The way in from which they get requests. */
  readonly pools: readonly Pool[];
}

/** The servers of the web site, whichever cloud they are on. */
export abstract class WebFront extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:web:WebFront", name, {}, options);
  }
}

/** Returns a web server's user data: where it finds out who somebody is, what prices are, and what may be traded. */
export function webFrontUserData({ sessions, prices, metadata }: WebFrontNeeds): pulumi.Output<string> {
  return serverUserData("web-front", {
    listen: ports.http,
    health: healthPath,
    sessions: callTo(sessions),
    prices: callTo(prices),
    metadata: metadata.address,
  });
}
