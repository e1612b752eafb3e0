import type { CatalogueEntry } from "../../model/catalogue.ts";

/** Who may do what, and with which key: nothing here runs. */
export const permissions: readonly CatalogueEntry[] = [
  {
    type: "alicloud:ram/role:Role",
    noun: "RAM role",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { assumeRolePolicyDocument: "none", document: "none", tags: "none" },
  },
  {
    type: "alicloud:ram/policy:Policy",
    noun: "RAM policy",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { policyDocument: "none", document: "none" },
  },
  {
    type: "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment",
    noun: "RAM policy attachment",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { policyName: "none", roleName: "none" },
  },
  {
    type: "alicloud:ecs/ecsKeyPair:EcsKeyPair",
    noun: "key pair",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { publicKey: "none", resourceGroupId: "none", tags: "none" },
  },
  {
    type: "alicloud:ecs/keyPair:KeyPair",
    noun: "key pair",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { publicKey: "none", resourceGroupId: "none", tags: "none" },
  },
];
