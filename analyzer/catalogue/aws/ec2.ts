import type { CatalogueEntry } from "../../model/catalogue.ts";

export const ec2: readonly CatalogueEntry[] = [
  {
    type: "aws:ec2/instance:Instance",
    noun: "server",
    role: "serves",
    stands: { kind: "one", zone: "availabilityZone", within: "subnetId" },
    uses: {
      availabilityZone: "none",
      subnetId: "none",
      vpcSecurityGroupIds: "none",
      securityGroups: "none",
      ami: "boots-from",
      launchTemplate: "boots-from",
      rootBlockDevice: "boots-from",
      ebsBlockDevices: "boots-from",
      userData: "text",
      userDataBase64: "text",
      iamInstanceProfile: "none",
      keyName: "none",
      placementGroup: "none",
      placementGroupId: "none",
      tags: "none",
      volumeTags: "none",
    },
    public: { property: "associatePublicIpAddress", yes: [true], unset: "unknown" },
    prints: ["availabilityZone", "instanceType", "associatePublicIpAddress"],
    sources: [
      "associatePublicIpAddress: left out, mapPublicIpOnLaunch of the subnet decides: @pulumi/aws 7.48 ec2/instance.d.ts and ec2/subnet.d.ts",
    ],
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    noun: "security group",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { vpcId: "none", ingress: "none", egress: "none", tags: "none" },
  },
];
