import type { ComponentArguments, Expression, MadeComponent } from "../../model/remote-component.ts";
import { fieldOfEach, given, givenOr, isGiven, list, literal, of } from "./expressions.ts";

/**
 * `awsx.lb.ApplicationLoadBalancer`: a balancer in the subnets that are given, a target group of addresses, and a listener (port 80
 * where none is stated) that sends to it. Facts: @pulumi/awsx 3.9 lb/applicationLoadBalancer.d.ts. Without subnets it goes into the
 * default network's, and nobody here knows those.
 */
export function makeApplicationLoadBalancer(args: ComponentArguments): MadeComponent | null {
  const { name } = args;
  const places = placesOf(args);
  const listeners = listenersOf(args);
  if (places === null || listeners === null) return null;
  const inGroup = (field: string, otherwise: Expression) => givenOr(args, ["defaultTargetGroup", field], otherwise);
  return {
    resources: [
      {
        key: "balancer",
        type: "aws:lb/loadBalancer:LoadBalancer",
        name,
        inputs: {
          ...places,
          loadBalancerType: literal("application"),
          ...(isGiven(args.given("internal")) ? { internal: given("internal") } : {}),
        },
      },
      {
        key: "targets",
        type: "aws:lb/targetGroup:TargetGroup",
        name,
        inputs: {
          port: inGroup("port", givenOr(args, ["defaultTargetGroupPort"], literal(80))),
          protocol: inGroup("protocol", literal("HTTP")),
          targetType: inGroup("targetType", literal("ip")),
          ...(isGiven(args.given("defaultTargetGroup", "healthCheck"))
            ? { healthCheck: given("defaultTargetGroup", "healthCheck") }
            : {}),
        },
      },
      ...listeners.map((at, index) => ({
        key: `listener-${index}`,
        type: "aws:lb/listener:Listener",
        name: `${name}-${index}`,
        inputs: {
          loadBalancerArn: of("balancer"),
          port: at === null ? literal(80) : givenOr(args, [...at, "port"], literal(80)),
          defaultActions:
            at !== null && isGiven(args.given(...at, "defaultActions")) ? given(...at, "defaultActions") : forward,
        },
      })),
    ],
    outputs: {
      loadBalancer: { kind: "resource", key: "balancer" },
      defaultTargetGroup: { kind: "resource", key: "targets" },
      listeners: list(listeners.map((_, index) => ({ kind: "resource", key: `listener-${index}` }))),
    },
  };
}

const forward = list([{ kind: "record", fields: { type: literal("forward"), targetGroupArn: of("targets") } }]);

function placesOf(args: ComponentArguments): Readonly<Record<string, Expression>> | null {
  if (isGiven(args.given("subnetIds"))) return { subnets: given("subnetIds") };
  if (isGiven(args.given("subnets"))) return { subnets: { kind: "ids-of", path: ["subnets"] } };
  return isGiven(args.given("subnetMappings")) ? { subnetMappings: given("subnetMappings") } : null;
}

/** Where each listener's arguments are; `null` stands for the one that is there by default. */
function listenersOf(args: ComponentArguments): readonly (readonly string[] | null)[] | null {
  if (isGiven(args.given("listener"))) return [["listener"]];
  const several = args.given("listeners");
  if (!isGiven(several)) return [null];
  return fieldOfEach(several, "port")?.map((_, index) => ["listeners", `${index}`]) ?? null;
}
