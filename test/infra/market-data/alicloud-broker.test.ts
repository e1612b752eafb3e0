import { expect, test } from "vitest";
import { AlicloudBroker } from "../../../infra/market-data/alicloud-broker.ts";
import { alicloudNetwork, hongKong } from "../cell-networks.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";

const build = (zones: readonly string[]) =>
  registeredBy(() => {
    const args = { network: alicloudNetwork(), zones, trafficClass: "alikafka.hw.3xlarge", storage: 900 };
    new AlicloudBroker("broker", args, {});
  });

test("the instance is given a vSwitch in every zone", async () => {
  expect(theOnly(await build(hongKong), "alicloud:alikafka/instance:Instance").inputs).toMatchObject({
    specType: "professional",
    deployType: 5,
    vswitchIds: hongKong.map((zone) => `Switch/network-${zone}`),
    zoneId: "cn-hongkong-b",
    ioMaxSpec: "alikafka.hw.3xlarge",
  });
});

test("it has the topics that are published", async () => {
  const topics = ofType(await build(hongKong), "alicloud:alikafka/topic:Topic");
  expect(topics.map(({ inputs }) => [inputs.instanceId, inputs.topic])).toEqual([
    ["Instance/broker", "depth"],
    ["Instance/broker", "tickers"],
    ["Instance/broker", "trades"],
  ]);
});

test("brokers stand somewhere", async () => {
  await expect(build([])).rejects.toThrow("one zone or more for broker");
});

test.each([
  { zones: hongKong, survives: "zone" },
  { zones: ["cn-hongkong-c"], survives: "none" },
])("it registers the instance; in $zones it claims $survives", async ({ zones, survives }) => {
  expect(theOnly(await build(zones), "trading:market-data:Broker").outputs).toEqual({
    instance: "-> alicloud:alikafka/instance:Instance broker",
    survives,
  });
});
