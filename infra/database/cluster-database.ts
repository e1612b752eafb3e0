import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./database.ts";
import { Database } from "./database.ts";

/** A database of several nodes over storage that they share and that the provider keeps in several copies. */
export abstract class ClusterDatabase extends Database {
  constructor(name: string, args: DatabaseArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:database:ClusterDatabase", name, args, options);
  }
}
