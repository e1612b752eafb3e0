import * as pulumi from "@pulumi/pulumi";

/** Withdrawals that customers have asked for and nobody has signed yet, each until it is done. */
export abstract class WorkQueue extends pulumi.ComponentResource {
  /** What a server is told in order to take work. */
  abstract readonly address: pulumi.Output<string>;
  /** The queue's name for permissions: its ARN on AWS. */
  abstract readonly queueId: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:wallets:WorkQueue", name, {}, options);
  }
}

/** How long a server has for one withdrawal before another may take it, and how often one is tried. */
export const attempt = { seconds: 300, most: 5 };
