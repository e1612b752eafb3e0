import { findPulumi } from "./pulumi-cli.ts";

/** Builds the engine where there is none, once, before files that run side by side would each build their own. */
export async function setup(): Promise<void> {
  await findPulumi();
}
