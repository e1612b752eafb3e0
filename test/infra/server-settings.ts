import { Buffer } from "node:buffer";
import { parse } from "yaml";
import type { Registered } from "./registered-resources.ts";
import { named } from "./registered-resources.ts";

/** Returns the settings that a server's user data writes, as the server reads them. */
export function settingsOf(userData: unknown): unknown {
  if (typeof userData !== "string") throw new Error(`Expected user data, read a value of type ${typeof userData}.`);
  return JSON.parse(parse(userData).write_files[0].content);
}

/** Returns what the servers of a group are told on AWS, where a launch template says it in base64. */
export function toldByAwsTemplate(registered: readonly Registered[], name: string): unknown {
  const { userData } = named(registered, "aws:ec2/launchTemplate:LaunchTemplate", name).inputs;
  return settingsOf(Buffer.from(String(userData), "base64").toString());
}

/** Returns what the servers of a group are told on Alibaba Cloud, where a scaling configuration says it. */
export function toldByAlicloudTemplate(registered: readonly Registered[], name: string): unknown {
  return settingsOf(named(registered, "alicloud:ess/scalingConfiguration:ScalingConfiguration", name).inputs.userData);
}
