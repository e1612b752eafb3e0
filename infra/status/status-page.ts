import * as pulumi from "@pulumi/pulumi";

/**
 * What customers read when trading fails: a page, its announcements and an API for programs. It stands in a region of its
 * own, under a domain of its own, and calls nothing of the platform: whoever is on call writes to it.
 */
export interface StatusPageArgs {
  /** `example-status.net`: not a part of the domain that it reports on. */
  readonly domain: string;
  /** An ARN of a certificate for that domain; CloudFront takes those of us-east-1. */
  readonly certificate: string;
}

/** The part of a status page that its readers see. */
export abstract class StatusPage extends pulumi.ComponentResource {
  /** Where it is read. */
  abstract readonly address: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:status:StatusPage", name, {}, options);
  }
}
