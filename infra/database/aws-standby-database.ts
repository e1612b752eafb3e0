import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { databaseUser } from "./database.ts";
import { planDatabase, subnetZones } from "./database-plan.ts";
import type { StandbyDatabaseArgs } from "./standby-database.ts";
import { StandbyDatabase } from "./standby-database.ts";

/** An RDS instance; AWS places a standby in another zone of the subnet group, never beside its primary. */
export class AwsStandbyDatabase extends StandbyDatabase {
  readonly host: pulumi.Output<string>;
  readonly databaseId: pulumi.Output<string>;
  /** For what backs it up. */
  readonly arn: pulumi.Output<string>;

  constructor(
    name: string,
    args: StandbyDatabaseArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planDatabase(args);
    const standbyZone = plan.standbyZones[0];
    if (standbyZone === plan.writerZone) {
      throw new RangeError(`Expected two zones for the two nodes of ${name}: AWS puts no standby beside its primary.`);
    }
    const zones = subnetZones(
      plan,
      args.network.plan.places.map((place) => place.zone),
    );

    const subnets = new aws.rds.SubnetGroup(
      name,
      { description: `Subnets of ${name}`, subnetIds: zones.map((zone) => args.network.place(zone).subnetId) },
      { parent: this },
    );
    const database = new aws.rds.Instance(
      name,
      {
        engine: "mysql",
        engineVersion: "8.0",
        instanceClass: args.instanceClass,
        dbName: databaseUser,
        username: databaseUser,
        ...(args.password === undefined ? { manageMasterUserPassword: true } : { password: args.password }),
        port: this.port,
        allocatedStorage: args.storage,
        storageType: "gp3",
        storageEncrypted: true,
        // With a standby AWS chooses which of the two zones has the primary, and refuses to be told.
        multiAz: standbyZone !== undefined,
        ...(standbyZone === undefined ? { availabilityZone: args.network.place(plan.writerZone).zone } : {}),
        dbSubnetGroupName: subnets.name,
        vpcSecurityGroupIds: [args.network.insideGroupId],
        publiclyAccessible: false,
        backupRetentionPeriod: 7,
        copyTagsToSnapshot: true,
        deletionProtection: true,
        finalSnapshotIdentifier: `${name}-final`,
      },
      { parent: this },
    );

    this.host = database.address;
    this.arn = database.arn;
    this.databaseId = database.identifier;
    this.registerOutputs({ database: database.urn, survives: plan.survives });
  }
}
