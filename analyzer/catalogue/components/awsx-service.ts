import type { ComponentArguments, Expression, MadeComponent, MadeResource } from "../../model/remote-component.ts";
import { fieldOfEach, given, givenOr, isGiven, list, literal, of } from "./expressions.ts";

const passedOn = [
  "cluster",
  "networkConfiguration",
  "availabilityZoneRebalancing",
  "schedulingStrategy",
  "orderedPlacementStrategies",
  "placementConstraints",
  "serviceRegistries",
];

/**
 * `awsx.ecs.FargateService` and `EC2Service`: a service of one task unless `desiredCount` says more, and the task definition that
 * `taskDefinitionArgs` describe; containers whose ports name a target group become its targets. Facts: @pulumi/awsx 3.9
 * ecs/fargateService.d.ts, ecs/ec2service.d.ts. Without a network it goes into the default one, and nobody here knows that.
 */
export function makeService(launchType: "FARGATE" | "EC2"): (args: ComponentArguments) => MadeComponent | null {
  return (args) => {
    const { name } = args;
    const describes = isGiven(args.given("taskDefinitionArgs"));
    const balancers = isGiven(args.given("loadBalancers")) ? given("loadBalancers") : targetsOf(args);
    if (!isGiven(args.given("networkConfiguration")) && launchType === "FARGATE") return null;
    if (balancers === null) return null;
    const chooses =
      isGiven(args.given("capacityProviderStrategies")) ||
      isGiven(args.given("useClusterDefaultCapacityProviderStrategy"));
    const service: MadeResource = {
      key: "service",
      type: "aws:ecs/service:Service",
      name,
      inputs: {
        ...Object.fromEntries(
          passedOn.filter((key) => isGiven(args.given(key))).map((key) => [key, given(key)] as const),
        ),
        ...(chooses
          ? { capacityProviderStrategies: given("capacityProviderStrategies") }
          : { launchType: literal(launchType) }),
        desiredCount: givenOr(args, ["desiredCount"], literal(1)),
        taskDefinition: describes ? of("task") : given("taskDefinition"),
        loadBalancers: balancers,
      },
    };
    const task: MadeResource = {
      key: "task",
      type: "aws:ecs/taskDefinition:TaskDefinition",
      name,
      inputs: {
        containerDefinitions: { kind: "made-from", path: ["taskDefinitionArgs"], without: ["targetGroup", "volumes"] },
        ...(isGiven(args.given("taskDefinitionArgs", "volumes"))
          ? { volumes: given("taskDefinitionArgs", "volumes") }
          : {}),
      },
    };
    return {
      resources: [...(describes ? [task] : []), service],
      outputs: {
        service: { kind: "resource", key: "service" },
        ...(describes ? { taskDefinition: { kind: "resource", key: "task" } } : {}),
      },
    };
  };
}

/** The target groups that ports of its containers name; `null` where the containers can't be told. */
function targetsOf(args: ComponentArguments): Expression | null {
  const home = "taskDefinitionArgs";
  const containers: string[][] = [];
  if (isGiven(args.given(home, "container"))) containers.push([home, "container"]);
  const several = args.given(home, "containers");
  if (several.kind === "unknown") return null;
  if (several.kind === "known" && typeof several.value === "object" && several.value !== null)
    for (const key of Object.keys(several.value)) containers.push([home, "containers", key]);
  const targets: Expression[] = [];
  for (const container of containers) {
    const ports = args.given(...container, "portMappings");
    if (!isGiven(ports)) continue;
    const number = fieldOfEach(ports, "targetGroup")?.length;
    if (number === undefined) return null;
    for (let index = 0; index < number; index++) {
      const path = [...container, "portMappings", `${index}`, "targetGroup"];
      if (isGiven(args.given(...path)))
        targets.push({ kind: "record", fields: { targetGroupArn: { kind: "ids-of", path } } });
    }
  }
  return list(targets);
}
