import * as pulumi from "@pulumi/pulumi";
import { AlicloudCacheTier } from "../../infra/cache/alicloud-cache-tier.ts";
import { AwsCacheTier } from "../../infra/cache/aws-cache-tier.ts";
import { AlicloudStandbyDatabase } from "../../infra/database/alicloud-standby-database.ts";
import { AwsStandbyDatabase } from "../../infra/database/aws-standby-database.ts";
import { AlicloudMatchingEngine } from "../../infra/matching/alicloud-matching-engine.ts";
import { AwsMatchingEngine } from "../../infra/matching/aws-matching-engine.ts";
import type { Endpoint } from "../../infra/servers/internal-service.ts";
import { alicloudNetwork, awsNetwork, east, hongKong } from "./cell-networks.ts";
import { alicloudMetadata, awsMetadata } from "./stores.ts";

const servers = { min: 3, desired: 3, max: 6 };
const products = ["spot"] as const;

/** What a service needs around it on AWS. */
export function aroundOnAws() {
  const network = awsNetwork();
  const metadata = awsMetadata(network);
  const zones = ["ap-east-1a", "ap-east-1b"];
  const compute = { image: "ami-servers", instanceType: "m6i.xlarge" };
  const engine = { network, metadata, products, seat: 0, nodes: 1, zones: east, ...compute };
  return {
    network,
    metadata,
    database: new AwsStandbyDatabase(
      "db",
      { network, nodes: 2, zones, instanceClass: "db.m6g.large", storage: 100 },
      {},
    ),
    cache: new AwsCacheTier("cache", { network, shards: 1, nodes: 2, zones, nodeClass: "cache.r6g.large" }, {}),
    engines: [new AwsMatchingEngine("engine", engine, {})],
    group: { servers, zones: east, ...compute },
    service: { servers, zones: east, balancerZones: east, ...compute },
  };
}

/** What a service needs around it on Alibaba Cloud. */
export function aroundOnAlicloud() {
  const network = alicloudNetwork();
  const metadata = alicloudMetadata(network);
  const zones = ["cn-hongkong-b", "cn-hongkong-c"];
  const compute = { image: "m-servers", instanceType: "ecs.g8i.xlarge" };
  const engine = { network, metadata, products, seat: 0, nodes: 1, zones: hongKong, ...compute };
  const database = { network, nodes: 2, zones, instanceClass: "mysql.x4.large.2c", storage: 100 };
  return {
    network,
    metadata,
    database: new AlicloudStandbyDatabase("db", database, {}),
    cache: new AlicloudCacheTier("cache", { network, shards: 1, nodes: 2, zones, nodeClass: "tair.rdb.4g" }, {}),
    engines: [new AlicloudMatchingEngine("engine", engine, {})],
    group: { servers, zones: hongKong, ...compute },
    service: { servers, zones: hongKong, balancerZones: hongKong, ...compute },
  };
}

/** Somewhere else that servers call. */
export function endpoint(host: string, port: number): Endpoint {
  return { host: pulumi.output(host), port };
}
