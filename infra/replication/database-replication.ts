import * as pulumi from "@pulumi/pulumi";
import type { Database } from "../database/database.ts";

/**
 * What carries every change of a database into its copy in another cell, on another cloud: a job of its own, so that the
 * source waits for nobody. What the copy lacks when the source is lost is the job's lag. The job runs where the copy is.
 * Both databases need a password to be deployed with it; a preview does not.
 */
export interface DatabaseReplicationArgs {
  readonly source: Database;
  readonly target: Database;
  /** What runs the job: `dms.r6i.large`, `large`. */
  readonly instanceClass: string;
}

/** The part of a replication that is the same on both clouds. */
export abstract class DatabaseReplication extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:replication:DatabaseReplication", name, {}, options);
  }
}
