import "../analyzer/guard.ts";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "./configuration-error.ts";
import { buildPlatform } from "./platform.ts";

const platform = build();

/** The stack's output: by cell and use, the host by which customers come in. */
export const entries = platform.entries;

/** The stack's output: where customers read how the platform is. */
export const status = platform.status;

function build(): ReturnType<typeof buildPlatform> {
  try {
    return buildPlatform(new pulumi.Config("trading"));
  } catch (error) {
    // Pulumi prints a RunError's message alone, anything else with a stack trace.
    if (error instanceof ConfigurationError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
