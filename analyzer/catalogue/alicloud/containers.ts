import type { CatalogueEntry, Stands } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/**
 * A cluster runs its workloads on the nodes of its pools, which go on without the control plane; that one only starts and changes them,
 * and is a service of the region.
 */
const cluster: Stands = { kind: "joined" };

/** Clusters, their nodes, and containers without a cluster of one's own. */
export const containers: readonly CatalogueEntry[] = [
  {
    type: "alicloud:cs/managedKubernetes:ManagedKubernetes",
    noun: "Kubernetes cluster",
    role: "serves",
    stands: cluster,
    uses: {
      ...noNeed(
        "vswitchIds workerVswitchIds podVswitchIds zoneIds securityGroupId name namePrefix resourceGroupId tags addons serviceCidr podCidr clusterDomain customSan controlPlaneLogProject controlPlaneLogComponents auditLogConfig maintenanceWindow operationPolicy userCa deleteOptions retainResources controlPlaneEndpointsConfig autoMode apiAudiences serviceAccountIssuer",
      ),
      encryptionProviderKey: "boots-from",
    },
    prints: ["clusterSpec", "zoneIds"],
  },
  {
    type: "alicloud:cs/kubernetes:Kubernetes",
    noun: "Kubernetes cluster",
    role: "serves",
    stands: cluster,
    uses: {
      ...noNeed(
        "masterVswitchIds podVswitchIds securityGroupId name namePrefix resourceGroupId tags addons serviceCidr podCidr clusterDomain customSan keyName password kmsEncryptedPassword kmsEncryptionContext rdsInstances masterDiskSnapshotPolicyId userCa deleteOptions retainResources runtime apiAudiences serviceAccountIssuer masterInstanceTypes",
      ),
      imageId: "boots-from",
    },
  },
  {
    type: "alicloud:cs/nodePool:NodePool",
    noun: "node pool",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ within: "vswitchIds" }] },
      count: {
        property: "desiredSize",
        or: { property: "scalingConfig.minSize", unset: "unknown" },
        unset: "unknown",
      },
      minimum: {
        property: "scalingConfig.minSize",
        or: { property: "desiredSize", unset: "unknown" },
        unset: "unknown",
      },
      spreading: {
        property: "multiAzPolicy",
        values: { PRIORITY: "first", BALANCE: "balanced", COST_OPTIMIZED: "none" },
        unset: "first",
      },
    },
    uses: {
      ...noNeed(
        "clusterId vswitchIds securityGroupId securityGroupIds nodePoolName name keyName password kmsEncryptedPassword kmsEncryptionContext ramRoleName resourceGroupId tags labels taints deploymentSetId rdsInstances systemDiskSnapshotPolicyId management scalingConfig kubeletConfiguration rollingPolicy instanceTypes instancePatterns spotPriceLimits systemDiskCategories teeConfig privatePoolOptions resourcePoolOptions instances",
      ),
      imageId: "boots-from",
      systemDiskKmsKey: "boots-from",
      dataDisks: "boots-from",
      userData: "text",
      preUserData: "text",
    },
    joins: { kind: "member", of: "clusterId" },
    restarts: "its-places",
    prints: ["desiredSize", "scalingConfig.minSize", "scalingConfig.maxSize", "multiAzPolicy", "instanceTypes"],
    sources: [
      "multiAzPolicy: PRIORITY fills the vSwitches in their order, BALANCE spreads evenly over the zones: @pulumi/alicloud 3.108 cs/nodePool.d.ts; PRIORITY by default, as of the scaling group that it is: https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2022-02-22-createscalinggroup",
      "desiredSize, minSize: no default is documented: @pulumi/alicloud 3.108 cs/nodePool.d.ts",
      "scalingConfig: the smallest number that automatic scaling leaves: @pulumi/alicloud 3.108 types/input.d.ts",
    ],
  },
  {
    type: "alicloud:cs/serverlessKubernetes:ServerlessKubernetes",
    noun: "Kubernetes cluster",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ within: "vswitchIds" }], each: [{ zone: "zoneId" }] },
      count: { property: "vswitchIds", unset: "places" },
      // Which of the vSwitches a container gets is the scheduler's choice.
      spreading: "none",
    },
    uses: {
      ...noNeed(
        "vpcId vswitchIds zoneId securityGroupId name namePrefix resourceGroupId tags addons serviceCidr customSan slsProjectName maintenanceWindow operationPolicy deleteOptions retainResources",
      ),
      encryptionProviderKey: "boots-from",
    },
    network: "vpcId",
    prints: ["zoneId"],
    sources: ["vswitchIds: as many places as are named: @pulumi/alicloud 3.108 cs/serverlessKubernetes.d.ts"],
  },
  {
    type: "alicloud:eci/containerGroup:ContainerGroup",
    noun: "container group",
    role: "serves",
    stands: { kind: "one", zone: "zoneId", within: "vswitchId" },
    uses: {
      ...noNeed(
        "vswitchId zoneId securityGroupId containerGroupName ramRoleName eipInstanceId dnsConfig hostAliases securityContext imageRegistryCredentials acrRegistryInfos insecureRegistry plainHttpRegistry instanceType resourceGroupId tags",
      ),
      containers: "text",
      initContainers: "text",
      volumes: "needs",
    },
    public: {
      property: "autoCreateEip",
      yes: [true],
      unset: "no",
      or: { property: "eipInstanceId", yes: [], stated: "yes", unset: "no" },
    },
    restarts: "in-place",
    prints: ["zoneId"],
    sources: [
      "autoCreateEip, eipInstanceId: no public address unless stated: @pulumi/alicloud 3.108 eci/containerGroup.d.ts",
    ],
  },
  {
    type: "alicloud:sae/application:Application",
    noun: "application",
    role: "serves",
    stands: {
      kind: "spread",
      // Whether a text may name several is stated nowhere: where it is made from several, any part of them may be meant.
      over: { lists: [{ within: "vswitchId" }] },
      count: { property: "replicas", unset: "unknown" },
      // No promise over the zones of several vSwitches is documented.
      spreading: "none",
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId securityGroupId appName appDescription namespaceId acrAssumeRoleArn slsConfigs ossAkId ossAkSecret imagePullSecrets changeOrderDesc tags",
      ),
      acrInstanceId: "boots-from",
      imageUrl: "boots-from",
      packageUrl: "boots-from",
      envs: "text",
      command: "text",
      commandArgs: "text",
      commandArgsV2s: "text",
      jarStartArgs: "text",
      jarStartOptions: "text",
      configMapMountDesc: "boots-from",
      configMapMountDescV2s: "boots-from",
      nasConfigs: "needs",
      kafkaConfigs: "observed-by",
    },
    network: "vpcId",
    restarts: "its-places",
    prints: ["replicas"],
    sources: ["replicas: always stated: @pulumi/alicloud 3.108 sae/application.d.ts"],
  },
  ...(["Internet", "Intranet"] as const).map(
    (net): CatalogueEntry => ({
      type: `alicloud:sae/loadBalancer${net}:LoadBalancer${net}`,
      noun: "way into an application",
      role: "serves",
      stands: { kind: "nowhere" },
      uses: { appId: "needs", [`${net.toLowerCase()}SlbId`]: "fronted-by", [`${net.toLowerCase()}s`]: "none" },
      ...(net === "Internet"
        ? { public: { property: "appId", yes: [], stated: "yes", unset: "unknown" }, publicAddress: true }
        : {}),
      sources: [`appId: always stated: @pulumi/alicloud 3.108 sae/loadBalancer${net}.d.ts`],
    }),
  ),
  {
    type: "alicloud:sae/configMap:ConfigMap",
    noun: "configuration",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("name namespaceId description"), data: "text" },
    changes: true,
  },
  {
    type: "alicloud:sae/ingress:Ingress",
    noun: "ingress",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("namespaceId certId certIds description"),
      slbId: "fronted-by",
      defaultRule: "needs",
      rules: "needs",
    },
  },
  ...neverFails("container setting", [
    "alicloud:cs/autoscalingConfig:AutoscalingConfig",
    "alicloud:cs/kubernetesAddon:KubernetesAddon",
    "alicloud:cs/kubernetesAutoscaler:KubernetesAutoscaler",
    "alicloud:cs/kubernetesPermission:KubernetesPermission",
    "alicloud:cs/kubernetesPolicyInstance:KubernetesPolicyInstance",
    "alicloud:eci/imageCache:ImageCache",
    "alicloud:eci/openApiImageCache:OpenApiImageCache",
    "alicloud:sae/applicationScalingRule:ApplicationScalingRule",
    "alicloud:sae/greyTagRoute:GreyTagRoute",
    "alicloud:sae/namespace:Namespace",
  ]),
];
