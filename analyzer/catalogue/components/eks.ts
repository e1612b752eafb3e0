import type { ComponentArguments, Expression, MadeComponent, MadeResource } from "../../model/remote-component.ts";
import { given, givenOr, isGiven, literal, of } from "./expressions.ts";

/** "Defaults to 2", "Defaults to 1", "Defaults to 2": cluster.d.ts, nodeGroup.d.ts, nodeGroupV2.d.ts, and managedNodeGroup.d.ts of scalingConfig. */
const sizes = { desired: 2, min: 1, max: 2 };

const lists = ["subnetIds", "privateSubnetIds", "publicSubnetIds"];

/**
 * `eks.Cluster`: a control plane in the subnets that are given and, unless that is declined, a scaling group of nodes in
 * `nodeSubnetIds`, else the private ones, else all. Facts: @pulumi/eks 4.3 cluster.d.ts. Without subnets it goes into the default
 * network's; in auto mode AWS decides about nodes: nobody here knows.
 */
export function makeCluster(args: ComponentArguments): MadeComponent | null {
  const { name } = args;
  const stated = lists.filter((key) => isGiven(args.given(key)));
  const skips = args.given("skipDefaultNodeGroup");
  const fargate = args.given("fargate");
  if (stated.length === 0 || isGiven(args.given("autoMode"))) return null;
  if (skips.kind === "unknown" || isGiven(fargate)) return null;
  const nodesIn = ["nodeSubnetIds", "privateSubnetIds", "subnetIds", "publicSubnetIds"].find((key) =>
    isGiven(args.given(key)),
  );
  const declined = skips.kind === "known" && skips.value === true;
  const options = isGiven(args.given("nodeGroupOptions"));
  if (nodesIn === undefined || (options && !declined)) return null;
  const [only] = stated;
  const subnets: Expression =
    stated.length === 1 && only !== undefined
      ? given(only)
      : // Both lists, one after the other: their lengths may not be known, so that what they name is all that is.
        { kind: "made-from", path: [], without: Object.keys(everythingBut) };
  return {
    resources: [
      {
        key: "cluster",
        type: "aws:eks/cluster:Cluster",
        name: `${name}-eksCluster`,
        inputs: { vpcConfig: { kind: "record", fields: { subnetIds: subnets } } },
      },
      ...(declined ? [] : nodes(args, `${name}-nodeGroup`, given(nodesIn), of("cluster"), "cluster")),
    ],
    outputs: {
      eksCluster: { kind: "resource", key: "cluster" },
      core: {
        kind: "record",
        fields: {
          cluster: { kind: "resource", key: "cluster" },
          ...Object.fromEntries(stated.map((key) => [key, given(key)] as const)),
        },
      },
    },
  };
}

/** Arguments that name no subnet of the cluster. */
const everythingBut = {
  clusterSecurityGroup: 0,
  creationRoleProvider: 0,
  instanceRole: 0,
  instanceRoles: 0,
  nodeSubnetIds: 0,
  providerCredentialOpts: 0,
  serviceRole: 0,
  vpcId: 0,
};

/**
 * `eks.NodeGroupV2`: nodes of a scaling group, in its own subnets or its cluster's. `eks.NodeGroup` takes the same arguments with the
 * same defaults and writes the scaling group into the text of a CloudFormation stack, where the engine's preview does not see it.
 */
export function makeNodeGroup(args: ComponentArguments): MadeComponent | null {
  const subnets = subnetsOf(args, "nodeSubnetIds");
  if (subnets === null) return null;
  return { resources: nodes(args, args.name, subnets, clusterOf(args)), outputs: {} };
}

/** `eks.ManagedNodeGroup`: nodes that EKS itself keeps, in its own subnets or its cluster's. */
export function makeManagedNodeGroup(args: ComponentArguments): MadeComponent | null {
  const subnets = subnetsOf(args, "subnetIds");
  if (subnets === null) return null;
  const scaling: Expression = {
    kind: "record",
    fields: {
      desiredSize: literal(sizes.desired),
      minSize: literal(sizes.min),
      maxSize: literal(sizes.max),
    },
  };
  return {
    resources: [
      {
        key: "nodes",
        type: "aws:eks/nodeGroup:NodeGroup",
        name: args.name,
        inputs: {
          clusterName: clusterOf(args),
          subnetIds: subnets,
          scalingConfig: givenOr(args, ["scalingConfig"], scaling),
          ...(isGiven(args.given("instanceTypes")) ? { instanceTypes: given("instanceTypes") } : {}),
        },
      },
    ],
    outputs: { nodeGroup: { kind: "resource", key: "nodes" } },
  };
}

function nodes(
  args: ComponentArguments,
  name: string,
  subnets: Expression,
  cluster: Expression,
  parent?: string,
): readonly MadeResource[] {
  const under = parent === undefined ? {} : { parent };
  return [
    {
      key: "template",
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      name: `${name}-launchTemplate`,
      ...under,
      inputs: { instanceType: givenOr(args, ["instanceType"], literal("t3.medium")), userData: cluster },
    },
    {
      key: "nodes",
      type: "aws:autoscaling/group:Group",
      name,
      ...under,
      inputs: {
        desiredCapacity: givenOr(args, ["desiredCapacity"], literal(sizes.desired)),
        minSize: givenOr(args, ["minSize"], literal(sizes.min)),
        maxSize: givenOr(args, ["maxSize"], literal(sizes.max)),
        vpcZoneIdentifiers: subnets,
        launchTemplate: { kind: "record", fields: { id: of("template"), version: literal("$Latest") } },
      },
    },
  ];
}

/** Its own subnets, else its cluster's: all of them, the private ones, the public ones. */
function subnetsOf(args: ComponentArguments, own: string): Expression | null {
  if (isGiven(args.given(own))) return given(own);
  const path = ["cluster", "core"];
  const found = [path, ["cluster"]]
    .flatMap((home) => lists.map((key) => [...home, key]))
    .find((one) => isGiven(args.given(...one)));
  return found === undefined ? null : given(...found);
}

function clusterOf(args: ComponentArguments): Expression {
  if (isGiven(args.given("clusterName"))) return given("clusterName");
  const ids = [
    ["cluster", "core", "cluster"],
    ["cluster", "cluster"],
  ].find((path) => isGiven(args.given(...path)));
  return ids === undefined ? { kind: "made-from", path: ["cluster"], without: lists } : { kind: "ids-of", path: ids };
}
