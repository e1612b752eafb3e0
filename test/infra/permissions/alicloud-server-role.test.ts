import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { alicloudServerRole } from "../../../infra/permissions/alicloud-server-role.ts";
import { registeredBy, theOnly } from "../registered-resources.ts";

function build() {
  return registeredBy(() => {
    const parent = new pulumi.ComponentResource("test:servers:Servers", "servers");
    const resources = [pulumi.output("acs:kms:*:*:key/1")];
    alicloudServerRole("servers", [{ actions: ["kms:AsymmetricSign"], resources }], parent);
  });
}

test("only ECS takes the role", async () => {
  const role = theOnly(await build(), "alicloud:ram/role:Role").inputs;
  expect(JSON.parse(String(role.assumeRolePolicyDocument)).Statement).toEqual([
    { Effect: "Allow", Principal: { Service: ["ecs.aliyuncs.com"] }, Action: "sts:AssumeRole" },
  ]);
});

test("the role may do what was granted and nothing else", async () => {
  const registered = await build();
  const policy = theOnly(registered, "alicloud:ram/policy:Policy").inputs;
  expect(JSON.parse(String(policy.policyDocument)).Statement).toEqual([
    { Effect: "Allow", Action: ["kms:AsymmetricSign"], Resource: ["acs:kms:*:*:key/1"] },
  ]);
  expect(theOnly(registered, "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment").inputs).toEqual({
    policyName: "servers",
    policyType: "Custom",
    roleName: "servers",
  });
});
