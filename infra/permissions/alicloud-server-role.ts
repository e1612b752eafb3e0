import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "./grant.ts";

/** Creates a RAM role that ECS instances take, with these grants and no other, and returns its name. */
export function alicloudServerRole(
  name: string,
  grants: readonly Grant[],
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const role = new alicloud.ram.Role(
    name,
    { roleName: name, assumeRolePolicyDocument: ramTrustOf("ecs.aliyuncs.com") },
    { parent },
  );
  const policy = new alicloud.ram.Policy(
    name,
    {
      policyName: name,
      policyDocument: pulumi.jsonStringify({
        Version: "1",
        Statement: grants.map(({ actions, resources }) => ({ Effect: "Allow", Action: actions, Resource: resources })),
      }),
    },
    { parent },
  );
  new alicloud.ram.RolePolicyAttachment(
    name,
    { policyName: policy.policyName, policyType: "Custom", roleName: role.roleName },
    { parent },
  );
  return role.roleName;
}

/** Returns the policy that lets a service of Alibaba Cloud take a role. */
export function ramTrustOf(service: string): string {
  return JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Principal: { Service: [service] }, Action: "sts:AssumeRole" }],
  });
}
