import { expect, test } from "vitest";
import { AlicloudLedgerService } from "../../../infra/ledger/alicloud-ledger-service.ts";
import { AwsLedgerService } from "../../../infra/ledger/aws-ledger-service.ts";
import { east, hongKong } from "../cell-networks.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws } from "../service-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    const { service, network, database } = aroundOnAws();
    new AwsLedgerService("ledger", { ...service, network, database }, {});
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { service, network, database } = aroundOnAlicloud();
    new AlicloudLedgerService("ledger", { ...service, network, database }, {});
  });

test("its servers are told their database, and nothing else", async () => {
  const told = { listen: 7500, health: "/health" };
  expect(toldByAwsTemplate(await onAws(), "ledger")).toEqual({
    ...told,
    database: { host: "db.rds.test", port: 3306, user: "trading" },
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "ledger")).toEqual({
    ...told,
    database: { host: "db.mysql.test", port: 3306, user: "trading" },
  });
});

test("its servers stand in the zones that were given", async () => {
  expect(named(await onAws(), "aws:autoscaling/group:Group", "ledger").inputs).toMatchObject({
    minSize: 3,
    vpcZoneIdentifiers: east.map((zone) => `Subnet/network-${zone}`),
  });
  expect(named(await onAlicloud(), "alicloud:ess/scalingGroup:ScalingGroup", "ledger").inputs).toMatchObject({
    minSize: 3,
    vswitchIds: hongKong.map((zone) => `Switch/network-${zone}`),
  });
});

test("it is entered by its listener and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:ledger:LedgerService").outputs).toEqual({
    listener: "-> aws:lb/listener:Listener ledger",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:ledger:LedgerService").outputs).toEqual({
    listener: "-> alicloud:nlb/listener:Listener ledger",
    survives: "zone",
  });
});
