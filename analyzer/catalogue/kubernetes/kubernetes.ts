import type { CatalogueEntry, Use } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";

/** What a pod is made from may name anything in its commands and variables; labels and versions name nothing. */
const written: Readonly<Record<string, Use>> = { spec: "text", metadata: "none", apiVersion: "none", kind: "none" };

const workloads = (noun: string, types: readonly string[]): readonly CatalogueEntry[] =>
  types.map((type) => ({ type, noun, role: "serves", stands: { kind: "workload" }, uses: written }));

/**
 * What runs in a cluster. It needs the cluster that its provider's kubeconfig comes from; on which nodes its copies stand is the
 * scheduler's choice at any time.
 * Tokens: https://www.pulumi.com/registry/packages/kubernetes/api-docs/ (the group and version that Kubernetes gives a kind).
 */
export const kubernetes: readonly CatalogueEntry[] = [
  ...workloads("deployment", ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:ReplicaSet"]),
  ...workloads("stateful set", ["kubernetes:apps/v1:StatefulSet"]),
  ...workloads("daemon set", ["kubernetes:apps/v1:DaemonSet"]),
  ...workloads("pod", ["kubernetes:core/v1:Pod", "kubernetes:core/v1:ReplicationController"]),
  ...workloads("job", ["kubernetes:batch/v1:CronJob", "kubernetes:batch/v1:Job"]),
  // Which pods it leads to is decided by their labels.
  ...workloads("Kubernetes service", ["kubernetes:core/v1:Service"]),
  ...workloads("ingress", [
    "kubernetes:extensions/v1beta1:Ingress",
    "kubernetes:networking.k8s.io/v1:Ingress",
    "kubernetes:networking.k8s.io/v1beta1:Ingress",
  ]),
  ...workloads("volume claim", ["kubernetes:core/v1:PersistentVolumeClaim"]).map(
    (row): CatalogueEntry => ({ ...row, keepsData: true }),
  ),
  {
    type: "kubernetes:helm.sh/v3:Release",
    noun: "Helm release",
    role: "serves",
    stands: { kind: "workload" },
    uses: { values: "text", name: "none", namespace: "none", chart: "none", version: "none", repositoryOpts: "none" },
  },
  ...["kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:Secret"].map(
    (type): CatalogueEntry => ({
      type,
      noun: type.endsWith("Secret") ? "Kubernetes secret" : "configuration",
      role: "serves",
      stands: { kind: "nowhere" },
      uses: {
        data: "text",
        binaryData: "text",
        stringData: "text",
        metadata: "none",
        apiVersion: "none",
        kind: "none",
      },
      changes: true,
      readAtStart: true,
    }),
  ),
  ...neverFails("Kubernetes permission", [
    "kubernetes:core/v1:ServiceAccount",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
    "kubernetes:rbac.authorization.k8s.io/v1:Role",
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
  ]),
  ...neverFails("Kubernetes setting", [
    "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
    "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
    "kubernetes:apiregistration.k8s.io/v1:APIService",
    "kubernetes:autoscaling/v1:HorizontalPodAutoscaler",
    "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
    "kubernetes:autoscaling/v2beta2:HorizontalPodAutoscaler",
    "kubernetes:coordination.k8s.io/v1:Lease",
    "kubernetes:core/v1:LimitRange",
    "kubernetes:core/v1:Namespace",
    "kubernetes:core/v1:PersistentVolume",
    "kubernetes:core/v1:ResourceQuota",
    "kubernetes:networking.k8s.io/v1:IngressClass",
    "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    "kubernetes:policy/v1:PodDisruptionBudget",
    "kubernetes:policy/v1beta1:PodDisruptionBudget",
    "kubernetes:scheduling.k8s.io/v1:PriorityClass",
    "kubernetes:storage.k8s.io/v1:CSIDriver",
    "kubernetes:storage.k8s.io/v1:StorageClass",
  ]),
];
