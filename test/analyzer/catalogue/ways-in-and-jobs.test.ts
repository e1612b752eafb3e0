import { describe, expect, test } from "vitest";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { graphOf, survives } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web");
const subnets = (...zones: readonly Given[]) =>
  zones.reduce((built, zone, index) => built.subnet(`s${index}`, { zone }), stack());

describe("a global entry stands for what its listeners lead to", () => {
  const entry = (...zones: readonly string[]) => {
    const built = subnets(...zones)
      .add("aws:globalaccelerator/accelerator:Accelerator", "web")
      .add("aws:globalaccelerator/listener:Listener", "https", { acceleratorArn: of("web") });
    return zones.reduce(
      (more, _, index) =>
        more
          .add("aws:ec2/instance:Instance", `server-${index}`, { subnetId: of(`s${index}`) })
          .add("aws:globalaccelerator/endpointGroup:EndpointGroup", `group-${index}`, {
            listenerArn: of("https"),
            endpointConfigurations: [{ endpointId: of(`server-${index}`) }],
          }),
      built,
    );
  };

  test("one group, one server: its zone takes whoever is led to the entry", () => {
    expect(survives(entry("ap-east-1a"), web, "zone")).toBe("no");
    const named = entry("ap-east-1a").add("aws:route53/record:Record", "name", {
      name: "x",
      aliases: [{ name: of("web") }],
    });
    expect(survives(named, objectives().service("web", "name"), "zone")).toBe("no");
  });

  test("the group of another place answers where one is lost", () => {
    expect(survives(entry("ap-east-1a", "ap-east-1b"), web, "zone")).toBe("yes");
  });

  test("which of several servers of one group serve for which nobody can tell", () => {
    const both = subnets("ap-east-1a", "ap-east-1b")
      .add("aws:ec2/instance:Instance", "first", { subnetId: of("s0") })
      .add("aws:ec2/instance:Instance", "second", { subnetId: of("s1") })
      .add("aws:globalaccelerator/endpointGroup:EndpointGroup", "web", {
        endpointConfigurations: [{ endpointId: of("first") }, { endpointId: of("second") }],
      });
    expect(survives(both, web, "zone")).toBe("undetermined");
  });

  test("its provider takes it, whichever way it is entered", () => {
    for (const selector of ["web", "https"])
      expect(survives(entry("ap-east-1a", "ap-east-1b"), objectives().service("web", selector), "provider")).toBe("no");
  });

  test("on Alibaba Cloud each endpoint group needs its endpoint and the entry", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .server("server", { in: "b" })
      .add("alicloud:ga/accelerator:Accelerator", "entry")
      .add("alicloud:ga/listener:Listener", "https", { acceleratorId: of("entry") })
      .add("alicloud:ga/endpointGroup:EndpointGroup", "web", {
        listenerId: of("https"),
        endpointConfigurations: [{ endpoint: of("server") }],
      });
    expect(survives(built, web, "zone")).toBe("no");
    expect(survives(built, web, "provider")).toBe("no");
    expect(graphOf(built).services.map(({ name }) => name)).toEqual(["web"]);
  });
});

describe("what runs now and then runs where its subnets are", () => {
  const batch = (...zones: readonly Given[]) =>
    subnets(...zones)
      .add("aws:batch/computeEnvironment:ComputeEnvironment", "fleet", {
        computeResources: { type: "FARGATE", maxVcpus: 8, subnets: zones.map((_, index) => of(`s${index}`)) },
      })
      .add("aws:batch/jobQueue:JobQueue", "web", { computeEnvironmentOrders: [{ computeEnvironment: of("fleet") }] });

  test.each([
    ["one subnet", ["ap-east-1a"], "no"],
    ["two subnets of one zone", ["ap-east-1a", "ap-east-1a"], "no"],
    ["two zones", ["ap-east-1a", "ap-east-1b"], "yes"],
    ["a zone that deployment decides", ["ap-east-1a", unknown], "undetermined"],
  ] as const)("batch jobs over %s", (_title, zones, answer) => {
    expect(survives(batch(...zones), web, "zone")).toBe(answer);
  });

  test.each([
    ["without a VPC", {}, "yes"],
    ["through one subnet", { physicalConnectionRequirements: { subnetId: of("s0") } }, "no"],
  ] as const)("a data job %s", (_title, connection, answer) => {
    const built = subnets("ap-east-1a")
      .add("aws:glue/connection:Connection", "way", connection)
      .add("aws:glue/job:Job", "web", { connections: [of("way")] });
    expect(survives(built, web, "zone")).toBe(answer);
  });
});

test("a way into a serverless application needs the application, and is open to all", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .add("alicloud:sae/application:Application", "app", { vswitchId: of("b"), replicas: 2 })
    .add("alicloud:sae/loadBalancerInternet:LoadBalancerInternet", "web", { appId: of("app") });
  expect(graphOf(built).services).toMatchObject([{ name: "web", severity: "error" }]);
  expect(survives(built, web, "zone")).toBe("no");
});
