import { describe, expect, test } from "vitest";
import { explored, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const b = "alicloud/cn-hongkong/cn-hongkong-b";
const c = "alicloud/cn-hongkong/cn-hongkong-c";
const zones = { b, c } as const;

/** How one tunnel is told: by its role where it is stated, and by the customer gateway that it ends at. */
interface TunnelTold {
  readonly role?: string;
  readonly to: string;
}

interface Told {
  readonly tunnels: readonly TunnelTold[];
  /** The sides that AWS has connections for; each goes to the one gateway on Alibaba Cloud. */
  readonly connections?: readonly string[];
  /** The zone of the gateway's second foot; none where left out. */
  readonly second?: "b" | "c";
}

/** Two clouds, and on Alibaba Cloud one gateway with a connection of several tunnels. `web` on AWS needs `db`, in zone d. */
function twoClouds({ tunnels, connections = ["one", "two"], second }: Told): StackBuilder {
  const built = stack()
    .add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" })
    .add("aws:ec2/subnet:Subnet", "a", { vpcId: of("vpc"), availabilityZone: "ap-east-1a" })
    .add("alicloud:vpc/network:Network", "far", {})
    .add("alicloud:vpc/switch:Switch", "b", { vpcId: of("far"), zoneId: "cn-hongkong-b" })
    .add("alicloud:vpc/switch:Switch", "c", { vpcId: of("far"), zoneId: "cn-hongkong-c" })
    .add("alicloud:vpc/switch:Switch", "d", { vpcId: of("far"), zoneId: "cn-hongkong-d" })
    .add("alicloud:ecs/instance:Instance", "db", { vswitchId: of("d") })
    .add("aws:ec2/vpnGateway:VpnGateway", "there", { vpcId: of("vpc") })
    .add("aws:ec2/instance:Instance", "web", { subnetId: of("a"), userData: of("db") })
    .add("alicloud:vpn/gateway:Gateway", "gateway", {
      vpcId: of("far"),
      vswitchId: of("b"),
      ...(second === undefined ? {} : { disasterRecoveryVswitchId: of(second) }),
    });
  for (const side of connections) {
    built
      .add("aws:ec2/customerGateway:CustomerGateway", `aws-${side}`, { ipAddress: of("gateway") })
      .add("aws:ec2/vpnConnection:VpnConnection", `connection-${side}`, {
        vpnGatewayId: of("there"),
        customerGatewayId: of(`aws-${side}`),
      })
      .add("alicloud:vpn/customerGateway:CustomerGateway", side, { ipAddress: of(`connection-${side}`) });
  }
  built.add("alicloud:vpn/customerGateway:CustomerGateway", "elsewhere", { ipAddress: "198.51.100.7" });
  return built.add("alicloud:vpn/connection:Connection", "connection", {
    vpnGatewayId: of("gateway"),
    tunnelOptionsSpecifications: tunnels.map(({ role, to }) => ({
      ...(role === undefined ? {} : { role }),
      customerGatewayId: of(to),
    })),
  });
}

const web = objectives().service("web", "web");

/** Whether web is lost, in either reading. */
function lost(told: Told, ...domains: readonly string[]): readonly [boolean, boolean] {
  const analysis = explored(twoClouds(told), web);
  return [isLost(analysis, "web", "favourable", ...domains), isLost(analysis, "web", "least-favourable", ...domains)];
}

const master = { role: "master", to: "one" } as const;
const slave = { role: "slave", to: "two" } as const;
const yes = [true, true] as const;
const no = [false, false] as const;

describe("tunnels of one connection", () => {
  test.each([
    ["nothing is lost", { tunnels: [master, slave], second: "c" }, [], no],
    ["either foot is lost", { tunnels: [master, slave], second: "c" }, [zones.b], no],
    ["the other foot is lost", { tunnels: [master, slave], second: "c" }, [zones.c], no],
    ["both feet are lost", { tunnels: [master, slave], second: "c" }, [zones.b, zones.c], yes],
    ["both end in one zone", { tunnels: [master, slave], second: "b" }, [zones.b], yes],
    ["the gateway has one foot", { tunnels: [master, slave] }, [zones.b], yes],
    ["only the master is left, and its zone is lost", { tunnels: [master], second: "c" }, [zones.b], yes],
    ["only the master is left, and the other zone is lost", { tunnels: [master], second: "c" }, [zones.c], no],
    ["only the slave is left, and its zone is lost", { tunnels: [slave], second: "c" }, [zones.c], yes],
    ["the only one does not say its role", { tunnels: [{ to: "one" }], second: "c" }, [zones.b], [false, true]],
  ] as const)("carry what needs them unless all are lost: %s", (_, told, domains, wanted) => {
    expect(lost(told, ...domains)).toEqual(wanted);
  });

  test("are lost one by one, each by itself", () => {
    const analysis = explored(twoClouds({ tunnels: [master, slave], second: "c" }), web);
    const tunnels = analysis.domains.filter(({ id }) => id.startsWith("instance:outside:tunnel ")).map(({ id }) => id);
    expect(tunnels.length).toBe(2);
    for (const tunnel of tunnels) expect(isLost(analysis, "web", "least-favourable", tunnel)).toBe(false);
    expect(isLost(analysis, "web", "favourable", ...tunnels)).toBe(true);
  });

  test("don't lead to what they were not told of; which of them does not, the list alone can't tell", () => {
    const elsewhere = { role: "slave", to: "elsewhere" } as const;
    const told = { tunnels: [master, elsewhere], connections: ["one"], second: "c" } as const;
    expect(lost(told, zones.b)).toEqual([false, true]);
    expect(lost(told, zones.c)).toEqual([false, true]);
    expect(lost(told, zones.b, zones.c)).toEqual(yes);
  });

  test("are no more than the gateway was told of, however many the other side registers", () => {
    expect(lost({ tunnels: [master], second: "c" }, zones.b)).toEqual(yes);
    expect(lost({ tunnels: [master], connections: ["one"], second: "c" }, zones.b)).toEqual(yes);
  });

  test("end both at one far end where there is one only", () => {
    const both = [master, { role: "slave", to: "one" }] as const;
    expect(lost({ tunnels: both, connections: ["one"], second: "c" }, zones.b)).toEqual(no);
    expect(lost({ tunnels: both, connections: ["one"], second: "c" }, zones.b, zones.c)).toEqual(yes);
  });
});
