import { describe, expect, test } from "vitest";
import { explored, isLost, keepsData } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";

const [west, east] = ["ap-east-1", "ap-southeast-1"] as const;

/** A table made in the west with replicas in some regions, and a server in the east that names it. */
const table = (replicas: readonly (string | typeof unknown)[]) =>
  stack()
    .provider("aws", "west", { region: west })
    .provider("aws", "east", { region: east })
    .add(
      "aws:dynamodb/table:Table",
      "table",
      { replicas: replicas.map((regionName) => ({ regionName })) },
      { provider: "west" },
    )
    .add("aws:ec2/subnet:Subnet", "subnet", { availabilityZone: `${east}a` }, { provider: "east" })
    .add("aws:ec2/instance:Instance", "web", { subnetId: of("subnet"), userData: of("table") }, { provider: "east" })
    .add("aws:ec2/subnet:Subnet", "home", { availabilityZone: `${west}a` }, { provider: "west" })
    .add("aws:ec2/instance:Instance", "near", { subnetId: of("home"), userData: of("table") }, { provider: "west" });

describe("a server uses the replica of its own region", () => {
  const lost = (service: "web" | "near", replicas: readonly (string | typeof unknown)[], region: string) => {
    const analysis = explored(table(replicas), objectives().service(service, service));
    return (["favourable", "least-favourable"] as const).map((reading) =>
      isLost(analysis, service, reading, `aws/${region}`),
    );
  };

  test.each([
    ["where there is one, and not the table where it was made", "web", [east], west, [false, false]],
    ["and goes down with that one", "web", [east], east, [true, true]],
    ["or the table itself where there is none", "web", [], west, [true, true]],
    ["or the table itself where there is one elsewhere only", "web", ["eu-west-1"], west, [true, true]],
    ["and at home the table itself", "near", [east], east, [false, false]],
    ["and goes down at home with the table", "near", [east], west, [true, true]],
  ] as const)("%s", (_, service, replicas, region, wanted) => {
    expect(lost(service, replicas, region)).toEqual(wanted);
  });

  test("and least favourably the table itself where it can't be told in which regions there are any", () => {
    expect(lost("web", [unknown], west)[1]).toBe(true);
  });

  test("which keeps the table's data, too", () => {
    const kept = objectives().service("near", "near", { keepsData: "region" });
    expect(keepsData(explored(table([east]), kept), "region")).toBe("yes");
    expect(keepsData(explored(table([]), kept), "region")).toBe("no");
  });
});
