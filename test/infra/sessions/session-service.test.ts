import { expect, test } from "vitest";
import { AlicloudSessionService } from "../../../infra/sessions/alicloud-session-service.ts";
import { AwsSessionService } from "../../../infra/sessions/aws-session-service.ts";
import { east, hongKong } from "../cell-networks.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws } from "../service-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    const { service, network, database, cache } = aroundOnAws();
    new AwsSessionService("sessions", { ...service, network, database, cache }, {});
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { service, network, database, cache } = aroundOnAlicloud();
    new AlicloudSessionService("sessions", { ...service, network, database, cache }, {});
  });

test("its servers are told their own database and their own cache, and nothing else", async () => {
  const told = { listen: 7530, health: "/health" };
  expect(toldByAwsTemplate(await onAws(), "sessions")).toEqual({
    ...told,
    database: { host: "db.rds.test", port: 3306, user: "trading" },
    cache: { host: "cache.elasticache.test", port: 6379, tls: true },
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "sessions")).toEqual({
    ...told,
    database: { host: "db.mysql.test", port: 3306, user: "trading" },
    cache: { host: "cache.tair.test", port: 6379, tls: true },
  });
});

test("its servers stand in the zones that were given", async () => {
  expect(named(await onAws(), "aws:autoscaling/group:Group", "sessions").inputs).toMatchObject({
    minSize: 3,
    vpcZoneIdentifiers: east.map((zone) => `Subnet/network-${zone}`),
  });
  expect(named(await onAlicloud(), "alicloud:ess/scalingGroup:ScalingGroup", "sessions").inputs).toMatchObject({
    minSize: 3,
    vswitchIds: hongKong.map((zone) => `Switch/network-${zone}`),
  });
});

test("it is entered by its listener and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:sessions:SessionService").outputs).toEqual({
    listener: "-> aws:lb/listener:Listener sessions",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:sessions:SessionService").outputs).toEqual({
    listener: "-> alicloud:nlb/listener:Listener sessions",
    survives: "zone",
  });
});
