import type { RemoteComponents } from "../../model/remote-component.ts";
import { makeApplicationLoadBalancer } from "./awsx-load-balancer.ts";
import { makeVpc } from "./awsx-network.ts";
import { makeService } from "./awsx-service.ts";
import { makeCluster, makeManagedNodeGroup, makeNodeGroup } from "./eks.ts";

/**
 * Remote components that programs use most, by type token. Any other stays what it is: one opaque resource, undetermined by
 * name.
 */
export const remoteComponents: RemoteComponents = new Map([
  ["awsx:ec2:Vpc", makeVpc],
  ["awsx:ecs:EC2Service", makeService("EC2")],
  ["awsx:ecs:FargateService", makeService("FARGATE")],
  ["awsx:lb:ApplicationLoadBalancer", makeApplicationLoadBalancer],
  ["eks:index:Cluster", makeCluster],
  ["eks:index:ManagedNodeGroup", makeManagedNodeGroup],
  ["eks:index:NodeGroup", makeNodeGroup],
  ["eks:index:NodeGroupV2", makeNodeGroup],
]);
