import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { databaseUser } from "./database.ts";
import { planDatabase } from "./database-plan.ts";
import type { StandbyDatabaseArgs } from "./standby-database.ts";
import { StandbyDatabase } from "./standby-database.ts";

/** An ApsaraDB RDS instance: a single node, or two of which the second stands where it is told, beside the first if so told. */
export class AlicloudStandbyDatabase extends StandbyDatabase {
  readonly host: pulumi.Output<string>;
  readonly databaseId: pulumi.Output<string>;

  constructor(
    name: string,
    args: StandbyDatabaseArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planDatabase(args);
    const writer = args.network.place(plan.writerZone);
    const standbyZone = plan.standbyZones[0];

    const database = new alicloud.rds.Instance(
      name,
      {
        instanceName: name,
        engine: "MySQL",
        engineVersion: "8.0",
        category: standbyZone === undefined ? "Basic" : "HighAvailability",
        instanceType: args.instanceClass,
        instanceChargeType: "Postpaid",
        instanceStorage: args.storage,
        dbInstanceStorageType: "cloud_essd",
        port: String(this.port),
        vpcId: args.network.networkId,
        vswitchId: writer.subnetId,
        zoneId: writer.zone,
        ...(standbyZone === undefined ? {} : { zoneIdSlaveA: args.network.place(standbyZone).zone, haConfig: "Auto" }),
        securityIps: [...args.network.admits],
        deletionProtection: true,
      },
      { parent: this },
    );
    if (args.password !== undefined) {
      new alicloud.rds.Account(
        name,
        {
          dbInstanceId: database.id,
          accountName: databaseUser,
          accountPassword: args.password,
          accountType: "Super",
        },
        { parent: this },
      );
    }

    this.host = database.connectionString;
    this.databaseId = database.id;
    this.registerOutputs({ database: database.urn, survives: plan.survives });
  }
}
