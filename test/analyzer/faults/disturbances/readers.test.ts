import { describe, expect, test } from "vitest";
import { readersOf } from "../../../../analyzer/faults/disturbances/readers.ts";
import type { StackBuilder } from "../../../builders/stack.ts";
import { stack } from "../../../builders/stack.ts";
import { of } from "../../../builders/values.ts";
import { graphOf } from "../../../builders/verdicts.ts";

const zone = () => stack().subnet("a", { zone: "ap-east-1a" }).subnet("b", { zone: "ap-east-1b" });
const bucket = (built: StackBuilder, name: string) => built.add("aws:s3/bucket:Bucket", name, {});
const server = (built: StackBuilder, name: string, read: string) =>
  built.add("aws:ec2/instance:Instance", name, { subnetId: of("a"), userData: of(read) });

/** The names of those that read a store, with a question mark where that is only possible. */
function readers(built: StackBuilder, store: string): readonly string[] {
  const found = readersOf(graphOf(built), built.urn(store), null).readers;
  return found.map(({ node, possible }) => `${node.split("::").at(-1)}${possible ? "?" : ""}`);
}

describe("who reads a store", () => {
  test("is who needs it, and nobody beside", () => {
    const built = server(bucket(bucket(zone(), "store"), "other"), "stranger", "other");
    expect(readers(built, "store")).toEqual([]);
    expect(readers(server(built, "reader", "store"), "store")).toEqual(["reader"]);
  });

  test("is who reads a copy of it, and the copy is no reader", () => {
    const readBy = (read: string) =>
      server(bucket(bucket(zone(), "store"), "copy"), "reader", read).add(
        "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        "replication",
        { bucket: of("store"), rules: [{ destination: { bucket: of("copy") } }] },
      );
    expect(readers(readBy("copy"), "store")).toEqual(["reader"]);
    expect(readers(readBy("store"), "copy")).toEqual([]);
  });

  test("is who reads it by a name that leads to it", () => {
    const built = zone()
      .add("aws:ec2/instance:Instance", "store", { subnetId: of("a") })
      .add("aws:route53/zone:Zone", "zone", { name: "example.com" })
      .add("aws:route53/record:Record", "www", { zoneId: of("zone"), name: "www", type: "A", records: [of("store")] });
    expect(readers(server(built, "reader", "www"), "store")).toEqual(["reader"]);
  });

  test.each(["lb", "lb-listener"])("is perhaps who asks %s, behind which it is one of two", (asked) => {
    const built = zone()
      .add("aws:ec2/instance:Instance", "store", { subnetId: of("a") })
      .add("aws:ec2/instance:Instance", "other", { subnetId: of("b") })
      .lb("lb", { type: "application", in: ["a", "b"], targets: ["store", "other"] });
    expect(readers(server(built, "reader", asked), "store")).toEqual(["reader?"]);
  });

  test("is surely who asks a balancer behind which it is alone", () => {
    const built = zone()
      .add("aws:ec2/instance:Instance", "store", { subnetId: of("a") })
      .lb("lb", { type: "application", in: ["a", "b"], targets: ["store"] });
    expect(readers(server(built, "reader", "lb"), "store")).toEqual(["reader"]);
  });
});
