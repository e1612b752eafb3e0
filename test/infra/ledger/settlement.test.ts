import { expect, test } from "vitest";
import { AlicloudSettlement } from "../../../infra/ledger/alicloud-settlement.ts";
import { AwsSettlement } from "../../../infra/ledger/aws-settlement.ts";
import { registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    const { group, network, engines } = aroundOnAws();
    new AwsSettlement("settlement", { ...group, network, engines, ledgers: [endpoint("ledger.test", 7500)] }, {});
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { group, network, engines } = aroundOnAlicloud();
    new AlicloudSettlement("settlement", { ...group, network, engines, ledgers: [endpoint("ledger.test", 7500)] }, {});
  });

test("its servers are told the engines and the ledgers, and nothing else", async () => {
  expect(toldByAwsTemplate(await onAws(), "settlement")).toEqual({
    engines: [{ products: ["spot"], nodes: ["10.20.8.10:7400"] }],
    ledgers: ["ledger.test:7500"],
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "settlement")).toEqual({
    engines: [{ products: ["spot"], nodes: ["10.10.8.10:7400"] }],
    ledgers: ["ledger.test:7500"],
  });
});

test("nobody calls it: it has no balancer", async () => {
  const registered = [...(await onAws()), ...(await onAlicloud())];
  expect(registered.filter((resource) => resource.type.includes("oadBalancer"))).toEqual([]);
});

test("it registers its servers and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:ledger:Settlement").outputs).toEqual({
    servers: "-> aws:autoscaling/group:Group settlement",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:ledger:Settlement").outputs).toEqual({
    servers: "-> alicloud:ess/scalingGroup:ScalingGroup settlement",
    survives: "zone",
  });
});
