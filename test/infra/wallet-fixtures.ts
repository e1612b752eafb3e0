import * as aws from "@pulumi/aws";
import type { AlicloudNetwork } from "../../infra/network/alicloud-network.ts";
import type { AwsNetwork } from "../../infra/network/aws-network.ts";
import { AlicloudChainNodes } from "../../infra/wallets/alicloud-chain-nodes.ts";
import { AlicloudSigningKey } from "../../infra/wallets/alicloud-signing-key.ts";
import { AlicloudWorkQueue } from "../../infra/wallets/alicloud-work-queue.ts";
import { AwsChainNodes } from "../../infra/wallets/aws-chain-nodes.ts";
import { AwsSigningKey } from "../../infra/wallets/aws-signing-key.ts";
import { AwsWorkQueue } from "../../infra/wallets/aws-work-queue.ts";
import { east, hongKong } from "./cell-networks.ts";

/** A key, a queue and a chain node on AWS. */
export function walletOnAws(network: AwsNetwork) {
  const region = "ap-east-1";
  const machine = { image: "ami-chain", instanceType: "m6i.2xlarge", storage: 2000 };
  const copyProvider = new aws.Provider("copy", { region: "ap-southeast-1" });
  return {
    key: new AwsSigningKey("key", { network, region, zones: east, copyProvider }, {}),
    queue: new AwsWorkQueue("queue", { network, region, zones: east }, {}),
    chains: [new AwsChainNodes("chain", { network, seat: 7, nodes: 1, zones: east, ...machine }, {})],
  };
}

/** A key, a queue and a chain node on Alibaba Cloud. */
export function walletOnAlicloud(network: AlicloudNetwork) {
  const machine = { image: "m-chain", instanceType: "ecs.g8i.2xlarge", storage: 2000 };
  return {
    key: new AlicloudSigningKey("key", { network, zones: hongKong.slice(0, 2) }, {}),
    queue: new AlicloudWorkQueue("queue", { region: "cn-hongkong" }, {}),
    chains: [new AlicloudChainNodes("chain", { network, seat: 7, nodes: 1, zones: hongKong, ...machine }, {})],
  };
}
