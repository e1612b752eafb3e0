import * as pulumi from "@pulumi/pulumi";

/**
 * What everything is rebuilt from: a bucket for state and exports, the servers' images, the databases' backups; each with a
 * copy in another region. What is kept on another cloud is carried there by a `BackupCopy`.
 */
export interface BackupArgs {
  /** Where the cell is. */
  readonly region: string;
  /** Where the copies are. */
  readonly copyRegion: string;
  /** The images that the cell's servers are made from, by what they are for. */
  readonly images: Readonly<Record<string, string>>;
}

/** The part of a backup that others see, whichever cloud it is in. */
export abstract class Backup extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:backup:Backup", name, {}, options);
  }
}
