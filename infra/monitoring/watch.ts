import * as pulumi from "@pulumi/pulumi";

/**
 * What asks a cell on another cloud, minute by minute, whether customers get in, and wakes somebody if they don't. It stands
 * with nothing of what it watches: a cloud that is lost takes along only the watch on the other one.
 */
export interface WatchArgs {
  readonly targets: readonly WatchTarget[];
  readonly healthPath: string;
  /** Who is woken. */
  readonly email: string;
}

export interface WatchTarget {
  /** Part of names, and so of identity. */
  readonly name: string;
  readonly host: pulumi.Output<string>;
}

/** The watch on another cloud's cells, whichever cloud it is kept from. */
export abstract class Watch extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:monitoring:Watch", name, {}, options);
  }
}
