import { expect, test } from "vitest";
import { count, understoodTable } from "../../scripts/understood.ts";
import { stack } from "../builders/stack.ts";

const shop = stack()
  .component("shop:web:Web", "web")
  .add("aws:s3/bucket:Bucket", "images")
  .add("aws:sqs/queue:Queue", "orders")
  .foreign("aws:made/up:Thing", "thing")
  .foreign("aws:made/up:Thing", "other-thing")
  .read("alicloud:vpc/network:Network", "network", "vpc-1")
  .snapshot();

test("resources are counted by provider, each once, components and providers not at all", () => {
  expect(count([shop])).toEqual([
    { provider: "alicloud", programs: 1, resources: 1, known: 1, unknownTypes: [] },
    { provider: "aws", programs: 1, resources: 4, known: 2, unknownTypes: ["aws:made/up:Thing"] },
  ]);
});

test("a provider's stacks are those that have a resource of it", () => {
  const small = stack().add("aws:s3/bucket:Bucket", "images").snapshot();
  expect(count([shop, small]).map(({ provider, programs }) => [provider, programs])).toEqual([
    ["alicloud", 1],
    ["aws", 2],
  ]);
});

test("the table names what is not understood", () => {
  expect(
    understoodTable(count([shop]))
      .split("\n")
      .slice(2),
  ).toEqual(["| alicloud | 1 | 1 | 1 | 100.0 % |  |", "| aws | 1 | 4 | 2 | 50.0 % | `aws:made/up:Thing` |"]);
});
