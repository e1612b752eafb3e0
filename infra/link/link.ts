import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ComponentResource } from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import type { LinkPlan, TunnelPlan } from "./link-plan.ts";
import { planLink } from "./link-plan.ts";

/**
 * Two encrypted tunnels through the internet between a network on each cloud. They survive the loss of one zone if they end in
 * different zones: where one falls silent, both clouds turn to the other.
 */
export interface LinkArgs {
  readonly alicloud: AlicloudNetwork;
  readonly aws: AwsNetwork;
  /** Where the tunnels end on Alibaba Cloud, the one that carries the traffic first. */
  readonly zones: readonly string[];
  /** Mbit/s: 5, 10, 20, 50, 100, 200, 500 or 1000. */
  readonly bandwidth: number;
}

/** What either side calls itself; BGP isn't spoken, but AWS asks for a number. */
const autonomousSystem = "65010";

/** The two networks' link, on both clouds: give it a provider of each. */
export class Link extends ComponentResource {
  constructor(name: string, args: LinkArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:link:Link", name, {}, options);
    const plan = planLink(args);

    const gateway = this.alicloudGateway(name, plan, args);
    const far = new aws.ec2.VpnGateway(name, { vpcId: args.aws.networkId }, { parent: this });
    const addresses = { master: gateway.internetIp, slave: gateway.disasterRecoveryInternetIp };
    const [master, slave] = plan.tunnels;
    const ends = [
      this.tunnel(name, master, { address: addresses.master, far, args }),
      this.tunnel(name, slave, { address: addresses.slave, far, args }),
    ];

    const connection = new alicloud.vpn.Connection(
      name,
      {
        vpnGatewayId: gateway.id,
        vpnConnectionName: name,
        networkType: "public",
        localSubnets: [args.alicloud.plan.cidr],
        remoteSubnets: [args.aws.plan.cidr],
        autoConfigRoute: true,
        effectImmediately: true,
        enableTunnelsBgp: false,
        tunnelOptionsSpecifications: ends,
      },
      { parent: this },
    );
    for (const { zone } of args.alicloud.plan.places) {
      new alicloud.vpc.RouteEntry(
        `${name}-${zone}`,
        {
          name: `${name}-${zone}`,
          routeTableId: args.alicloud.routeTableId(zone),
          destinationCidrblock: args.aws.plan.cidr,
          nexthopType: "VpnGateway",
          nexthopId: gateway.id,
        },
        { parent: this },
      );
    }
    for (const { zone } of args.aws.plan.places) {
      new aws.ec2.VpnGatewayRoutePropagation(
        `${name}-${zone}`,
        { vpnGatewayId: far.id, routeTableId: args.aws.routeTableId(zone) },
        { parent: this },
      );
    }

    this.registerOutputs({ connection: connection.urn, survives: plan.survives });
  }

  /** One gateway with a foot in each tunnel's zone: in most regions, Hong Kong among them, others can't be made any more. */
  private alicloudGateway(name: string, plan: LinkPlan, args: LinkArgs): alicloud.vpn.Gateway {
    const [master, slave] = plan.tunnels;
    return new alicloud.vpn.Gateway(
      name,
      {
        vpnGatewayName: name,
        vpcId: args.alicloud.networkId,
        vswitchId: args.alicloud.place(master.zone).subnetId,
        disasterRecoveryVswitchId: args.alicloud.place(slave.zone).subnetId,
        vpnType: "Normal",
        networkType: "public",
        bandwidth: args.bandwidth,
        enableIpsec: true,
        enableSsl: false,
        paymentType: "PayAsYouGo",
      },
      { parent: this },
    );
  }

  /** Registers one tunnel's end on AWS, and what Alibaba Cloud calls it, and returns what its connection is told of it. */
  private tunnel(
    name: string,
    { role }: TunnelPlan,
    end: { readonly address: pulumi.Output<string>; readonly far: aws.ec2.VpnGateway; readonly args: LinkArgs },
  ) {
    const near = new aws.ec2.CustomerGateway(
      `${name}-${role}`,
      { type: "ipsec.1", bgpAsn: autonomousSystem, ipAddress: end.address },
      { parent: this },
    );
    const connection = new aws.ec2.VpnConnection(
      `${name}-${role}`,
      { type: "ipsec.1", vpnGatewayId: end.far.id, customerGatewayId: near.id, staticRoutesOnly: true },
      { parent: this },
    );
    new aws.ec2.VpnConnectionRoute(
      `${name}-${role}`,
      { vpnConnectionId: connection.id, destinationCidrBlock: end.args.alicloud.plan.cidr },
      { parent: this },
    );
    const customer = new alicloud.vpn.CustomerGateway(
      `${name}-${role}`,
      { customerGatewayName: `${name}-${role}`, ipAddress: connection.tunnel1Address },
      { parent: this },
    );
    return {
      role,
      customerGatewayId: customer.id,
      enableDpd: true,
      enableNatTraversal: true,
      tunnelIkeConfig: {
        ikeVersion: "ikev2",
        ikeEncAlg: "aes256",
        ikeAuthAlg: "sha256",
        ikePfs: "group14",
        ikeLifetime: 28_800,
        // AWS makes up the key; it stays a secret on its way.
        psk: connection.tunnel1PresharedKey,
      },
      tunnelIpsecConfig: {
        ipsecEncAlg: "aes256",
        ipsecAuthAlg: "sha256",
        ipsecPfs: "group14",
        ipsecLifetime: 3600,
      },
    };
  }
}
