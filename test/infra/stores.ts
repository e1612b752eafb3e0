import { AlicloudMetadataStore } from "../../infra/metadata/alicloud-metadata-store.ts";
import { AwsMetadataStore } from "../../infra/metadata/aws-metadata-store.ts";
import type { AlicloudNetwork } from "../../infra/network/alicloud-network.ts";
import type { AwsNetwork } from "../../infra/network/aws-network.ts";
import { east, hongKong } from "./cell-networks.ts";

const content = { version: "17", instruments: ["BTC-USDT"] };

/** Returns a metadata store on Alibaba Cloud, which servers find under `alicloudMetadataAddress`. */
export function alicloudMetadata(network: AlicloudNetwork): AlicloudMetadataStore {
  const where = { region: "cn-hongkong", zones: hongKong, nodes: 3, nodeClass: "MSE_SC_2_4_60_c" };
  return new AlicloudMetadataStore("metadata", { network, ...where, ...content }, {});
}

export const alicloudMetadataAddress = "mse-metadata-nacos-ans.mse.aliyuncs.com:8848/metadata/trading/metadata.json";

/** Returns a metadata store on AWS, which servers find under `awsMetadataAddress`. */
export function awsMetadata(network: AwsNetwork): AwsMetadataStore {
  return new AwsMetadataStore("metadata", { network, region: "ap-east-1", zones: east, ...content }, {});
}

export const awsMetadataAddress =
  "https://metadata.endpoint.test/Application/metadata/environment-metadata/profile-metadata";
