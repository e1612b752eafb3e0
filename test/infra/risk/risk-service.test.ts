import { expect, test } from "vitest";
import { AlicloudRiskService } from "../../../infra/risk/alicloud-risk-service.ts";
import { AwsRiskService } from "../../../infra/risk/aws-risk-service.ts";
import { east, hongKong } from "../cell-networks.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";
import { alicloudMetadataAddress, awsMetadataAddress } from "../stores.ts";

const onAws = () =>
  registeredBy(() => {
    const { service, network, metadata, database } = aroundOnAws();
    new AwsRiskService(
      "risk",
      { ...service, network, metadata, database, accounts: endpoint("accounts.test", 7510) },
      {},
    );
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { service, network, metadata, database } = aroundOnAlicloud();
    new AlicloudRiskService(
      "risk",
      { ...service, network, metadata, database, accounts: endpoint("accounts.test", 7510) },
      {},
    );
  });

test("its servers are told their database, the accounts and their metadata, and nothing else", async () => {
  const told = { listen: 7520, health: "/health", accounts: "accounts.test:7510" };
  expect(toldByAwsTemplate(await onAws(), "risk")).toEqual({
    ...told,
    database: { host: "db.rds.test", port: 3306, user: "trading" },
    metadata: awsMetadataAddress,
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "risk")).toEqual({
    ...told,
    database: { host: "db.mysql.test", port: 3306, user: "trading" },
    metadata: alicloudMetadataAddress,
  });
});

test("its servers on AWS carry the profile that lets them read their metadata", async () => {
  expect(named(await onAws(), "aws:ec2/launchTemplate:LaunchTemplate", "risk").inputs).toMatchObject({
    iamInstanceProfile: { name: "name of metadata-reader" },
  });
});

test("its servers stand in the zones that were given", async () => {
  expect(named(await onAws(), "aws:autoscaling/group:Group", "risk").inputs).toMatchObject({
    minSize: 3,
    vpcZoneIdentifiers: east.map((zone) => `Subnet/network-${zone}`),
  });
  expect(named(await onAlicloud(), "alicloud:ess/scalingGroup:ScalingGroup", "risk").inputs).toMatchObject({
    minSize: 3,
    vswitchIds: hongKong.map((zone) => `Switch/network-${zone}`),
  });
});

test("it is entered by its listener and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:risk:RiskService").outputs).toEqual({
    listener: "-> aws:lb/listener:Listener risk",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:risk:RiskService").outputs).toEqual({
    listener: "-> alicloud:nlb/listener:Listener risk",
    survives: "zone",
  });
});
