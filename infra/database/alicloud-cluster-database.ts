import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { ClusterDatabase } from "./cluster-database.ts";
import type { DatabaseArgs } from "./database.ts";
import { databaseUser } from "./database.ts";
import { planPolardb } from "./polardb-plan.ts";

/**
 * A PolarDB cluster: all nodes and their storage in one zone, and, where the request names a second, a hot standby of both
 * there, which is written to before a transaction counts.
 */
export class AlicloudClusterDatabase extends ClusterDatabase {
  readonly host: pulumi.Output<string>;
  readonly databaseId: pulumi.Output<string>;

  constructor(
    name: string,
    args: DatabaseArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planPolardb(args);
    const nodes = args.network.place(plan.zone);

    const cluster = new alicloud.polardb.Cluster(
      name,
      {
        description: name,
        dbType: "MySQL",
        dbVersion: "8.0",
        dbNodeClass: args.instanceClass,
        dbNodeCount: args.nodes,
        creationCategory: "Normal",
        payType: "PostPaid",
        vpcId: args.network.networkId,
        vswitchId: nodes.subnetId,
        zoneId: nodes.zone,
        ...(plan.standbyZone === undefined
          ? { hotStandbyCluster: "OFF" }
          : {
              hotStandbyCluster: "ON",
              standbyAz: args.network.place(plan.standbyZone).zone,
              strictConsistency: "ON",
            }),
        // Replication to another cloud reads rows from the binary log.
        loosePolarLogBin: "ON",
        dbClusterIpArrays: [{ dbClusterIpArrayName: "default", securityIps: [...args.network.admits] }],
        deletionLock: 1,
      },
      { parent: this },
    );
    if (args.password !== undefined) {
      new alicloud.polardb.Account(
        name,
        {
          dbClusterId: cluster.id,
          accountName: databaseUser,
          accountPassword: args.password,
          accountType: "Super",
        },
        { parent: this },
      );
    }

    this.host = cluster.connectionString;
    this.databaseId = cluster.id;
    this.registerOutputs({ database: cluster.urn, survives: plan.survives });
  }
}
