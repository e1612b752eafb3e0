import { expect, test } from "vitest";
import { AlicloudAccountsService } from "../../../infra/accounts/alicloud-accounts-service.ts";
import { AwsAccountsService } from "../../../infra/accounts/aws-accounts-service.ts";
import { east, hongKong } from "../cell-networks.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    const { service, network, database } = aroundOnAws();
    new AwsAccountsService(
      "accounts",
      { ...service, network, database, ledgers: [endpoint("one.test", 7500), endpoint("two.test", 7500)] },
      {},
    );
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { service, network, database } = aroundOnAlicloud();
    new AlicloudAccountsService(
      "accounts",
      { ...service, network, database, ledgers: [endpoint("one.test", 7500), endpoint("two.test", 7500)] },
      {},
    );
  });

test("its servers are told their database and every ledger, and nothing else", async () => {
  const told = { listen: 7510, health: "/health", ledgers: ["one.test:7500", "two.test:7500"] };
  expect(toldByAwsTemplate(await onAws(), "accounts")).toEqual({
    ...told,
    database: { host: "db.rds.test", port: 3306, user: "trading" },
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "accounts")).toEqual({
    ...told,
    database: { host: "db.mysql.test", port: 3306, user: "trading" },
  });
});

test("its servers stand in the zones that were given", async () => {
  expect(named(await onAws(), "aws:autoscaling/group:Group", "accounts").inputs).toMatchObject({
    minSize: 3,
    vpcZoneIdentifiers: east.map((zone) => `Subnet/network-${zone}`),
  });
  expect(named(await onAlicloud(), "alicloud:ess/scalingGroup:ScalingGroup", "accounts").inputs).toMatchObject({
    minSize: 3,
    vswitchIds: hongKong.map((zone) => `Switch/network-${zone}`),
  });
});

test("it is entered by its listener and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:accounts:AccountsService").outputs).toEqual({
    listener: "-> aws:lb/listener:Listener accounts",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:accounts:AccountsService").outputs).toEqual({
    listener: "-> alicloud:nlb/listener:Listener accounts",
    survives: "zone",
  });
});
