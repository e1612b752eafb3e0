import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { BucketRedundancy } from "../backup/bucket-redundancy.ts";
import type { RegistryArgs } from "./registry.ts";
import { namespaceName, Registry } from "./registry.ts";

export interface AlicloudRegistryArgs extends RegistryArgs {
  /** What keeps the images: `ZRS` in three zones, `LRS` in one. */
  readonly redundancy: BucketRedundancy;
  /** A provider for the region of the copy. */
  readonly copyProvider: alicloud.Provider;
}

/**
 * A Container Registry instance over a bucket of its own, and one in another region that takes every image from it. The
 * account once lets Container Registry use buckets, by a role with a fixed name that is no part of any cell.
 */
export class AlicloudRegistry extends Registry {
  constructor(name: string, args: AlicloudRegistryArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const here = { parent: this };
    const there = { parent: this, provider: args.copyProvider };
    const origin = this.instance(name, args.redundancy, here);
    const copy = this.instance(`${name}-copy`, args.redundancy, there);

    const repositories = args.repositories.map(
      (repository) =>
        new alicloud.cs.RegistryEnterpriseRepo(
          `${name}-${repository}`,
          {
            instanceId: origin.instance.id,
            namespace: origin.namespace.name,
            name: repository,
            repoType: "PRIVATE",
            summary: repository,
            tagImmutability: true,
          },
          here,
        ),
    );
    new alicloud.cs.RegistryEnterpriseSyncRule(
      name,
      {
        syncRuleName: name,
        instanceId: origin.instance.id,
        namespaceName: origin.namespace.name,
        targetInstanceId: copy.instance.id,
        targetNamespaceName: copy.namespace.name,
        targetRegionId: args.copyRegion,
        syncScope: "NAMESPACE",
        tagFilter: ".*",
      },
      here,
    );

    this.registerOutputs({
      instance: origin.instance.urn,
      repositories: repositories.map((repository) => repository.urn),
      survives: args.redundancy === "ZRS" ? "zone" : "instance",
    });
  }

  private instance(name: string, redundancyType: BucketRedundancy, options: pulumi.CustomResourceOptions): Instance {
    // Container Registry takes buckets of this beginning only.
    const bucket = new alicloud.oss.Bucket(name, { bucket: `cri-trading-${name}`, redundancyType }, options);
    const instance = new alicloud.cr.RegistryEnterpriseInstance(
      name,
      {
        instanceName: name,
        instanceType: "Advanced",
        paymentType: "Subscription",
        period: 12,
        renewalStatus: "AutoRenewal",
        renewPeriod: 12,
        defaultOssBucket: "false",
        customOssBucket: bucket.bucket,
      },
      options,
    );
    const namespace = new alicloud.cs.RegistryEnterpriseNamespace(
      name,
      { instanceId: instance.id, name: namespaceName, autoCreate: true, defaultVisibility: "PRIVATE" },
      options,
    );
    return { instance, namespace };
  }
}

interface Instance {
  readonly instance: alicloud.cr.RegistryEnterpriseInstance;
  readonly namespace: alicloud.cs.RegistryEnterpriseNamespace;
}
