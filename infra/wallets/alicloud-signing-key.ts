import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { SigningKey } from "./signing-key.ts";

export interface AlicloudSigningKeyArgs {
  readonly network: AlicloudNetwork;
  /** Where the key service stands: Alibaba Cloud wants two zones. */
  readonly zones: readonly string[];
}

/** A KMS instance of our own in two zones, and a key in it. */
export class AlicloudSigningKey extends SigningKey {
  readonly address: pulumi.Output<string>;
  readonly keyId: pulumi.Output<string>;

  constructor(name: string, args: AlicloudSigningKeyArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const places = args.zones.map((zone) => args.network.place(zone));

    const instance = new alicloud.kms.Instance(
      name,
      {
        instanceName: name,
        // Keys in software: hardware ones are bought, not made.
        productVersion: "3",
        paymentType: "PayAsYouGo",
        vpcId: args.network.networkId,
        zoneIds: places.map((place) => place.zone),
        vswitchIds: places.map((place) => place.subnetId),
        deletionProtection: true,
      },
      { parent: this },
    );
    const key = new alicloud.kms.Key(
      name,
      {
        description: `Signs for ${name}`,
        dkmsInstanceId: instance.id,
        keyUsage: "SIGN/VERIFY",
        keySpec: "EC_P256K",
        pendingWindowInDays: 30,
      },
      { parent: this },
    );
    new alicloud.kms.Alias(name, { aliasName: `alias/${name}`, keyId: key.id }, { parent: this });

    this.keyId = key.id;
    this.address = pulumi.interpolate`https://${instance.id}.cryptoservice.kms.aliyuncs.com/${key.id}`;
    this.registerOutputs({ instance: instance.urn, key: key.urn, survives: survivedLoss(args.zones, 1) });
  }
}
