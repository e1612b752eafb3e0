import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { ClusterDatabase } from "./cluster-database.ts";
import type { DatabaseArgs } from "./database.ts";
import { databaseUser } from "./database.ts";
import { planDatabase, subnetZones } from "./database-plan.ts";

/** An Aurora cluster: nodes that the plan places, over storage that AWS keeps in three zones whatever the nodes' zones are. */
export class AwsClusterDatabase extends ClusterDatabase {
  readonly host: pulumi.Output<string>;
  readonly databaseId: pulumi.Output<string>;
  /** For what backs it up. */
  readonly arn: pulumi.Output<string>;

  constructor(
    name: string,
    args: DatabaseArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planDatabase(args);
    const zones = subnetZones(
      plan,
      args.network.plan.places.map((place) => place.zone),
    );

    const subnets = new aws.rds.SubnetGroup(
      name,
      { description: `Subnets of ${name}`, subnetIds: zones.map((zone) => args.network.place(zone).subnetId) },
      { parent: this },
    );
    const parameters = new aws.rds.ClusterParameterGroup(
      name,
      {
        family: "aurora-mysql8.0",
        description: `Parameters of ${name}`,
        // Replication to another cloud reads rows from the binary log, and so does a replica that becomes a source.
        parameters: [{ name: "binlog_format", value: "ROW", applyMethod: "pending-reboot" }],
      },
      { parent: this },
    );
    const cluster = new aws.rds.Cluster(
      name,
      {
        engine: "aurora-mysql",
        engineVersion: "8.0.mysql_aurora.3.08.0",
        databaseName: databaseUser,
        masterUsername: databaseUser,
        ...(args.password === undefined ? { manageMasterUserPassword: true } : { masterPassword: args.password }),
        port: this.port,
        storageEncrypted: true,
        dbSubnetGroupName: subnets.name,
        dbClusterParameterGroupName: parameters.name,
        vpcSecurityGroupIds: [args.network.insideGroupId],
        backupRetentionPeriod: 7,
        copyTagsToSnapshot: true,
        deletionProtection: true,
        finalSnapshotIdentifier: `${name}-final`,
      },
      { parent: this },
    );

    const nodes = [plan.writerZone, ...plan.standbyZones].map(
      (zone, index) =>
        new aws.rds.ClusterInstance(
          `${name}-${index + 1}`,
          {
            clusterIdentifier: cluster.id,
            engine: "aurora-mysql",
            instanceClass: args.instanceClass,
            availabilityZone: args.network.place(zone).zone,
            dbSubnetGroupName: subnets.name,
            promotionTier: index,
            publiclyAccessible: false,
          },
          { parent: this },
        ),
    );

    this.host = cluster.endpoint;
    this.arn = cluster.arn;
    this.databaseId = cluster.id;
    this.registerOutputs({ database: cluster.urn, nodes: nodes.map((node) => node.urn), survives: plan.survives });
  }
}
