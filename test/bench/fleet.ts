/**
 * The program that is measured, as many of its cells as its configuration says: ten resources each, in turn on AWS and on
 * Alibaba Cloud, two servers in two zones behind a load balancer. It is valid as an ES module and as CommonJS.
 */
import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

function awsCell(name: string): void {
  const network = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: "10.0.0.0/16" });
  const subnets = ["ap-east-1a", "ap-east-1b"].map(
    (availabilityZone, index) =>
      new aws.ec2.Subnet(`${name}-subnet-${index}`, {
        vpcId: network.id,
        availabilityZone,
        cidrBlock: `10.0.${index}.0/24`,
      }),
  );
  const balancer = new aws.lb.LoadBalancer(`${name}-balancer`, {
    loadBalancerType: "application",
    subnets: subnets.map((subnet) => subnet.id),
  });
  const targets = new aws.lb.TargetGroup(`${name}-targets`, { port: 80, protocol: "HTTP", vpcId: network.id });
  new aws.lb.Listener(`${name}-listener`, {
    loadBalancerArn: balancer.arn,
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
  for (const [index, subnet] of subnets.entries()) {
    const server = new aws.ec2.Instance(`${name}-server-${index}`, {
      ami: "ami-0123456789abcdef0",
      instanceType: "t3.micro",
      subnetId: subnet.id,
    });
    new aws.lb.TargetGroupAttachment(`${name}-attachment-${index}`, {
      targetGroupArn: targets.arn,
      targetId: server.id,
    });
  }
}

function alicloudCell(name: string): void {
  const network = new alicloud.vpc.Network(`${name}-vpc`, { cidrBlock: "10.1.0.0/16" });
  const zones = ["cn-hongkong-b", "cn-hongkong-c"];
  const switches = zones.map(
    (zoneId, index) =>
      new alicloud.vpc.Switch(`${name}-switch-${index}`, {
        vpcId: network.id,
        zoneId,
        cidrBlock: `10.1.${index}.0/24`,
      }),
  );
  const balancer = new alicloud.slb.ApplicationLoadBalancer(`${name}-balancer`, {
    addressType: "internet",
    loadBalancerSpec: "slb.s1.small",
    masterZoneId: "cn-hongkong-b",
    slaveZoneId: "cn-hongkong-c",
  });
  const targets = new alicloud.slb.ServerGroup(`${name}-targets`, { loadBalancerId: balancer.id });
  new alicloud.slb.Listener(`${name}-listener`, {
    loadBalancerId: balancer.id,
    serverGroupId: targets.id,
    frontendPort: 80,
    protocol: "tcp",
    bandwidth: 10,
  });
  for (const [index, vswitch] of switches.entries()) {
    const server = new alicloud.ecs.Instance(`${name}-server-${index}`, {
      imageId: "aliyun_3_x64_20G_alibase_20240819.vhd",
      instanceType: "ecs.g7.large",
      securityGroups: ["sg-0123456789abcdef"],
      vswitchId: vswitch.id,
    });
    new alicloud.slb.ServerGroupServerAttachment(`${name}-attachment-${index}`, {
      serverGroupId: targets.id,
      serverId: server.id,
      port: 8080,
    });
  }
}

const cells = new pulumi.Config("fleet").requireNumber("cells");
for (let cell = 0; cell < cells; cell += 1) {
  if (cell % 2 === 0) awsCell(`cell-${cell}`);
  else alicloudCell(`cell-${cell}`);
}
