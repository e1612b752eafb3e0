import * as pulumi from "@pulumi/pulumi";
import type { Endpoint } from "./internal-service.ts";

/** Returns how a server is told of a service that it calls: `host:port`. */
export function callTo({ host, port }: Endpoint): pulumi.Output<string> {
  return pulumi.interpolate`${host}:${port}`;
}
