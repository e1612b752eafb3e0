import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudWatch } from "../../../infra/monitoring/alicloud-watch.ts";
import { AwsWatch } from "../../../infra/monitoring/aws-watch.ts";
import { probeSource } from "../../../infra/monitoring/probe-source.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";

const args = () => ({
  targets: ["app", "web"].map((name) => ({ name: `cell-${name}`, host: pulumi.output(`${name}.test`) })),
  healthPath: "/health",
  email: "on-call@example.org",
});

test("on AWS each target has a canary that asks it every minute, and an alarm that a silent canary sets off, too", async () => {
  const registered = await registeredBy(() => {
    new AwsWatch("watch", args(), {});
  });
  expect(ofType(registered, "aws:synthetics/canary:Canary").map(({ inputs }) => inputs)).toMatchObject([
    {
      schedule: { expression: "rate(1 minute)" },
      runConfig: { environmentVariables: { TARGET: "https://app.test/health" } },
      startCanary: true,
    },
    { runConfig: { environmentVariables: { TARGET: "https://web.test/health" } } },
  ]);
  const alarms = ofType(registered, "aws:cloudwatch/metricAlarm:MetricAlarm");
  expect(alarms.map(({ inputs }) => [inputs.treatMissingData, inputs.alarmActions])).toEqual([
    ["breaching", ["arn of watch"]],
    ["breaching", ["arn of watch"]],
  ]);
  expect(theOnly(registered, "aws:sns/topicSubscription:TopicSubscription").inputs).toMatchObject({
    topic: "arn of watch",
    endpoint: "on-call@example.org",
  });
  expect(theOnly(registered, "trading:monitoring:Watch").outputs).toEqual({
    alarms: ["app", "web"].map((name) => `-> aws:cloudwatch/metricAlarm:MetricAlarm watch-cell-${name}`),
  });
});

test("the canary's program is one that Node accepts, and asks what it is told to", () => {
  const asked: unknown[] = [];
  const exported: { handler?: () => Promise<void> } = {};
  const synthetics = { executeHttpStep: (_: string, request: unknown) => Promise.resolve(asked.push(request)) };
  const run = new Function("require", "exports", "process", probeSource);
  run(() => synthetics, exported, { env: { TARGET: "https://app.test/health" } });
  void exported.handler?.();
  expect(asked).toMatchObject([{ hostname: "app.test", path: "/health", port: 443 }]);
});

test("on Alibaba Cloud each target has a site monitor that asks it every minute, and an alarm that tells the same people", async () => {
  const registered = await registeredBy(() => {
    new AlicloudWatch("watch", args(), {});
  });
  const monitors = ofType(registered, "alicloud:cms/siteMonitor:SiteMonitor");
  expect(monitors.map(({ inputs }) => [inputs.address, inputs.interval, inputs.taskName])).toEqual([
    ["https://app.test/health", "1", "watch_cell_app"],
    ["https://web.test/health", "1", "watch_cell_web"],
  ]);
  const alarms = ofType(registered, "alicloud:cms/alarm:Alarm");
  expect(alarms.map(({ inputs }) => [inputs.metricDimensions, inputs.contactGroups])).toEqual([
    ['[{"taskId":"SiteMonitor/watch-cell-app"}]', ["watch"]],
    ['[{"taskId":"SiteMonitor/watch-cell-web"}]', ["watch"]],
  ]);
  expect(theOnly(registered, "alicloud:cms/alarmContact:AlarmContact").inputs.channelsMail).toBe("on-call@example.org");
  expect(theOnly(registered, "trading:monitoring:Watch").outputs).toEqual({
    alarms: ["app", "web"].map((name) => `-> alicloud:cms/alarm:Alarm watch-cell-${name}`),
  });
});
