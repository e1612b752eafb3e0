import type * as pulumi from "@pulumi/pulumi";

/** What a server may do, and to what: the provider's names of actions and resources. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly pulumi.Input<string>[];
}
