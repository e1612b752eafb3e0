import "../analyzer/guard.ts";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "./configuration-error.ts";
import { buildPlatform } from "./platform.ts";

/** The stack's output: by cell, the host that takes its customers' orders. */
export const orderEntry = build();

function build(): ReturnType<typeof buildPlatform> {
  try {
    return buildPlatform(new pulumi.Config("trading"));
  } catch (error) {
    // Pulumi prints a RunError's message alone, anything else with a stack trace.
    if (error instanceof ConfigurationError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
