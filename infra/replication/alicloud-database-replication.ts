import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { databaseUser } from "../database/database.ts";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { DatabaseReplicationArgs } from "./database-replication.ts";
import { DatabaseReplication } from "./database-replication.ts";

export interface AlicloudDatabaseReplicationArgs extends DatabaseReplicationArgs {
  readonly network: AlicloudNetwork;
  readonly region: string;
}

/** A DTS job, a service of the region: first all rows, then every change, from a database that the VPC reaches by its link. */
export class AlicloudDatabaseReplication extends DatabaseReplication {
  constructor(name: string, args: AlicloudDatabaseReplicationArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const { source, target, region } = args;

    const instance = new alicloud.dts.SynchronizationInstance(
      name,
      {
        paymentType: "PayAsYouGo",
        sourceEndpointEngineName: "MySQL",
        sourceEndpointRegion: region,
        destinationEndpointEngineName: "PolarDB",
        destinationEndpointRegion: region,
        instanceClass: args.instanceClass,
        syncArchitecture: "oneway",
      },
      { parent: this },
    );
    const job = new alicloud.dts.SynchronizationJob(
      name,
      {
        dtsInstanceId: instance.id,
        dtsJobName: name,
        // To DTS a database behind a VPN is one of our own, on the far side of the VPC.
        sourceEndpointInstanceType: "EXPRESS",
        sourceEndpointInstanceId: args.network.networkId,
        sourceEndpointEngineName: "MYSQL",
        sourceEndpointRegion: region,
        sourceEndpointIp: source.host,
        sourceEndpointPort: String(source.port),
        sourceEndpointDatabaseName: databaseUser,
        sourceEndpointUserName: databaseUser,
        ...(source.password === undefined ? {} : { sourceEndpointPassword: source.password }),
        destinationEndpointInstanceType: "POLARDB",
        destinationEndpointInstanceId: target.databaseId,
        destinationEndpointEngineName: "PolarDB",
        destinationEndpointRegion: region,
        destinationEndpointDatabaseName: databaseUser,
        destinationEndpointUserName: databaseUser,
        ...(target.password === undefined ? {} : { destinationEndpointPassword: target.password }),
        dbList: JSON.stringify({ [databaseUser]: { name: databaseUser, all: true } }),
        structureInitialization: true,
        dataInitialization: true,
        dataSynchronization: true,
        status: "Synchronizing",
      },
      { parent: this },
    );

    this.registerOutputs({ job: job.urn, survives: "zone" });
  }
}
