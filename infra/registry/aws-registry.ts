import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "./registry.ts";
import { namespaceName, Registry } from "./registry.ts";

/** ECR repositories, which are a service of the region, and the rule that copies them to another. */
export class AwsRegistry extends Registry {
  constructor(name: string, args: RegistryArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const repositories = args.repositories.map(
      (repository) =>
        new aws.ecr.Repository(
          `${name}-${repository}`,
          {
            name: `${namespaceName}/${repository}`,
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
          },
          { parent: this },
        ),
    );
    const [first] = repositories;
    if (first === undefined) throw new RangeError(`Expected one repository or more for ${name}, read none.`);

    new aws.ecr.ReplicationConfiguration(
      name,
      {
        replicationConfiguration: {
          rules: [
            {
              destinations: [{ region: args.copyRegion, registryId: first.registryId }],
              repositoryFilters: [{ filter: `${namespaceName}/`, filterType: "PREFIX_MATCH" }],
            },
          ],
        },
      },
      { parent: this },
    );
    this.registerOutputs({ repositories: repositories.map((repository) => repository.urn), survives: "zone" });
  }
}
