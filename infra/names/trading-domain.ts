import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** One domain, served by both clouds' name servers at once. Its registrar delegates it to all of them. */
export interface TradingDomainArgs {
  /** `example.com` */
  readonly domain: string;
}

/** The zones of a domain at both providers: give it a provider of each. */
export class TradingDomain extends pulumi.ComponentResource {
  readonly domain: string;
  /** Who answers at AWS. */
  readonly route53ZoneId: pulumi.Output<string>;
  /** The domain as Alibaba Cloud DNS knows it. */
  readonly alicloudDomain: pulumi.Output<string>;

  constructor(name: string, args: TradingDomainArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:names:TradingDomain", name, {}, options);
    this.domain = args.domain;

    const zone = new aws.route53.Zone(
      name,
      { name: args.domain, comment: "Served by Alibaba Cloud DNS as well" },
      { parent: this },
    );
    const twin = new alicloud.dns.AlidnsDomain(
      name,
      { domainName: args.domain, remark: "Served by Route 53 as well" },
      { parent: this },
    );

    this.route53ZoneId = zone.id;
    this.alicloudDomain = twin.domainName;
    this.registerOutputs({ zones: [zone.urn, twin.urn] });
  }
}
