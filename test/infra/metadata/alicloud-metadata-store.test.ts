import { expect, test } from "vitest";
import { AlicloudMetadataStore } from "../../../infra/metadata/alicloud-metadata-store.ts";
import { alicloudNetwork } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { registeredBy, resolved, theOnly } from "../registered-resources.ts";
import { alicloudMetadata, alicloudMetadataAddress } from "../stores.ts";

function build(): Promise<readonly Registered[]> {
  return registeredBy(() => {
    alicloudMetadata(alicloudNetwork());
  });
}

test("it is a Nacos cluster of the edition whose nodes stand in several zones", async () => {
  expect(theOnly(await build(), "alicloud:mse/cluster:Cluster").inputs).toMatchObject({
    clusterType: "Nacos-Ans",
    mseVersion: "mse_pro",
    instanceCount: 3,
    netType: "privatenet",
    vswitchId: "Switch/network-cn-hongkong-b",
  });
});

test("its configuration holds the version and the instruments, in a namespace of its own", async () => {
  const config = theOnly(await build(), "alicloud:mse/nacosConfig:NacosConfig").inputs;
  expect(config).toMatchObject({ instanceId: "Cluster/metadata", namespaceId: "metadata", type: "json" });
  expect(JSON.parse(String(config.content))).toEqual({ version: "17", instruments: ["BTC-USDT"] });
});

test("its address names cluster and configuration, and its readers need no role", async () => {
  const stores: AlicloudMetadataStore[] = [];
  await registeredBy(() => {
    stores.push(alicloudMetadata(alicloudNetwork()));
  });
  expect(await Promise.all(stores.map((store) => resolved(store.address)))).toEqual([alicloudMetadataAddress]);
  expect(stores.map((store) => store.readerProfile)).toEqual([undefined]);
});

test.each([
  { nodes: 3, survives: "zone" },
  { nodes: 1, survives: "none" },
])("it registers the cluster; with $nodes nodes it claims $survives", async ({ nodes, survives }) => {
  const registered = await registeredBy(() => {
    const args = { region: "cn-hongkong", zones: ["cn-hongkong-c"], nodes, nodeClass: "MSE_SC_2_4_60_c" };
    const network = alicloudNetwork();
    new AlicloudMetadataStore("metadata", { network, version: "1", instruments: [], ...args }, {});
  });
  expect(theOnly(registered, "trading:metadata:MetadataStore").outputs).toEqual({
    cluster: "-> alicloud:mse/cluster:Cluster metadata",
    survives,
  });
});
