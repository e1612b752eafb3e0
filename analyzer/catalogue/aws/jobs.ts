import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";

/** What runs now and then: batch jobs, jobs that move data, and what they are started by. */
export const jobs: readonly CatalogueEntry[] = [
  {
    type: "aws:batch/computeEnvironment:ComputeEnvironment",
    noun: "compute environment",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ within: "computeResources.subnets" }] },
      count: { property: "computeResources.subnets", unset: "places" },
      spreading: "distinct",
      // A member stands for all that is launched in a subnet for one job and gone after it.
      redundantInPlace: true,
    },
    uses: {
      eksConfiguration: "needs",
      serviceRole: "none",
      name: "none",
      namePrefix: "none",
      tags: "none",
    },
    restarts: "its-places",
    sources: [
      "computeResources.subnets: what jobs run on is launched in any of them: @pulumi/aws 7.48 types/input.d.ts; so that jobs run over several zones: https://docs.aws.amazon.com/batch/latest/userguide/batch_components.html",
    ],
  },
  {
    type: "aws:glue/job:Job",
    noun: "data job",
    role: "serves",
    stands: { kind: "regional", product: "Glue", tolerates: 1 },
    uses: {
      command: "boots-from",
      // Of several connections another may do where the first one fails.
      connections: "spares",
      defaultArguments: "text",
      nonOverridableArguments: "text",
      notificationProperty: "none",
      roleArn: "none",
      securityConfiguration: "none",
      sourceControlDetails: "none",
      name: "none",
      description: "none",
      tags: "none",
    },
    publicAddress: true,
    endpointService: "glue",
    sources: [
      "a service of the region over several zones: https://docs.aws.amazon.com/glue/latest/dg/disaster-recovery-resiliency.html",
    ],
  },
  {
    type: "aws:glue/connection:Connection",
    noun: "way of data jobs into a VPC",
    role: "serves",
    stands: { kind: "nowhere" },
    standsInstead: {
      where: { property: "physicalConnectionRequirements.subnetId", yes: [], stated: "yes", unset: "no" },
      stands: {
        kind: "one",
        zone: "physicalConnectionRequirements.availabilityZone",
        within: "physicalConnectionRequirements.subnetId",
        redundantInPlace: true,
      },
    },
    uses: {
      physicalConnectionRequirements: "none",
      connectionProperties: "text",
      athenaProperties: "text",
      authenticationConfiguration: "boots-from",
      catalogId: "none",
      name: "none",
      description: "none",
      tags: "none",
    },
    restarts: "in-place",
    sources: [
      "physicalConnectionRequirements: availabilityZone and subnetId by which it reaches a VPC; none where it needs no VPC: @pulumi/aws 7.48 types/input.d.ts",
    ],
  },
  ...neverFails("job setting", [
    "aws:glue/catalog:Catalog",
    "aws:glue/catalogTableOptimizer:CatalogTableOptimizer",
    "aws:glue/dataQualityRuleset:DataQualityRuleset",
    "aws:glue/registry:Registry",
    "aws:glue/schema:Schema",
    "aws:glue/trigger:Trigger",
    "aws:glue/workflow:Workflow",
  ]),
];
