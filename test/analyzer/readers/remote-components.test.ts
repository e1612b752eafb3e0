import { describe, expect, it } from "vitest";
import { homeOf, levelsOf, patience, readProgram } from "../../corpus.ts";

const yes = { instance: "yes", zone: "yes", region: "no", provider: "no" };

describe("a remote component that programs use most", { timeout: patience }, () => {
  it.each([
    ["three zones, a NAT gateway in each, three tasks", "dev", yes],
    ["one NAT gateway for three zones takes whoever must reach the internet", "one-nat", { ...yes, zone: "no" }],
    ["one task, wherever it is put", "one-task", { ...yes, instance: "no", zone: "no" }],
    ["a network in one zone", "one-zone", { ...yes, zone: "no" }],
  ])("is read by its documented arguments and defaults: %s", async (_title, stack, levels) => {
    const { report } = await readProgram(homeOf("awsx-shop"), stack);
    expect(levelsOf(report)).toEqual({ shop: levels });
  });

  it("has the children that its package makes, in the region's first zones, and says that it took those for granted", async () => {
    const { snapshot, report } = await readProgram(homeOf("awsx-shop"));
    const zones = snapshot.resources.flatMap(({ type, name, properties }) =>
      type === "aws:ec2/subnet:Subnet" ? [[name, properties.availabilityZone]] : [],
    );
    expect(zones).toHaveLength(6);
    expect(Object.fromEntries(zones)).toMatchObject({
      "shop-private-1": { kind: "known", value: "eu-west-1a" },
      "shop-public-3": { kind: "known", value: "eu-west-1c" },
    });
    expect(snapshot.resources.find(({ type }) => type === "awsx:ec2:Vpc")?.origin).toBe("component");
    expect(report.assumptions.join()).toContain("getAvailabilityZones in eu-west-1");
  });

  it("of eks gives its nodes the subnets of its cluster, and their documented numbers", async () => {
    const { report } = await readProgram(homeOf("eks-nodes"));
    const open = { ...yes, instance: "undetermined", zone: "undetermined" };
    expect(levelsOf(report)).toEqual({
      // Two are desired and one is guaranteed.
      workers: open,
      "default-nodes": open,
      "worker-by-core": { ...yes, instance: "no", zone: "no" },
      "own-nodes": yes,
      "older-nodes": { ...yes, instance: "no", zone: "no" },
      elsewhere: { ...open, region: "undetermined", provider: "undetermined" },
    });
    const said = report.findings.filter(({ status }) => status === "undetermined").map(({ message }) => message);
    expect(said.join()).toMatch(/how many members Kubernetes nodes workers keeps \(scalingConfig\)/);
  });

  it("stays opaque where its arguments leave open what it makes, and names the way that sees more", async () => {
    const { snapshot, report } = await readProgram(homeOf("eks-nodes"));
    expect(snapshot.resources.find(({ name }) => name === "elsewhere")?.origin).toBe("remote-component");
    const [finding] = report.findings.filter(({ services }) => services.includes("elsewhere"));
    expect(finding).toMatchObject({ status: "undetermined" });
    expect(JSON.stringify(finding?.remedy)).toContain("policy pack, which sees its children");
  });
});
