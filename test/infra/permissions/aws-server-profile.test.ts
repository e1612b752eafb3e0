import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { awsServerProfile } from "../../../infra/permissions/aws-server-profile.ts";
import { registeredBy, theOnly } from "../registered-resources.ts";

function build() {
  return registeredBy(() => {
    const parent = new pulumi.ComponentResource("test:servers:Servers", "servers");
    awsServerProfile("servers", [{ actions: ["kms:Sign"], resources: [pulumi.output("arn of key")] }], parent);
  });
}

test("only EC2 takes the role, and the profile hands it out", async () => {
  const registered = await build();
  const trust = JSON.parse(String(theOnly(registered, "aws:iam/role:Role").inputs.assumeRolePolicy));
  expect(trust.Statement).toEqual([
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ]);
  expect(theOnly(registered, "aws:iam/instanceProfile:InstanceProfile").inputs).toEqual({ role: "name of servers" });
});

test("the role may do what was granted and nothing else", async () => {
  const policy = JSON.parse(String(theOnly(await build(), "aws:iam/rolePolicy:RolePolicy").inputs.policy));
  expect(policy.Statement).toEqual([{ Effect: "Allow", Action: ["kms:Sign"], Resource: ["arn of key"] }]);
});
