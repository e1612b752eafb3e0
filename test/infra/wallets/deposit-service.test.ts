import { expect, test } from "vitest";
import { AlicloudDepositService } from "../../../infra/wallets/alicloud-deposit-service.ts";
import { AwsDepositService } from "../../../infra/wallets/aws-deposit-service.ts";
import { registeredBy, theOnly } from "../registered-resources.ts";
import { toldByAlicloudTemplate, toldByAwsTemplate } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";
import { walletOnAlicloud, walletOnAws } from "../wallet-fixtures.ts";

const onAws = () =>
  registeredBy(() => {
    const { group, network } = aroundOnAws();
    const { chains } = walletOnAws(network);
    new AwsDepositService("deposits", { ...group, network, chains, ledgers: [endpoint("ledger.test", 7500)] }, {});
  });

const onAlicloud = () =>
  registeredBy(() => {
    const { group, network } = aroundOnAlicloud();
    const { chains } = walletOnAlicloud(network);
    new AlicloudDepositService("deposits", { ...group, network, chains, ledgers: [endpoint("ledger.test", 7500)] }, {});
  });

test("its servers are told the chain nodes and the ledgers, and nothing else", async () => {
  expect(toldByAwsTemplate(await onAws(), "deposits")).toEqual({
    chain: ["10.20.8.234:8332"],
    ledgers: ["ledger.test:7500"],
  });
  expect(toldByAlicloudTemplate(await onAlicloud(), "deposits")).toEqual({
    chain: ["10.10.8.234:8332"],
    ledgers: ["ledger.test:7500"],
  });
});

test("it registers its servers and claims to survive a zone", async () => {
  expect(theOnly(await onAws(), "trading:wallets:DepositService").outputs).toEqual({
    servers: "-> aws:autoscaling/group:Group deposits",
    survives: "zone",
  });
  expect(theOnly(await onAlicloud(), "trading:wallets:DepositService").outputs).toEqual({
    servers: "-> alicloud:ess/scalingGroup:ScalingGroup deposits",
    survives: "zone",
  });
});
