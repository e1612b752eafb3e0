import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AlicloudCacheTier } from "../infra/cache/alicloud-cache-tier.ts";
import { AwsCacheTier } from "../infra/cache/aws-cache-tier.ts";
import { AlicloudOrderGateway } from "../infra/edge/alicloud-order-gateway.ts";
import { AwsOrderGateway } from "../infra/edge/aws-order-gateway.ts";
import type { OrderGateway } from "../infra/edge/order-gateway.ts";
import { AlicloudMatchingEngine } from "../infra/matching/alicloud-matching-engine.ts";
import { AwsMatchingEngine } from "../infra/matching/aws-matching-engine.ts";
import { AlicloudNetwork } from "../infra/network/alicloud-network.ts";
import { AwsNetwork } from "../infra/network/aws-network.ts";
import type { Cell } from "./cells.ts";

type Password = pulumi.Output<string> | undefined;

const builders = { alicloud: buildOnAlicloud, aws: buildOnAws } satisfies Record<Cell["provider"], typeof buildOnAws>;

/** Registers everything a cell consists of and returns where its customers' orders come in. */
export function buildCell(cell: Cell, password: Password): OrderGateway {
  return builders[cell.provider](cell, password);
}

function buildOnAlicloud(cell: Cell, password: Password): OrderGateway {
  // A provider of its own states the region in the program, where an account's default would hide it.
  const options = { providers: [new alicloud.Provider(cell.name, { region: cell.region })] };
  const network = new AlicloudNetwork(`${cell.name}-network`, cell.network, options);
  const matching = new AlicloudMatchingEngine(`${cell.name}-matching`, { ...cell.matching, network }, options);
  const cache = new AlicloudCacheTier(`${cell.name}-cache`, { ...cell.cache, network, password }, options);
  return new AlicloudOrderGateway(`${cell.name}-gateway`, { ...cell.gateway, network, matching, cache }, options);
}

function buildOnAws(cell: Cell, password: Password): OrderGateway {
  const options = { providers: [new aws.Provider(cell.name, { region: cell.region })] };
  const network = new AwsNetwork(`${cell.name}-network`, cell.network, options);
  const matching = new AwsMatchingEngine(`${cell.name}-matching`, { ...cell.matching, network }, options);
  const cache = new AwsCacheTier(`${cell.name}-cache`, { ...cell.cache, network, password }, options);
  return new AwsOrderGateway(`${cell.name}-gateway`, { ...cell.gateway, network, matching, cache }, options);
}
