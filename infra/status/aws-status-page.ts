import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AwsStatusApi } from "./aws-status-api.ts";
import type { StatusPageArgs } from "./status-page.ts";
import { StatusPage } from "./status-page.ts";

/** CloudFront's own zone, the same for every distribution. */
const cloudFrontHostedZone = "Z2FDTNDATAQYW2";

/** A bucket with page and announcements, and the Status API, behind CloudFront under a domain that only Route 53 serves. */
export class AwsStatusPage extends StatusPage {
  readonly address: pulumi.Output<string>;

  constructor(name: string, args: StatusPageArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);

    const bucket = this.bucket(name);
    const api = new AwsStatusApi(`${name}-api`, { parent: this });
    const distribution = this.distribution(name, { bucket, api, args });
    this.letIn(name, bucket, distribution);

    const zone = new aws.route53.Zone(name, { name: args.domain }, { parent: this });
    const record = new aws.route53.Record(
      name,
      {
        zoneId: zone.id,
        name: args.domain,
        type: "A",
        aliases: [{ name: distribution.domainName, zoneId: cloudFrontHostedZone, evaluateTargetHealth: false }],
      },
      { parent: this },
    );

    this.address = record.fqdn;
    this.registerOutputs({ record: record.urn });
  }

  private bucket(name: string): aws.s3.Bucket {
    const bucket = new aws.s3.Bucket(name, {}, { parent: this });
    new aws.s3.BucketVersioning(
      name,
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      { parent: this },
    );
    new aws.s3.BucketPublicAccessBlock(
      name,
      {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { parent: this },
    );
    return bucket;
  }

  private distribution(
    name: string,
    from: { readonly bucket: aws.s3.Bucket; readonly api: AwsStatusApi; readonly args: StatusPageArgs },
  ): aws.cloudfront.Distribution {
    const access = new aws.cloudfront.OriginAccessControl(
      name,
      { originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4" },
      { parent: this },
    );
    const read = {
      viewerProtocolPolicy: "redirect-to-https",
      allowedMethods: ["GET", "HEAD"],
      cachedMethods: ["GET", "HEAD"],
      compress: true,
      forwardedValues: { queryString: false, cookies: { forward: "none" } },
    };
    return new aws.cloudfront.Distribution(
      name,
      {
        enabled: true,
        comment: "Status page, announcements and Status API",
        aliases: [from.args.domain],
        defaultRootObject: "index.html",
        origins: [
          {
            originId: "page",
            domainName: from.bucket.bucketRegionalDomainName,
            originAccessControlId: access.id,
          },
          {
            originId: "api",
            domainName: from.api.host,
            customOriginConfig: {
              httpPort: 80,
              httpsPort: 443,
              originProtocolPolicy: "https-only",
              originSslProtocols: ["TLSv1.2"],
            },
          },
        ],
        defaultCacheBehavior: { ...read, targetOriginId: "page", minTtl: 0, defaultTtl: 30, maxTtl: 60 },
        orderedCacheBehaviors: [
          { ...read, pathPattern: "/api/*", targetOriginId: "api", minTtl: 0, defaultTtl: 10, maxTtl: 30 },
          { ...read, pathPattern: "/announcements/*", targetOriginId: "page", minTtl: 0, defaultTtl: 10, maxTtl: 30 },
        ],
        restrictions: { geoRestriction: { restrictionType: "none" } },
        viewerCertificate: {
          acmCertificateArn: from.args.certificate,
          sslSupportMethod: "sni-only",
          minimumProtocolVersion: "TLSv1.2_2021",
        },
      },
      { parent: this },
    );
  }

  private letIn(name: string, bucket: aws.s3.Bucket, distribution: aws.cloudfront.Distribution): void {
    new aws.s3.BucketPolicy(
      name,
      {
        bucket: bucket.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "cloudfront.amazonaws.com" },
              Action: "s3:GetObject",
              Resource: bucket.arn.apply((arn) => `${arn}/*`),
              Condition: { StringEquals: { "AWS:SourceArn": distribution.arn } },
            },
          ],
        },
      },
      { parent: this },
    );
  }
}
