import * as pulumi from "@pulumi/pulumi";
import { cloudInit } from "./cloud-init.ts";

/**
 * Returns a server's user data once all that it is told is known. Made from the outputs of what the server needs, so that
 * the program's graph shows those needs and no others. Secret where anything in it is.
 */
export function serverUserData(
  service: string,
  settings: Readonly<Record<string, pulumi.Input<unknown>>>,
): pulumi.Output<string> {
  return pulumi.output(settings).apply((known) => cloudInit({ service, settings: known }));
}
