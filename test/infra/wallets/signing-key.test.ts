import { expect, test } from "vitest";
import { alicloudNetwork, awsNetwork, east } from "../cell-networks.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";
import { walletOnAlicloud, walletOnAws } from "../wallet-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    walletOnAws(awsNetwork());
  });

const onAlicloud = () =>
  registeredBy(() => {
    walletOnAlicloud(alicloudNetwork());
  });

test("on AWS it signs, is copied to another region, and has an endpoint in every zone that was given", async () => {
  const registered = await onAws();
  expect(theOnly(registered, "aws:kms/key:Key").inputs).toMatchObject({ keyUsage: "SIGN_VERIFY", multiRegion: true });
  const copy = theOnly(registered, "aws:kms/replicaKey:ReplicaKey");
  expect(copy.inputs).toMatchObject({ primaryKeyArn: "arn of key" });
  expect(copy.provider).toContain("pulumi:providers:aws::copy");
  expect(named(registered, "aws:ec2/vpcEndpoint:VpcEndpoint", "key").inputs).toMatchObject({
    serviceName: "com.amazonaws.ap-east-1.kms",
    subnetIds: east.map((zone) => `Subnet/network-${zone}`),
  });
});

test("on Alibaba Cloud it is kept by an instance of our own in the zones that were given", async () => {
  const registered = await onAlicloud();
  expect(theOnly(registered, "alicloud:kms/instance:Instance").inputs).toMatchObject({
    zoneIds: ["cn-hongkong-b", "cn-hongkong-c"],
    vswitchIds: ["Switch/network-cn-hongkong-b", "Switch/network-cn-hongkong-c"],
  });
  expect(theOnly(registered, "alicloud:kms/key:Key").inputs).toMatchObject({
    dkmsInstanceId: "Instance/key",
    keyUsage: "SIGN/VERIFY",
  });
});

test("it registers what answers and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:wallets:SigningKey").outputs).toEqual({
    key: "-> aws:kms/key:Key key",
    endpoint: "-> aws:ec2/vpcEndpoint:VpcEndpoint key",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:wallets:SigningKey").outputs).toEqual({
    instance: "-> alicloud:kms/instance:Instance key",
    key: "-> alicloud:kms/key:Key key",
    survives: "zone",
  });
});
