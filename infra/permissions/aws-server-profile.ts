import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "./grant.ts";

/** Creates a role that EC2 instances take, with these grants and no other, and returns the name of its instance profile. */
export function awsServerProfile(
  name: string,
  grants: readonly Grant[],
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const role = new aws.iam.Role(name, { assumeRolePolicy: trustOf("ec2.amazonaws.com") }, { parent });
  new aws.iam.RolePolicy(
    name,
    {
      role: role.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: grants.map(({ actions, resources }) => ({ Effect: "Allow", Action: actions, Resource: resources })),
      }),
    },
    { parent },
  );
  return new aws.iam.InstanceProfile(name, { role: role.name }, { parent }).name;
}

/** Returns the policy that lets a service of AWS take a role. */
export function trustOf(service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
}
