import * as pulumi from "@pulumi/pulumi";
import type { DatabaseRequest } from "./database-plan.ts";

/**
 * A MySQL database whose provider switches by itself to another node when the writing one is lost. It survives the loss of one
 * node from two nodes on, and the loss of one zone if no zone holds them all.
 */
export interface DatabaseArgs extends DatabaseRequest {
  /** What one node is: `mysql.x4.xlarge.2c`, `db.r6g.xlarge`. */
  readonly instanceClass: string;
  /** Clients give it where it is set; without it, AWS keeps one of its own and Alibaba Cloud's account is made by hand. */
  readonly password?: pulumi.Output<string> | undefined;
}

/** The account under which the platform's services and its replication come. */
export const databaseUser = "trading";

/** The part of a database that its clients see, whichever cloud and product it is. */
export abstract class Database extends pulumi.ComponentResource {
  /** The name that keeps leading to the writing node when another takes over. */
  abstract readonly host: pulumi.Output<string>;
  /** Its id at its provider, for what copies it. */
  abstract readonly databaseId: pulumi.Output<string>;
  readonly port = 3306;
  readonly password: pulumi.Output<string> | undefined;

  constructor(type: string, name: string, args: DatabaseArgs, options: pulumi.ComponentResourceOptions) {
    super(type, name, {}, options);
    this.password = args.password;
  }
}

/** Returns what a server is told of a database. Secret where the database has a password. */
export function databaseSettings(database: Database): Readonly<Record<string, pulumi.Input<unknown>>> {
  const { host, port, password } = database;
  return { host, port, user: databaseUser, ...(password === undefined ? {} : { password }) };
}
