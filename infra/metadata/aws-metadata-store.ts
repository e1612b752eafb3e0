import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { endpointHost, interfaceEndpoint } from "../endpoints/aws-interface-endpoint.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { awsServerProfile } from "../permissions/aws-server-profile.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import type { MetadataStoreArgs } from "./metadata-store.ts";
import { MetadataStore, metadataContent } from "./metadata-store.ts";

/** An AppConfig application, a service of the region, and an endpoint for it in the network's zones. */
export class AwsMetadataStore extends MetadataStore {
  readonly address: pulumi.Output<string>;
  readonly readerProfile: pulumi.Output<string>;

  constructor(
    name: string,
    args: MetadataStoreArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network, region, zones } = args;

    const application = new aws.appconfig.Application(name, { name }, { parent: this });
    const environment = new aws.appconfig.Environment(name, { name, applicationId: application.id }, { parent: this });
    const profile = new aws.appconfig.ConfigurationProfile(
      name,
      { name, applicationId: application.id, locationUri: "hosted", type: "AWS.Freeform" },
      { parent: this },
    );
    const version = new aws.appconfig.HostedConfigurationVersion(
      name,
      {
        applicationId: application.id,
        configurationProfileId: profile.configurationProfileId,
        contentType: "application/json",
        content: metadataContent(args),
        versionLabel: args.version,
      },
      { parent: this },
    );
    const strategy = new aws.appconfig.DeploymentStrategy(
      name,
      {
        name,
        // A fifth of the servers at a time over half an hour, and half an hour more in which it can be taken back.
        deploymentDurationInMinutes: 30,
        growthFactor: 20,
        growthType: "LINEAR",
        finalBakeTimeInMinutes: 30,
        replicateTo: "NONE",
      },
      { parent: this },
    );
    new aws.appconfig.Deployment(
      name,
      {
        applicationId: application.id,
        environmentId: environment.environmentId,
        configurationProfileId: profile.configurationProfileId,
        configurationVersion: pulumi.interpolate`${version.versionNumber}`,
        deploymentStrategyId: strategy.id,
      },
      { parent: this },
    );
    const endpoint = interfaceEndpoint(name, { network, region, service: "appconfigdata", zones }, this);

    this.readerProfile = awsServerProfile(
      `${name}-reader`,
      [
        {
          actions: ["appconfig:StartConfigurationSession", "appconfig:GetLatestConfiguration"],
          resources: [pulumi.interpolate`${environment.arn}/configuration/${profile.configurationProfileId}`],
        },
      ],
      this,
    );
    this.address = pulumi.interpolate`https://${endpointHost(endpoint)}/${application.id}/${environment.environmentId}/${profile.configurationProfileId}`;
    this.registerOutputs({
      application: application.urn,
      endpoint: endpoint.urn,
      survives: survivedLoss(zones, 1),
    });
  }
}
