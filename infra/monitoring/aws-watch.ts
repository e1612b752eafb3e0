import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { probeSource } from "./probe-source.ts";
import type { WatchArgs, WatchTarget } from "./watch.ts";
import { Watch } from "./watch.ts";

/** A canary and an alarm for each target, and a topic that tells. */
export class AwsWatch extends Watch {
  constructor(name: string, args: WatchArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);

    const artifacts = new aws.s3.Bucket(name, {}, { parent: this });
    const role = this.role(name, artifacts);
    const topic = new aws.sns.Topic(name, {}, { parent: this });
    new aws.sns.TopicSubscription(
      name,
      { topic: topic.arn, protocol: "email", endpoint: args.email },
      { parent: this },
    );
    const alarms = args.targets.map((target) => {
      const canary = this.canary(`${name}-${target.name}`, { target, artifacts, role, args });
      return new aws.cloudwatch.MetricAlarm(
        `${name}-${target.name}`,
        {
          namespace: "CloudWatchSynthetics",
          metricName: "SuccessPercent",
          dimensions: { CanaryName: canary.name },
          statistic: "Average",
          comparisonOperator: "LessThanThreshold",
          threshold: 100,
          period: 60,
          evaluationPeriods: 3,
          datapointsToAlarm: 2,
          // A probe that doesn't report is no reason to sleep on.
          treatMissingData: "breaching",
          alarmActions: [topic.arn],
          okActions: [topic.arn],
        },
        { parent: this },
      );
    });

    this.registerOutputs({ alarms: alarms.map((alarm) => alarm.urn) });
  }

  private role(name: string, artifacts: aws.s3.Bucket): aws.iam.Role {
    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
        }),
      },
      { parent: this },
    );
    new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: artifacts.arn.apply((arn) =>
          JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: "s3:PutObject", Resource: `${arn}/*` },
              { Effect: "Allow", Action: "s3:GetBucketLocation", Resource: arn },
              { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
              {
                Effect: "Allow",
                Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: "*",
              },
              {
                Effect: "Allow",
                Action: "cloudwatch:PutMetricData",
                Resource: "*",
                Condition: { StringEquals: { "cloudwatch:namespace": "CloudWatchSynthetics" } },
              },
            ],
          }),
        ),
      },
      { parent: this },
    );
    return role;
  }

  private canary(
    name: string,
    probe: {
      readonly target: WatchTarget;
      readonly artifacts: aws.s3.Bucket;
      readonly role: aws.iam.Role;
      readonly args: WatchArgs;
    },
  ): aws.synthetics.Canary {
    const script = new aws.s3.BucketObjectv2(
      name,
      {
        bucket: probe.artifacts.id,
        key: `probes/${name}.zip`,
        source: new pulumi.asset.AssetArchive({
          "nodejs/node_modules/probe.js": new pulumi.asset.StringAsset(probeSource),
        }),
      },
      { parent: this },
    );
    return new aws.synthetics.Canary(
      name,
      {
        name: canaryName(name),
        runtimeVersion: "syn-nodejs-puppeteer-9.1",
        handler: "probe.handler",
        s3Bucket: script.bucket,
        s3Key: script.key,
        executionRoleArn: probe.role.arn,
        artifactS3Location: pulumi.interpolate`s3://${probe.artifacts.id}/runs`,
        schedule: { expression: "rate(1 minute)" },
        runConfig: {
          timeoutInSeconds: 30,
          environmentVariables: { TARGET: pulumi.interpolate`https://${probe.target.host}${probe.args.healthPath}` },
        },
        startCanary: true,
      },
      { parent: this },
    );
  }
}

/** AWS: at most 255 lower-case letters, digits, hyphens and underscores; 21 in older runtimes, which nobody needs. */
function canaryName(name: string): string {
  if (!/^[0-9a-z_-]{1,255}$/.test(name)) {
    throw new RangeError(`Expected a canary's name of lower-case letters, digits, hyphens, read ${name}.`);
  }
  return name;
}
