import { describe, expect, test } from "vitest";
import { explored, keepsData } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";

const [west, east] = ["ap-east-1", "ap-southeast-1"] as const;

/** A bucket in each of two regions. */
const buckets = () =>
  stack()
    .provider("aws", "west", { region: west })
    .provider("aws", "east", { region: east })
    .add("aws:s3/bucket:Bucket", "one", {}, { provider: "west" })
    .add("aws:s3/bucket:Bucket", "two", {}, { provider: "east" });

const replicated = (built: StackBuilder, from: string, to: string) =>
  built.add("aws:s3/bucketReplicationConfig:BucketReplicationConfig", `${from}-${to}`, {
    bucket: of(from),
    rules: [{ destination: { bucket: of(to) } }],
  });

const asked = (entry: string) => objectives().service("files", entry, { keepsData: "region" });

describe("what a service keeps", () => {
  test("is lost with the only region that it is in", () => {
    expect(keepsData(explored(buckets(), asked("one")), "region")).toBe("no");
  });

  test("outlives a region where another one has a copy", () => {
    expect(keepsData(explored(replicated(buckets(), "one", "two"), asked("one")), "region")).toBe("yes");
  });

  test("is kept by what it is a copy of as well", () => {
    expect(keepsData(explored(replicated(buckets(), "one", "two"), asked("two")), "region")).toBe("yes");
  });

  test.each(["server", "classic", "www"])("is what its servers keep things in, entered by %s", (entry) => {
    const built = buckets()
      .subnet("s", { zone: "ap-east-1a" })
      .add("aws:ec2/instance:Instance", "server", { subnetId: of("s"), userData: of("one") })
      .add("aws:elb/loadBalancer:LoadBalancer", "classic", { subnets: [of("s")], listeners: [] })
      .add("aws:elb/attachment:Attachment", "in", { elb: of("classic"), instance: of("server") })
      .add("aws:route53/zone:Zone", "zone", { name: "example.com" })
      .add("aws:route53/record:Record", "www", {
        zoneId: of("zone"),
        name: "www",
        type: "A",
        aliases: [{ name: of("classic"), zoneId: "Z1", evaluateTargetHealth: true }],
      });
    expect(keepsData(explored(built, asked(entry)), "region")).toBe("no");
    const elsewhere = replicated(built, "one", "two");
    expect(keepsData(explored(elsewhere, asked(entry)), "region")).toBe("yes");
  });

  test("is kept by circles of copies", () => {
    const circle = replicated(replicated(buckets(), "one", "two"), "two", "one");
    expect(keepsData(explored(circle, asked("one")), "region")).toBe("yes");
    expect(keepsData(explored(circle, asked("two")), "region")).toBe("yes");
    const near = buckets().add("aws:s3/bucket:Bucket", "near", {}, { provider: "west" });
    const together = replicated(replicated(near, "one", "near"), "near", "one");
    expect(keepsData(explored(together, asked("one")), "region")).toBe("no");
  });

  test("is kept by copies of copies", () => {
    const chain = replicated(
      replicated(buckets().add("aws:s3/bucket:Bucket", "between", {}, { provider: "west" }), "one", "between"),
      "between",
      "two",
    );
    expect(keepsData(explored(chain, asked("one")), "region")).toBe("yes");
  });

  test("is not kept by a store that takes copies of it and of another", () => {
    // `two` holds what is in `one` and in `third`; what is in `third` is nowhere else, and `one` does not have it.
    const gathering = replicated(
      replicated(buckets().add("aws:s3/bucket:Bucket", "third", {}, { provider: "east" }), "one", "two"),
      "third",
      "two",
    );
    expect(keepsData(explored(gathering, asked("one")), "region")).toBe("yes");
    expect(keepsData(explored(gathering, asked("third")), "region")).toBe("no");
    expect(keepsData(explored(gathering, asked("two")), "region")).toBe("no");
  });

  test("is more than a copy where copies are put beside it", () => {
    const beside = (built: StackBuilder) =>
      built
        .add("aws:datasync/s3Location:S3Location", "location-from", { s3BucketArn: of("third") }, { provider: "east" })
        .add("aws:datasync/s3Location:S3Location", "location-into", { s3BucketArn: of("one") }, { provider: "west" })
        .add(
          "aws:datasync/task:Task",
          "task",
          { sourceLocationArn: of("location-from"), destinationLocationArn: of("location-into") },
          { provider: "west" },
        );
    const third = () => buckets().add("aws:s3/bucket:Bucket", "third", {}, { provider: "east" });
    // What `one` keeps of its own is nowhere else until it has a copy; what came from `third` is there still.
    expect(keepsData(explored(beside(third()), asked("one")), "region")).toBe("no");
    expect(keepsData(explored(beside(third()), asked("third")), "region")).toBe("yes");
    expect(keepsData(explored(beside(replicated(third(), "one", "two")), asked("one")), "region")).toBe("yes");
  });

  test("is asked about only where somebody promises to keep it", () => {
    expect(explored(buckets(), objectives().service("files", "one")).dataSurvivals).toEqual([]);
  });
});

describe("a database", () => {
  const database = (multiAz: boolean | typeof unknown) =>
    stack()
      .subnet("a", { zone: "ap-east-1a" })
      .subnet("b", { zone: "ap-east-1b" })
      .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: [of("a"), of("b")] })
      .add("aws:rds/instance:Instance", "db", { dbSubnetGroupName: of("subnets"), multiAz });

  test.each([
    [true, "yes"],
    [false, "no"],
    [unknown, "undetermined"],
  ] as const)("keeps its data through a zone as far as it has a standby: %s", (multiAz, answer) => {
    const kept = objectives().service("db", "db", { keepsData: "zone" });
    expect(keepsData(explored(database(multiAz), kept))).toBe(answer);
  });

  test("keeps its data however long its switch takes", () => {
    const kept = objectives().service("db", "db", { keepsData: "zone", survives: { zone: { rto: 1 } } });
    expect(keepsData(explored(database(true), kept))).toBe("yes");
  });

  test("is kept by a snapshot elsewhere", () => {
    const built = database(false).add("aws:rds/snapshot:Snapshot", "snapshot", { dbInstanceIdentifier: of("db") });
    expect(keepsData(explored(built, objectives().service("db", "db", { keepsData: "zone" })))).toBe("yes");
  });
});

describe("a policy that keeps backups in another region", () => {
  const backedUp = (policy: Readonly<Record<string, unknown>>) =>
    stack()
      .provider("alicloud", "west", { region: "cn-hongkong" })
      .add("alicloud:polardb/cluster:Cluster", "db", { zoneId: "cn-hongkong-b" }, { provider: "west" })
      .add(
        "alicloud:polardb/backupPolicy:BackupPolicy",
        "policy",
        { dbClusterId: of("db"), ...policy },
        { provider: "west" },
      );

  const elsewhere = "dataLevel2BackupAnotherRegionRegion";
  const days = "dataLevel2BackupAnotherRegionRetentionPeriod";
  test.each([
    ["for some days", { [elsewhere]: "ap-southeast-1", [days]: 35 }, "yes"],
    ["for ever", { [elsewhere]: "ap-southeast-1", [days]: -1 }, "yes"],
    ["for no day, by default", { [elsewhere]: "ap-southeast-1" }, "no"],
    ["for no day", { [elsewhere]: "ap-southeast-1", [days]: 0 }, "no"],
    ["for days that nobody can tell", { [elsewhere]: "ap-southeast-1", [days]: unknown }, "undetermined"],
    ["nowhere", { [days]: 35 }, "no"],
    ["in its own", { [elsewhere]: "cn-hongkong", [days]: 35 }, "no"],
    ["in one that nobody can tell", { [elsewhere]: unknown, [days]: 35 }, "undetermined"],
  ] as const)("%s", (_, policy, answer) => {
    const kept = objectives().service("db", "db", { keepsData: "region" });
    expect(keepsData(explored(backedUp(policy), kept), "region")).toBe(answer);
  });

  test("of RDS, in the region that it names", () => {
    const built = stack()
      .provider("alicloud", "west", { region: "cn-hongkong" })
      .add("alicloud:rds/instance:Instance", "db", { zoneId: "cn-hongkong-b" }, { provider: "west" });
    const kept = objectives().service("db", "db", { keepsData: "region" });
    expect(keepsData(explored(built, kept), "region")).toBe("no");
    built.add("alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy", "policy", {
      instanceId: of("db"),
      crossBackupRegion: "ap-southeast-1",
    });
    expect(keepsData(explored(built, kept), "region")).toBe("yes");
  });
});

describe("a rule that copies everything of one type", () => {
  const registry = (regions: readonly (string | typeof unknown)[], provider = "west") =>
    stack()
      .provider("aws", "west", { region: west })
      .provider("aws", "east", { region: east })
      .add("aws:ecr/repository:Repository", "one", {}, { provider: "west" })
      .add(
        "aws:ecr/replicationConfiguration:ReplicationConfiguration",
        "rule",
        {
          replicationConfiguration: {
            rules: [{ destinations: regions.map((region) => ({ region, registryId: "1" })) }],
          },
        },
        { provider },
      );

  test.each([
    ["to another region", [east], "west", "yes"],
    ["to nowhere", [], "west", "no"],
    ["to the same region", [west], "west", "no"],
    ["of another region", ["ap-northeast-1"], "east", "no"],
    ["to a region that nobody can tell", [unknown], "west", "undetermined"],
  ] as const)("%s: %s", (_, regions, provider, answer) => {
    const rows = [{ ...repository, keepsData: true as const }];
    expect(keepsData(explored(registry(regions, provider), asked("one"), rows), "region")).toBe(answer);
  });
});

const repository = {
  type: "aws:ecr/repository:Repository",
  noun: "registry",
  role: "serves",
  stands: { kind: "regional", product: "registry", tolerates: 1 },
  uses: {},
} as const;
