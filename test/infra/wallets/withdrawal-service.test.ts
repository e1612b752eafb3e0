import { expect, test } from "vitest";
import { AlicloudWithdrawalService } from "../../../infra/wallets/alicloud-withdrawal-service.ts";
import { AwsWithdrawalService } from "../../../infra/wallets/aws-withdrawal-service.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";
import { walletOnAlicloud, walletOnAws } from "../wallet-fixtures.ts";

const ledgers = () => [endpoint("ledger.test", 7500)];

const onAws = () =>
  registeredBy(() => {
    const { group, network } = aroundOnAws();
    new AwsWithdrawalService("out", { ...group, network, ...walletOnAws(network), ledgers: ledgers() }, {});
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { group, network } = aroundOnAlicloud();
    new AlicloudWithdrawalService("out", { ...group, network, ...walletOnAlicloud(network), ledgers: ledgers() }, {});
  });

test("its servers are told key, queue, chain nodes and ledgers, and nothing else", async () => {
  expect(toldByAwsTemplate(await onAws(), "out")).toEqual({
    key: "https://key.endpoint.test/key-key",
    queue: "https://queue.endpoint.test/?QueueUrl=https://queue.test/queue",
    chain: ["10.20.8.234:8332"],
    ledgers: ["ledger.test:7500"],
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "out")).toEqual({
    key: "https://Instance/key.cryptoservice.kms.aliyuncs.com/Key/key",
    queue: "https://mns.cn-hongkong-internal.aliyuncs.com/queues/queue",
    chain: ["10.10.8.234:8332"],
    ledgers: ["ledger.test:7500"],
  });
});

test("its servers on AWS may sign with this key and work off this queue, and nothing else", async () => {
  const registered = await onAws();
  const { policy } = named(registered, "aws:iam/rolePolicy:RolePolicy", "out").inputs;
  expect(JSON.parse(String(policy)).Statement).toMatchObject([
    { Action: ["kms:Sign", "kms:GetPublicKey"], Resource: ["arn of key"] },
    { Resource: ["arn of queue"] },
  ]);
  expect(named(registered, "aws:ec2/launchTemplate:LaunchTemplate", "out").inputs).toMatchObject({
    iamInstanceProfile: { name: "name of out" },
  });
});

test("its servers on Alibaba Cloud may sign with this key and work off this queue, and nothing else", async () => {
  const registered = await onAlicloud();
  const { policyDocument } = named(registered, "alicloud:ram/policy:Policy", "out").inputs;
  expect(JSON.parse(String(policyDocument)).Statement).toMatchObject([
    { Action: ["kms:AsymmetricSign", "kms:GetPublicKey"], Resource: ["acs:kms:*:*:key/Key/key"] },
    { Resource: ["acs:mns:*:*:/queues/queue/messages"] },
  ]);
  const template = named(registered, "alicloud:ess/scalingConfiguration:ScalingConfiguration", "out");
  expect(template.inputs).toMatchObject({ roleName: "out" });
});

test("it registers its servers and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:wallets:WithdrawalService").outputs).toEqual({
    servers: "-> aws:autoscaling/group:Group out",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:wallets:WithdrawalService").outputs).toEqual({
    servers: "-> alicloud:ess/scalingGroup:ScalingGroup out",
    survives: "zone",
  });
});
