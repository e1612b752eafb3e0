import { expect, test } from "vitest";
import { AlicloudBroker } from "../../../infra/market-data/alicloud-broker.ts";
import { AlicloudMarketData } from "../../../infra/market-data/alicloud-market-data.ts";
import { AwsBroker } from "../../../infra/market-data/aws-broker.ts";
import { AwsMarketData } from "../../../infra/market-data/aws-market-data.ts";
import { east, hongKong } from "../cell-networks.ts";
import { registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws } from "../service-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    const { service, group, network, cache, engines } = aroundOnAws();
    const size = { brokers: 3, zones: east, brokerClass: "kafka.m5.large", storage: 500 };
    const broker = new AwsBroker("broker", { network, ...size }, {});
    new AwsMarketData("prices", { ...service, network, publishers: group, engines, broker, cache }, {});
  });

const onAlicloud = (publisherZones: readonly string[] = hongKong) =>
  registeredBy(() => {
    const { service, group, network, cache, engines } = aroundOnAlicloud();
    const size = { zones: hongKong, trafficClass: "alikafka.hw.3xlarge", storage: 900 };
    const broker = new AlicloudBroker("broker", { network, ...size }, {});
    const publishers = { ...group, zones: publisherZones };
    new AlicloudMarketData("prices", { ...service, network, publishers, engines, broker, cache }, {});
  });

test("publishers are told the engines and the broker, and nothing else", async () => {
  expect(toldByAwsTemplate(await onAws(), "prices-publish")).toEqual({
    engines: [{ products: ["spot"], nodes: ["10.20.8.10:7400"] }],
    broker: "broker.msk.test",
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "prices-publish")).toEqual({
    engines: [{ products: ["spot"], nodes: ["10.10.8.10:7400"] }],
    broker: "broker.kafka.test",
  });
});

test("the servers that hand prices out are told the broker and the cache, and no engine", async () => {
  const told = { listen: 7540, health: "/health" };
  expect(toldByAwsTemplate(await onAws(), "prices")).toEqual({
    ...told,
    broker: "broker.msk.test",
    cache: { host: "cache.elasticache.test", port: 6379, tls: true },
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "prices")).toEqual({
    ...told,
    broker: "broker.kafka.test",
    cache: { host: "cache.tair.test", port: 6379, tls: true },
  });
});

test("it registers publishers and listener and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:market-data:MarketData").outputs).toEqual({
    publishers: "-> aws:autoscaling/group:Group prices-publish",
    listener: "-> aws:lb/listener:Listener prices",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:market-data:MarketData").outputs).toEqual({
    publishers: "-> alicloud:ess/scalingGroup:ScalingGroup prices-publish",
    listener: "-> alicloud:nlb/listener:Listener prices",
    survives: "zone",
  });
});

test("it claims no more than its publishers do", async () => {
  const component = theOnly(await onAlicloud(["cn-hongkong-c"]), "trading:market-data:MarketData");
  expect(component.outputs).toMatchObject({ survives: "instance" });
});
