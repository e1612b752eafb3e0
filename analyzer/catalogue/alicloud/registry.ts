import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** Registries of container images: needed to start, not to go on running. */
export const registry: readonly CatalogueEntry[] = [
  {
    type: "alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance",
    noun: "container registry",
    role: "serves",
    // Its images are kept in a bucket: one's own, or one that the provider makes and does not tell the redundancy of.
    stands: { kind: "one" },
    readAtStart: true,
    standsInstead: {
      where: { property: "customOssBucket", yes: [], stated: "yes", unset: "unknown" },
      stands: { kind: "regional", product: "container registries", tolerates: 1 },
    },
    uses: {
      ...noNeed("instanceName password kmsEncryptedPassword kmsEncryptionContext resourceGroupId tags"),
      customOssBucket: "needs",
    },
    prints: ["instanceType"],
    sources: [
      "customOssBucket: the bucket that keeps the images; the redundancy of the default one is not documented: @pulumi/alicloud 3.108 cr/registryEnterpriseInstance.d.ts",
    ],
  },
  {
    type: "alicloud:cs/registryEnterpriseNamespace:RegistryEnterpriseNamespace",
    noun: "registry namespace",
    role: "serves",
    stands: { kind: "nowhere" },
    readAtStart: true,
    uses: { name: "none", instanceId: "needs" },
  },
  {
    type: "alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo",
    noun: "image repository",
    role: "serves",
    stands: { kind: "nowhere" },
    readAtStart: true,
    uses: { ...noNeed("name namespace summary detail"), instanceId: "needs" },
  },
  {
    type: "alicloud:cr/repo:Repo",
    noun: "image repository",
    role: "serves",
    stands: { kind: "regional", product: "container registries", tolerates: 1 },
    readAtStart: true,
    uses: noNeed("name namespace summary detail"),
  },
  {
    type: "alicloud:cs/registryEnterpriseSyncRule:RegistryEnterpriseSyncRule",
    noun: "registry replication",
    role: "link",
    stands: { kind: "nowhere" },
    joins: { kind: "copy", source: "instanceId", copy: "targetInstanceId" },
    prints: ["targetRegionId", "syncScope", "syncTrigger"],
  },
  ...neverFails("registry setting", [
    "alicloud:cr/artifactLifecycleRule:ArtifactLifecycleRule",
    "alicloud:cr/artifactSubscriptionRule:ArtifactSubscriptionRule",
    "alicloud:cr/chain:Chain",
    "alicloud:cr/chartNamespace:ChartNamespace",
    "alicloud:cr/chartRepository:ChartRepository",
    "alicloud:cr/endpointAclPolicy:EndpointAclPolicy",
    "alicloud:cr/instanceCustomizedDomain:InstanceCustomizedDomain",
    "alicloud:cr/internetEndpoint:InternetEndpoint",
    "alicloud:cr/namespace:Namespace",
    "alicloud:cr/scanRule:ScanRule",
    "alicloud:cr/storageDomainRoutingRule:StorageDomainRoutingRule",
    "alicloud:cr/vpcEndpointLinkedVpc:VpcEndpointLinkedVpc",
  ]),
];
