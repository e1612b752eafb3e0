import * as pulumi from "@pulumi/pulumi";

/**
 * The images of the platform's containers, with a copy in another region. The build pushes to the registry of every cell, so
 * that no cloud's servers wait for another cloud's images.
 */
export interface RegistryArgs {
  readonly repositories: readonly string[];
  /** Where the copy is. */
  readonly copyRegion: string;
}

/** The part of a registry that is the same on both clouds. */
export abstract class Registry extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:registry:Registry", name, {}, options);
  }
}

/** Under which name a registry keeps the platform's repositories together. */
export const namespaceName = "trading";
