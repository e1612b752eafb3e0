import type { Options, Properties } from "../../analyzer/testing/resources.ts";
import { ResourcesBuilder } from "../../analyzer/testing/resources.ts";
import type { Given } from "./values.ts";
import { of } from "./values.ts";

export type { Options };

/** Where a resource stands: the name of its subnet or vSwitch, the id of one outside the stack (`vsw-1`), or any value. */
export type In = string | Given;

/** A stack put together resource by resource, with words for what tests need most. */
export class StackBuilder extends ResourcesBuilder {
  vswitch(name: string, properties: { readonly zone?: Given } = {}, options: Options = {}): this {
    return this.add("alicloud:vpc/switch:Switch", name, stated({ vpcId: "vpc-1", zoneId: properties.zone }), options);
  }

  subnet(name: string, properties: { readonly zone?: Given } = {}, options: Options = {}): this {
    return this.add(
      "aws:ec2/subnet:Subnet",
      name,
      stated({ vpcId: "vpc-1", availabilityZone: properties.zone }),
      options,
    );
  }

  /** An Alibaba Cloud server; `calls` are the servers that its user data names. */
  server(
    name: string,
    properties: { readonly in?: In; readonly calls?: readonly string[] } = {},
    options: Options = {},
  ): this {
    const { calls = [] } = properties;
    return this.add(
      "alicloud:ecs/instance:Instance",
      name,
      stated({ vswitchId: placeOf(properties.in), userData: calls.length === 0 ? undefined : of(...calls) }),
      options,
    );
  }

  /** An AWS server. */
  instance(
    name: string,
    properties: { readonly in?: In; readonly calls?: readonly string[] } = {},
    options: Options = {},
  ): this {
    const { calls = [] } = properties;
    return this.add(
      "aws:ec2/instance:Instance",
      name,
      stated({ subnetId: placeOf(properties.in), userData: calls.length === 0 ? undefined : of(...calls) }),
      options,
    );
  }

  /** An Alibaba Cloud application load balancer `name`, its listener `name-listener` and server group `name-pool`. */
  alb(name: string, properties: BalancerProperties, options: Options = {}): this {
    const { targets = [], healthCheck = true, crossZone } = properties;
    return this.add(
      "alicloud:alb/loadBalancer:LoadBalancer",
      name,
      { addressType: "Internet", zoneMappings: properties.in.map((vswitch) => ({ vswitchId: placeOf(vswitch) })) },
      options,
    )
      .add(
        "alicloud:alb/serverGroup:ServerGroup",
        `${name}-pool`,
        stated({
          healthCheckConfig: { healthCheckEnabled: healthCheck },
          crossZoneEnabled: crossZone,
          servers: targets.map((target) => ({ serverId: of(target), weight: properties.weights?.[target] ?? 100 })),
        }),
        options,
      )
      .add(
        "alicloud:alb/listener:Listener",
        `${name}-listener`,
        {
          loadBalancerId: of(name),
          defaultActions: [{ forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: of(`${name}-pool`) }] } }],
        },
        options,
      );
  }

  /** An Alibaba Cloud network load balancer, whose targets are attached one by one. */
  nlb(name: string, properties: BalancerProperties, options: Options = {}): this {
    const { targets = [], healthCheck, crossZone } = properties;
    this.add(
      "alicloud:nlb/loadBalancer:LoadBalancer",
      name,
      stated({
        addressType: "Internet",
        crossZoneEnabled: crossZone,
        zoneMappings: properties.in.map((vswitch) => ({ vswitchId: placeOf(vswitch) })),
      }),
      options,
    )
      .add(
        "alicloud:nlb/serverGroup:ServerGroup",
        `${name}-pool`,
        stated({ healthCheck: healthCheck === undefined ? undefined : { healthCheckEnabled: healthCheck } }),
        options,
      )
      .add(
        "alicloud:nlb/listener:Listener",
        `${name}-listener`,
        { loadBalancerId: of(name), serverGroupId: of(`${name}-pool`) },
        options,
      );
    for (const target of targets) {
      this.add(
        "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment",
        `${name}-${target}`,
        stated({
          serverGroupId: of(`${name}-pool`),
          serverId: of(target),
          weight: properties.weights?.[target],
        }),
        options,
      );
    }
    return this;
  }

  /** An AWS load balancer, an application load balancer unless `type` says otherwise. */
  lb(
    name: string,
    properties: BalancerProperties & { readonly type?: "application" | "network" },
    options: Options = {},
  ): this {
    const { targets = [], healthCheck, crossZone, type } = properties;
    this.add(
      "aws:lb/loadBalancer:LoadBalancer",
      name,
      stated({
        loadBalancerType: type,
        enableCrossZoneLoadBalancing: crossZone,
        subnets: properties.in.map((place) => placeOf(place)),
      }),
      options,
    )
      .add(
        "aws:lb/targetGroup:TargetGroup",
        `${name}-pool`,
        stated({ healthCheck: healthCheck === undefined ? undefined : { enabled: healthCheck } }),
        options,
      )
      .add(
        "aws:lb/listener:Listener",
        `${name}-listener`,
        { loadBalancerArn: of(name), defaultActions: [{ type: "forward", targetGroupArn: of(`${name}-pool`) }] },
        options,
      );
    for (const target of targets) {
      this.add(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        `${name}-${target}`,
        { targetGroupArn: of(`${name}-pool`), targetId: of(target) },
        options,
      );
    }
    return this;
  }
}

export interface BalancerProperties {
  /** Subnets or vSwitches that it stands in. */
  readonly in: readonly In[];
  readonly targets?: readonly string[];
  /** Left out: a check where the product has one by default; ALB always states it. */
  readonly healthCheck?: Given;
  readonly crossZone?: Given;
  readonly weights?: Readonly<Record<string, Given>>;
}

export function stack(): StackBuilder {
  return new StackBuilder();
}

function placeOf(place: In): Given;
function placeOf(place: In | undefined): Given | undefined;
function placeOf(place: In | undefined): Given | undefined {
  // A plain text names a subnet of the stack, unless it has the form of an id.
  if (typeof place !== "string" || /^(vsw|subnet)-/.test(place)) return place;
  return of(place);
}

function stated(properties: Readonly<Record<string, Given | undefined>>): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([property, given]) => (given === undefined ? [] : [[property, given]])),
  );
}
