import type { CatalogueEntry } from "../../model/catalogue.ts";

/** Who may do what, and with which key. */
export const permissions: readonly CatalogueEntry[] = [
  {
    type: "aws:iam/role:Role",
    noun: "IAM role",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { assumeRolePolicy: "none", inlinePolicies: "none", managedPolicyArns: "none", tags: "none" },
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    noun: "IAM policy",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { role: "none", policy: "none" },
  },
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    noun: "IAM policy attachment",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { role: "none", policyArn: "none" },
  },
  {
    type: "aws:iam/policy:Policy",
    noun: "IAM policy",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { policy: "none", tags: "none" },
  },
  {
    type: "aws:iam/instanceProfile:InstanceProfile",
    noun: "instance profile",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { role: "none", tags: "none" },
  },
  {
    type: "aws:ec2/keyPair:KeyPair",
    noun: "key pair",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { publicKey: "none", tags: "none" },
  },
  {
    type: "aws:kms/key:Key",
    noun: "encryption key",
    role: "serves",
    stands: { kind: "regional", product: "key management", tolerates: 1 },
    uses: { policy: "none", tags: "none" },
    sources: [
      "a regional service on several zones: https://docs.aws.amazon.com/kms/latest/developerguide/disaster-recovery-resiliency.html",
    ],
  },
  {
    type: "aws:kms/alias:Alias",
    noun: "alias of an encryption key",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { targetKeyId: "needs" },
  },
];
