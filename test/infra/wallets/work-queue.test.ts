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

test("on AWS work is done in order and once, and what fails five times is set aside", async () => {
  const { inputs } = named(await onAws(), "aws:sqs/queue:Queue", "queue");
  expect(inputs).toMatchObject({ fifoQueue: true, visibilityTimeoutSeconds: 300 });
  expect(JSON.parse(String(inputs.redrivePolicy))).toEqual({
    deadLetterTargetArn: "arn of queue-failed",
    maxReceiveCount: 5,
  });
});

test("on AWS the queue has an endpoint in every zone that was given", async () => {
  expect(named(await onAws(), "aws:ec2/vpcEndpoint:VpcEndpoint", "queue").inputs).toMatchObject({
    serviceName: "com.amazonaws.ap-east-1.sqs",
    subnetIds: east.map((zone) => `Subnet/network-${zone}`),
  });
});

test("on Alibaba Cloud what fails five times is set aside, too", async () => {
  expect(named(await onAlicloud(), "alicloud:message/serviceQueue:ServiceQueue", "queue").inputs).toMatchObject({
    visibilityTimeout: 300,
    dlqPolicy: { enabled: true, deadLetterTargetQueue: "queue-failed", maxReceiveCount: 5 },
  });
});

test("it registers what answers and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:wallets:WorkQueue").outputs).toEqual({
    queue: "-> aws:sqs/queue:Queue queue",
    endpoint: "-> aws:ec2/vpcEndpoint:VpcEndpoint queue",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:wallets:WorkQueue").outputs).toEqual({
    queue: "-> alicloud:message/serviceQueue:ServiceQueue queue",
    survives: "zone",
  });
});
