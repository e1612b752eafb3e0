/**
 * Pulumi's types for Terraform's. Pulumi's AWS and Alibaba Cloud providers are made from Terraform's, so that types and
 * properties are the same under other names: `aws_sqs_queue` is `aws:sqs/queue:Queue`. Where a name does not follow from the
 * other, it stands in the tables; a test holds every token against Pulumi's SDKs.
 */

/** Returns Pulumi's token for a type of Terraform's; a type that nobody knows keeps its own name, and no catalogue has it. */
export function tokenOf(type: string): string {
  const irregular = irregularTypes[type];
  if (irregular !== undefined) return tokenFrom(providerOf(type), irregular);
  const provider = providerOf(type);
  const [module = "", ...rest] = type.slice(provider.length + 1).split("_");
  if (rest.length === 0) return tokenFrom(provider, `${module}/${module}`);
  // Alibaba Cloud's newer types of these products repeat the product in their names.
  const name = provider === "alicloud" && repeated.has(module) ? [module, ...rest] : rest;
  return tokenFrom(provider, `${module}/${camel(name.join("_"))}`);
}

/** Returns the provider that a type belongs to: `aws` of `aws_instance`. */
export function providerOf(type: string): string {
  return type.split("_")[0] ?? type;
}

/** Returns Pulumi's spelling of a name: `vpc_id` → `vpcId`. */
export function camel(name: string): string {
  return name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function tokenFrom(provider: string, path: string): string {
  const name = path.split("/").at(-1) ?? path;
  return `${provider}:${path}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const repeated: ReadonlySet<string> = new Set(["ecs"]);

const irregularTypes: Readonly<Record<string, string>> = {
  aws_alb: "lb/loadBalancer",
  aws_alb_listener: "lb/listener",
  aws_alb_listener_rule: "lb/listenerRule",
  aws_alb_target_group: "lb/targetGroup",
  aws_alb_target_group_attachment: "lb/targetGroupAttachment",
  aws_ami: "ec2/ami",
  aws_autoscaling_attachment: "autoscaling/attachment",
  aws_autoscaling_group: "autoscaling/group",
  aws_cloudwatch_event_rule: "cloudwatch/eventRule",
  aws_cloudwatch_event_target: "cloudwatch/eventTarget",
  aws_customer_gateway: "ec2/customerGateway",
  aws_db_instance: "rds/instance",
  aws_db_option_group: "rds/optionGroup",
  aws_db_parameter_group: "rds/parameterGroup",
  aws_db_proxy: "rds/proxy",
  aws_db_proxy_default_target_group: "rds/proxyDefaultTargetGroup",
  aws_db_proxy_target: "rds/proxyTarget",
  aws_db_subnet_group: "rds/subnetGroup",
  aws_default_security_group: "ec2/defaultSecurityGroup",
  aws_default_vpc: "ec2/defaultVpc",
  aws_dx_connection: "directconnect/connection",
  aws_dx_gateway: "directconnect/gateway",
  aws_dx_lag: "directconnect/linkAggregationGroup",
  aws_ebs_volume: "ebs/volume",
  aws_ec2_transit_gateway: "ec2transitgateway/transitGateway",
  aws_ec2_transit_gateway_vpc_attachment: "ec2transitgateway/vpcAttachment",
  aws_egress_only_internet_gateway: "ec2/egressOnlyInternetGateway",
  aws_eip: "ec2/eip",
  aws_eip_association: "ec2/eipAssociation",
  aws_elasticsearch_domain: "elasticsearch/domain",
  aws_elb: "elb/loadBalancer",
  aws_elb_attachment: "elb/attachment",
  aws_flow_log: "ec2/flowLog",
  aws_instance: "ec2/instance",
  aws_internet_gateway: "ec2/internetGateway",
  aws_key_pair: "ec2/keyPair",
  aws_launch_configuration: "ec2/launchConfiguration",
  aws_launch_template: "ec2/launchTemplate",
  aws_lb: "lb/loadBalancer",
  aws_main_route_table_association: "ec2/mainRouteTableAssociation",
  aws_nat_gateway: "ec2/natGateway",
  aws_network_acl: "ec2/networkAcl",
  aws_network_interface: "ec2/networkInterface",
  aws_placement_group: "ec2/placementGroup",
  aws_route: "ec2/route",
  aws_route_table: "ec2/routeTable",
  aws_route_table_association: "ec2/routeTableAssociation",
  aws_s3_bucket: "s3/bucket",
  aws_security_group: "ec2/securityGroup",
  aws_security_group_rule: "ec2/securityGroupRule",
  aws_spot_instance_request: "ec2/spotInstanceRequest",
  aws_subnet: "ec2/subnet",
  aws_volume_attachment: "ec2/volumeAttachment",
  aws_vpc: "ec2/vpc",
  aws_vpc_endpoint: "ec2/vpcEndpoint",
  aws_vpc_peering_connection: "ec2/vpcPeeringConnection",
  aws_vpc_security_group_egress_rule: "vpc/securityGroupEgressRule",
  aws_vpc_security_group_ingress_rule: "vpc/securityGroupIngressRule",
  aws_vpn_connection: "ec2/vpnConnection",
  aws_vpn_gateway: "ec2/vpnGateway",

  alicloud_alidns_domain: "dns/alidnsDomain",
  alicloud_alidns_record: "dns/alidnsRecord",
  alicloud_cs_kubernetes_node_pool: "cs/nodePool",
  alicloud_db_connection: "rds/connection",
  alicloud_db_database: "rds/database",
  alicloud_db_instance: "rds/instance",
  alicloud_db_readonly_instance: "rds/readOnlyInstance",
  alicloud_disk: "ecs/disk",
  alicloud_disk_attachment: "ecs/diskAttachment",
  alicloud_dns_record: "dns/record",
  alicloud_eip: "ecs/eip",
  alicloud_eip_address: "ecs/eipAddress",
  alicloud_eip_association: "ecs/eipAssociation",
  alicloud_forward_entry: "vpc/forwardEntry",
  alicloud_instance: "ecs/instance",
  alicloud_key_pair: "ecs/keyPair",
  alicloud_nat_gateway: "vpc/natGateway",
  alicloud_oss_bucket: "oss/bucket",
  alicloud_route_entry: "vpc/routeEntry",
  alicloud_route_table: "vpc/routeTable",
  alicloud_security_group: "ecs/securityGroup",
  alicloud_security_group_rule: "ecs/securityGroupRule",
  alicloud_slb: "slb/loadBalancer",
  alicloud_slb_load_balancer: "slb/applicationLoadBalancer",
  alicloud_snat_entry: "vpc/snatEntry",
  alicloud_vpc: "vpc/network",
  alicloud_vswitch: "vpc/switch",
};

/** Every type whose token does not follow from its name, for whoever checks the table. */
export const irregular: readonly string[] = Object.keys(irregularTypes);
