import * as pulumi from "@pulumi/pulumi";

/**
 * Where servers read what they trade and how: instruments, limits, switches. One store per cell keeps a wrong value in its
 * cell; a new version goes out in steps, and the one before stays to go back to.
 */
export interface MetadataStoreArgs {
  readonly region: string;
  /** Where clients reach the store. */
  readonly zones: readonly string[];
  /** Which version the cell runs: cells take a new one one after the other. */
  readonly version: string;
  readonly instruments: readonly string[];
}

/** The part of a metadata store that its readers see, whichever cloud it is in. */
export abstract class MetadataStore extends pulumi.ComponentResource {
  /** What a server is told in order to read its configuration. */
  abstract readonly address: pulumi.Output<string>;
  /** On AWS, the instance profile that lets a server read; elsewhere a place in the network is enough. */
  abstract readonly readerProfile: pulumi.Output<string> | undefined;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:metadata:MetadataStore", name, {}, options);
  }
}

/** Returns what the store holds, as its readers parse it. */
export function metadataContent(args: MetadataStoreArgs): string {
  return JSON.stringify({ version: args.version, instruments: args.instruments });
}

/** Returns what servers on AWS carry in order to read the store: nothing where the store asks for nothing. */
export function readerProfileOf(metadata: MetadataStore): { readonly profile?: pulumi.Output<string> } {
  return metadata.readerProfile === undefined ? {} : { profile: metadata.readerProfile };
}
