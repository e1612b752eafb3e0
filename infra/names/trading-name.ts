import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { TradingDomain } from "./trading-domain.ts";
import type { NameTarget } from "./trading-name-plan.ts";
import { planName } from "./trading-name-plan.ts";

/**
 * A name that customers know, with the same meaning at both providers: each cell while it is well, the others once it isn't.
 * It survives the loss of a cell's cloud from cells on two clouds on.
 */
export interface TradingNameArgs {
  readonly domain: TradingDomain;
  /** The name's part before the domain: `www`. */
  readonly label: string;
  readonly targets: readonly NameTarget<pulumi.Output<string>>[];
  /** What is asked of a cell in order to know whether it is well. */
  readonly healthPath: string;
  /** From where Alibaba Cloud asks. */
  readonly probes: readonly Probe[];
}

/** One of Alibaba Cloud's places of observation. */
export interface Probe {
  readonly cityCode: string;
  readonly ispCode: string;
}

/** Seconds for which a resolver may keep an answer. */
const timeToLive = 60;

/** The records, health checks and address pool of a name, at both providers: give it a provider of each. */
export class TradingName extends pulumi.ComponentResource {
  constructor(name: string, args: TradingNameArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:names:TradingName", name, {}, options);
    const targets = planName(args.targets);

    const records = targets.map((target) => this.route53Record(name, target, args));
    const twin = this.alicloudRecord(name, targets, args);

    this.registerOutputs({ records: [...records.map((record) => record.urn), twin.urn] });
  }

  private route53Record(
    name: string,
    { cell, host, weight }: NameTarget<pulumi.Output<string>>,
    args: TradingNameArgs,
  ): aws.route53.Record {
    const check = new aws.route53.HealthCheck(
      `${name}-${cell}`,
      {
        type: "HTTPS",
        fqdn: host,
        port: 443,
        resourcePath: args.healthPath,
        enableSni: true,
        requestInterval: 10,
        failureThreshold: 3,
      },
      { parent: this },
    );
    return new aws.route53.Record(
      `${name}-${cell}`,
      {
        zoneId: args.domain.route53ZoneId,
        name: `${args.label}.${args.domain.domain}`,
        type: "CNAME",
        ttl: timeToLive,
        records: [host],
        setIdentifier: cell,
        weightedRoutingPolicies: [{ weight }],
        healthCheckId: check.id,
      },
      { parent: this },
    );
  }

  /** Global Traffic Manager answers under a name of its own, to which the customers' name leads. */
  private alicloudRecord(
    name: string,
    targets: readonly NameTarget<pulumi.Output<string>>[],
    args: TradingNameArgs,
  ): alicloud.dns.AlidnsRecord {
    const manager = new alicloud.dns.GtmInstance(
      name,
      {
        instanceName: name,
        packageEdition: "ultimate",
        paymentType: "Subscription",
        period: 12,
        renewalStatus: "AutoRenewal",
        renewPeriod: 12,
        healthCheckTaskCount: 100,
        smsNotificationCount: 1000,
        cnameType: "PUBLIC",
        publicCnameMode: "CUSTOM",
        publicRr: `${args.label}.gtm`,
        publicZoneName: args.domain.alicloudDomain,
        publicUserDomainName: `${args.label}.${args.domain.domain}`,
        strategyMode: "GEO",
        ttl: timeToLive,
      },
      { parent: this },
    );
    const pool = new alicloud.dns.AddressPool(
      name,
      {
        instanceId: manager.id,
        addressPoolName: name,
        type: "DOMAIN",
        lbaStrategy: "RATIO",
        addresses: targets.map(({ cell, host, weight }) => ({
          address: host,
          remark: cell,
          // Answered while it is well, left out while it isn't.
          mode: "SMART",
          lbaWeight: weight,
          attributeInfo: JSON.stringify({ lineCodeRectifyType: "NO_NEED", lineCodes: ["default"] }),
        })),
      },
      { parent: this },
    );
    new alicloud.dns.MonitorConfig(
      name,
      {
        addrPoolId: pool.id,
        protocolType: "HTTPS",
        interval: 60,
        evaluationCount: 2,
        timeout: 5000,
        monitorExtendInfo: JSON.stringify({ port: 443, path: args.healthPath, code: 400, failureRate: 50, sni: true }),
        ispCityNodes: args.probes.map(({ cityCode, ispCode }) => ({ cityCode, ispCode })),
      },
      { parent: this },
    );
    new alicloud.dns.AccessStrategy(
      name,
      {
        instanceId: manager.id,
        strategyName: name,
        strategyMode: "GEO",
        accessMode: "AUTO",
        lines: [{ lineCode: "default" }],
        defaultAddrPoolType: "DOMAIN",
        defaultAddrPools: [{ addrPoolId: pool.id, lbaWeight: 1 }],
        defaultLbaStrategy: "RATIO",
        defaultMinAvailableAddrNum: 1,
      },
      { parent: this },
    );
    return new alicloud.dns.AlidnsRecord(
      name,
      {
        domainName: args.domain.alicloudDomain,
        rr: args.label,
        type: "CNAME",
        // The manager's own name, and not the text of which it is made: so the record leads to the manager in the graph, too.
        value: pulumi.interpolate`${manager.publicRr}.${manager.publicZoneName}`,
        ttl: timeToLive,
      },
      { parent: this },
    );
  }
}
