import type { Urn } from "../../../analyzer/model/snapshot.ts";
import type { CellNetwork, Make, TierPlan } from "./making.ts";
import { fields, known, list, unknown, unknowns } from "./making.ts";

const zones = ["ap-east-1a", "ap-east-1b", "ap-east-1c"] as const;

/** A network with a subnet, a NAT gateway and a route table in each of three zones. */
export function buildAwsNetwork(make: Make): CellNetwork {
  const network = make("aws:ec2/vpc:Vpc", "network", { cidrBlock: known("10.0.0.0/16") });
  const subnets = zones.map((zone) => {
    const subnet = make(
      "aws:ec2/subnet:Subnet",
      zone,
      {
        availabilityZone: known(zone),
        vpcId: unknown,
        cidrBlock: known("10.0.0.0/20"),
        mapPublicIpOnLaunch: known(false),
      },
      { vpcId: [network] },
    );
    const address = make("aws:ec2/eip:Eip", `address-${zone}`, { domain: known("vpc") });
    const gateway = make(
      "aws:ec2/natGateway:NatGateway",
      `gateway-${zone}`,
      { subnetId: unknown, allocationId: unknown },
      { subnetId: [subnet], allocationId: [address] },
    );
    const table = make("aws:ec2/routeTable:RouteTable", `table-${zone}`, { vpcId: unknown }, { vpcId: [network] });
    make(
      "aws:ec2/route:Route",
      `route-${zone}`,
      { routeTableId: unknown, destinationCidrBlock: known("0.0.0.0/0"), natGatewayId: unknown },
      { routeTableId: [table], natGatewayId: [gateway] },
    );
    make(
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      `association-${zone}`,
      { routeTableId: unknown, subnetId: unknown },
      { routeTableId: [table], subnetId: [subnet] },
    );
    return subnet;
  });
  return { network, subnets };
}

/** A balancer with a listener and its pool, servers in all zones, and a database. Returns what the tier before it calls. */
export function buildAwsTier(make: Make, { tier, network, next, isPinned, servers }: TierPlan): Urn {
  const { subnets } = network;
  const balancer = make(
    "aws:lb/loadBalancer:LoadBalancer",
    `balancer-${tier}`,
    { loadBalancerType: known("application"), internal: known(tier > 0), subnets: unknowns(subnets) },
    { subnets: [...subnets].sort() },
  );
  const pool = make(
    "aws:lb/targetGroup:TargetGroup",
    `pool-${tier}`,
    { port: known(80), protocol: known("HTTP"), vpcId: unknown, healthCheck: fields({ path: known("/health") }) },
    { vpcId: [network.network] },
  );
  make(
    "aws:lb/listener:Listener",
    `listener-${tier}`,
    {
      port: known(443),
      protocol: known("HTTPS"),
      loadBalancerArn: unknown,
      defaultActions: list([fields({ type: known("forward"), targetGroupArn: unknown })]),
    },
    { loadBalancerArn: [balancer], defaultActions: [pool] },
  );
  const group = make(
    "aws:rds/subnetGroup:SubnetGroup",
    `group-${tier}`,
    { subnetIds: unknowns(subnets) },
    { subnetIds: [...subnets].sort() },
  );
  const firewall = make(
    "aws:ec2/securityGroup:SecurityGroup",
    `firewall-${tier}`,
    { vpcId: unknown, description: known(`tier ${tier}`) },
    { vpcId: [network.network] },
  );
  const database = make(
    "aws:rds/instance:Instance",
    `database-${tier}`,
    {
      multiAz: known(!isPinned),
      dbSubnetGroupName: unknown,
      engine: known("mysql"),
      instanceClass: known("db.r6g.large"),
      allocatedStorage: known(200),
      vpcSecurityGroupIds: list([unknown]),
    },
    { dbSubnetGroupName: [group], vpcSecurityGroupIds: [firewall] },
  );
  for (let index = 0; index < servers; index += 1) {
    const subnet = subnets[index % subnets.length] ?? "";
    const server = make(
      "aws:ec2/instance:Instance",
      `server-${tier}-${index}`,
      {
        subnetId: unknown,
        instanceType: known("m6i.large"),
        ami: known("ami-0123456789abcdef0"),
        userData: unknown,
        vpcSecurityGroupIds: list([unknown]),
      },
      {
        subnetId: [subnet],
        userData: [database, ...(next === null ? [] : [next])].sort(),
        vpcSecurityGroupIds: [firewall],
      },
    );
    make(
      "aws:lb/targetGroupAttachment:TargetGroupAttachment",
      `attachment-${tier}-${index}`,
      { targetGroupArn: unknown, targetId: unknown, port: known(80) },
      { targetGroupArn: [pool], targetId: [server] },
    );
  }
  return balancer;
}
