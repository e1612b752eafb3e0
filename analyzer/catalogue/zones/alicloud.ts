import type { Region } from "../../model/catalogue.ts";

/**
 * Zones that Alibaba Cloud lists for servers or for application load balancers, as published in 2026 (read on 21 November 2026).
 * Regions that it is closing down and local regions of one zone outside the ordinary network are left out; a zone that is missing
 * here is still placed by the form of its name.
 * Sources: https://help.aliyun.com/zh/ecs/user-guide/regions-and-zones (servers) and
 * https://help.aliyun.com/en/slb/application-load-balancer/supported-regions-and-zones (balancers).
 */
const letters: Readonly<Record<string, string>> = {
  "ap-northeast-1": "abcde",
  "ap-northeast-2": "ab",
  "ap-southeast-1": "abc",
  "ap-southeast-3": "abc",
  "ap-southeast-5": "abc",
  "ap-southeast-6": "ab",
  "ap-southeast-7": "ab",
  "cn-beijing": "abcdefghijkl",
  "cn-chengdu": "abc",
  "cn-guangzhou": "ab",
  "cn-hangzhou": "befghijk",
  "cn-heyuan": "ab",
  "cn-hongkong": "bcd",
  "cn-huhehaote": "ab",
  "cn-qingdao": "bc",
  "cn-shanghai": "abcdefgklmno",
  "cn-shenzhen": "abcdef",
  "cn-wulanchabu": "abcd",
  "cn-zhangjiakou": "abc",
  "cn-zhongwei": "ab",
  "eu-central-1": "abc",
  "eu-west-1": "ab",
  "me-central-1": "ab",
  "me-east-1": "ab",
  "na-south-1": "a",
  "us-east-1": "ab",
  "us-west-1": "ab",
};

/** A region that ends in a number is followed by the letter at once, any other by a hyphen and the letter. */
const zoneName = (region: string, letter: string): string =>
  /\d$/.test(region) ? `${region}${letter}` : `${region}-${letter}`;

export const alicloudRegions: readonly Region[] = Object.entries(letters).map(([name, present]) => ({
  provider: "alicloud",
  name,
  zones: [...present].map((letter) => ({ name: zoneName(name, letter) })),
  // Names are the only identity that is published for zones here, the same in every account's API answers.
  sameNamesInEveryAccount: true,
}));
