import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { planNacos } from "./metadata-plan.ts";
import type { MetadataStoreArgs } from "./metadata-store.ts";
import { MetadataStore, metadataContent } from "./metadata-store.ts";

/** A Nacos cluster of Microservices Engine. */
export interface NacosArgs extends MetadataStoreArgs {
  readonly nodes: number;
  /** What one node is: `MSE_SC_2_4_60_c`. */
  readonly nodeClass: string;
  readonly network: AlicloudNetwork;
}

/** A Nacos cluster with a namespace of its own, in which each version keeps those before it. */
export class AlicloudMetadataStore extends MetadataStore {
  readonly address: pulumi.Output<string>;
  readonly readerProfile = undefined;

  constructor(name: string, args: NacosArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const plan = planNacos(args);

    const cluster = new alicloud.mse.Cluster(
      name,
      {
        clusterAliasName: name,
        clusterType: "Nacos-Ans",
        clusterVersion: "NACOS_2_0_0",
        clusterSpecification: args.nodeClass,
        mseVersion: plan.edition,
        instanceCount: args.nodes,
        netType: "privatenet",
        connectionType: "slb",
        pubNetworkFlow: "0",
        vpcId: args.network.networkId,
        vswitchId: args.network.place(plan.zone).subnetId,
      },
      { parent: this },
    );
    const namespace = new alicloud.mse.EngineNamespace(
      name,
      { instanceId: cluster.id, namespaceId: name, namespaceShowName: name },
      { parent: this },
    );
    const config = new alicloud.mse.NacosConfig(
      name,
      {
        instanceId: cluster.id,
        namespaceId: namespace.namespaceId,
        group: "trading",
        dataId: "metadata.json",
        type: "json",
        desc: `Version ${args.version}`,
        content: metadataContent(args),
      },
      { parent: this },
    );

    this.address = pulumi.interpolate`${cluster.clusterId}-nacos-ans.mse.aliyuncs.com:8848/${config.namespaceId}/${config.group}/${config.dataId}`;
    this.registerOutputs({ cluster: cluster.urn, survives: plan.survives });
  }
}
