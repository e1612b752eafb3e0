import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Database } from "../database/database.ts";
import { databaseUser } from "../database/database.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { trustOf } from "../permissions/aws-server-profile.ts";
import type { DatabaseReplicationArgs } from "./database-replication.ts";
import { DatabaseReplication } from "./database-replication.ts";
import { planReplication } from "./replication-plan.ts";

export interface AwsDatabaseReplicationArgs extends DatabaseReplicationArgs {
  readonly network: AwsNetwork;
  /** Where the job may run: one zone, or two and more with a standby in another. */
  readonly zones: readonly string[];
}

/** A DMS task on a replication instance: first all rows, then every change. */
export class AwsDatabaseReplication extends DatabaseReplication {
  constructor(name: string, args: AwsDatabaseReplicationArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const { network } = args;
    const plan = planReplication(
      args.zones,
      network.plan.places.map((place) => place.zone),
    );

    // DMS finds its way into a VPC by a role of this name and no other.
    const role = new aws.iam.Role(
      `${name}-vpc`,
      { name: "dms-vpc-role", assumeRolePolicy: trustOf("dms.amazonaws.com") },
      { parent: this },
    );
    const permission = new aws.iam.RolePolicyAttachment(
      `${name}-vpc`,
      { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole" },
      { parent: this },
    );
    const subnets = new aws.dms.ReplicationSubnetGroup(
      name,
      {
        replicationSubnetGroupId: name,
        replicationSubnetGroupDescription: `Subnets of ${name}`,
        subnetIds: plan.subnetZones.map((zone) => network.place(zone).subnetId),
      },
      { parent: this, dependsOn: [permission] },
    );
    const instance = new aws.dms.ReplicationInstance(
      name,
      {
        replicationInstanceId: name,
        replicationInstanceClass: args.instanceClass,
        allocatedStorage: 100,
        multiAz: plan.zone === undefined,
        ...(plan.zone === undefined ? {} : { availabilityZone: network.place(plan.zone).zone }),
        replicationSubnetGroupId: subnets.replicationSubnetGroupId,
        vpcSecurityGroupIds: [network.insideGroupId],
        publiclyAccessible: false,
      },
      { parent: this },
    );
    const source = this.endpoint(`${name}-source`, "source", "mysql", args.source);
    const target = this.endpoint(`${name}-target`, "target", "aurora", args.target);
    const task = new aws.dms.ReplicationTask(
      name,
      {
        replicationTaskId: name,
        migrationType: "full-load-and-cdc",
        replicationInstanceArn: instance.replicationInstanceArn,
        sourceEndpointArn: source.endpointArn,
        targetEndpointArn: target.endpointArn,
        startReplicationTask: true,
        tableMappings: JSON.stringify({
          rules: [
            {
              "rule-type": "selection",
              "rule-id": "1",
              "rule-name": databaseUser,
              "object-locator": { "schema-name": databaseUser, "table-name": "%" },
              "rule-action": "include",
            },
          ],
        }),
      },
      { parent: this },
    );

    this.registerOutputs({ task: task.urn, survives: plan.survives });
  }

  private endpoint(name: string, endpointType: string, engineName: string, database: Database): aws.dms.Endpoint {
    return new aws.dms.Endpoint(
      name,
      {
        endpointId: name,
        endpointType,
        engineName,
        serverName: database.host,
        port: database.port,
        username: databaseUser,
        ...(database.password === undefined ? {} : { password: pulumi.secret(database.password) }),
      },
      { parent: this },
    );
  }
}
