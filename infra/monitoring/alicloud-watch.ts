import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { WatchArgs } from "./watch.ts";
import { Watch } from "./watch.ts";

/** A site monitor and an alarm for each target, and a group of contacts that is told. */
export class AlicloudWatch extends Watch {
  constructor(name: string, args: WatchArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);

    const contact = new alicloud.cms.AlarmContact(
      name,
      { alarmContactName: name, describe: "Whoever is on call", channelsMail: args.email, lang: "en" },
      // Alibaba Cloud lists a contact only once its owner has followed the link in a mail.
      { parent: this, ignoreChanges: ["channelsMail"] },
    );
    const group = new alicloud.cms.AlarmContactGroup(
      name,
      { alarmContactGroupName: name, describe: "On call", contacts: [contact.alarmContactName] },
      { parent: this },
    );
    const alarms = args.targets.map((target) => {
      const monitor = new alicloud.cms.SiteMonitor(
        `${name}-${target.name}`,
        {
          taskName: `${name}_${target.name}`.replaceAll("-", "_"),
          taskType: "HTTP",
          address: pulumi.interpolate`https://${target.host}${args.healthPath}`,
          interval: "1",
          agentGroup: "PC",
          optionJson: { httpMethod: "get", timeout: 5000 },
        },
        { parent: this },
      );
      return new alicloud.cms.Alarm(
        `${name}-${target.name}`,
        {
          name: `${name}-${target.name}`,
          project: "acs_networkmonitor",
          metric: "Availability",
          metricDimensions: monitor.id.apply((taskId) => JSON.stringify([{ taskId }])),
          period: 60,
          contactGroups: [group.alarmContactGroupName],
          escalationsCritical: { statistics: "Availability", comparisonOperator: "<", threshold: "90", times: 2 },
          silenceTime: 300,
        },
        { parent: this },
      );
    });

    this.registerOutputs({ alarms: alarms.map((alarm) => alarm.urn) });
  }
}
