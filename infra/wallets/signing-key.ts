import * as pulumi from "@pulumi/pulumi";

/** The key that signs what leaves the hot wallets. It never leaves its provider's key service; servers ask that to sign. */
export abstract class SigningKey extends pulumi.ComponentResource {
  /** What a server is told in order to sign. */
  abstract readonly address: pulumi.Output<string>;
  /** The key's id at its provider: its ARN on AWS. */
  abstract readonly keyId: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:wallets:SigningKey", name, {}, options);
  }
}
