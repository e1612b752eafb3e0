import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { endpointHost, interfaceEndpoint } from "../endpoints/aws-interface-endpoint.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { SigningKey } from "./signing-key.ts";

export interface AwsSigningKeyArgs {
  readonly network: AwsNetwork;
  readonly region: string;
  /** Where the network reaches the key service. */
  readonly zones: readonly string[];
  /** A provider for the region that keeps the key's copy. */
  readonly copyProvider: aws.Provider;
}

/** A KMS key, a service of the region, with a copy in another region and an endpoint in the network's zones. */
export class AwsSigningKey extends SigningKey {
  readonly address: pulumi.Output<string>;
  readonly keyId: pulumi.Output<string>;

  constructor(name: string, args: AwsSigningKeyArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const { network, region, zones } = args;

    const key = new aws.kms.Key(
      name,
      {
        description: `Signs for ${name}`,
        keyUsage: "SIGN_VERIFY",
        customerMasterKeySpec: "ECC_SECG_P256K1",
        multiRegion: true,
        deletionWindowInDays: 30,
      },
      { parent: this },
    );
    new aws.kms.Alias(name, { name: `alias/${name}`, targetKeyId: key.keyId }, { parent: this });
    new aws.kms.ReplicaKey(
      `${name}-copy`,
      { description: `Copy of ${name}`, primaryKeyArn: key.arn, deletionWindowInDays: 30 },
      { parent: this, provider: args.copyProvider },
    );
    const endpoint = interfaceEndpoint(name, { network, region, service: "kms", zones }, this);

    this.keyId = key.arn;
    this.address = pulumi.interpolate`https://${endpointHost(endpoint)}/${key.keyId}`;
    this.registerOutputs({ key: key.urn, endpoint: endpoint.urn, survives: survivedLoss(zones, 1) });
  }
}
