import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./database.ts";
import { Database } from "./database.ts";

/** One writing node with storage of its own, and no or one standby that holds a second copy. */
export interface StandbyDatabaseArgs extends DatabaseArgs {
  /** In GB. */
  readonly storage: number;
}

/** A database of one instance and its standby. */
export abstract class StandbyDatabase extends Database {
  constructor(name: string, args: StandbyDatabaseArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:database:StandbyDatabase", name, args, options);
    if (args.nodes > 2) throw new RangeError(`Expected one or two nodes for ${name}, read ${args.nodes}.`);
  }
}
