import { AlicloudNetwork } from "../../infra/network/alicloud-network.ts";
import { AwsNetwork } from "../../infra/network/aws-network.ts";

export const hongKong = ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"];
export const east = ["ap-east-1a", "ap-east-1b", "ap-east-1c"];

/** Returns a network on Alibaba Cloud that lets its neighbour `10.20.0.0/16` in. */
export function alicloudNetwork(): AlicloudNetwork {
  return new AlicloudNetwork(
    "network",
    { cidr: "10.10.0.0/16", zones: hongKong, nat: [], peers: ["10.20.0.0/16"] },
    {},
  );
}

/** Returns a network on AWS that lets its neighbour `10.10.0.0/16` in. */
export function awsNetwork(): AwsNetwork {
  return new AwsNetwork(
    "network",
    { cidr: "10.20.0.0/16", region: "ap-east-1", zones: east, nat: [], peers: ["10.10.0.0/16"] },
    {},
  );
}
