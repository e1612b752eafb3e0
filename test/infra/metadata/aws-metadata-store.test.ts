import { expect, test } from "vitest";
import type { MetadataStore } from "../../../infra/metadata/metadata-store.ts";
import { awsNetwork, east } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { named, registeredBy, resolved, secret, shapeOf, theOnly } from "../registered-resources.ts";
import { awsMetadata, awsMetadataAddress } from "../stores.ts";

function build(): Promise<readonly Registered[]> {
  return registeredBy(() => {
    awsMetadata(awsNetwork());
  });
}

test("it is an application with one configuration, deployed in steps, an endpoint for it and a role to read it", async () => {
  const own = (await build()).filter((resource) => resource.name.startsWith("metadata"));
  expect(shapeOf(own)).toEqual([
    "aws:appconfig/application:Application metadata",
    "aws:appconfig/configurationProfile:ConfigurationProfile metadata",
    "aws:appconfig/deployment:Deployment metadata",
    "aws:appconfig/deploymentStrategy:DeploymentStrategy metadata",
    "aws:appconfig/environment:Environment metadata",
    "aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion metadata",
    "aws:ec2/vpcEndpoint:VpcEndpoint metadata",
    "aws:iam/instanceProfile:InstanceProfile metadata-reader",
    "aws:iam/role:Role metadata-reader",
    "aws:iam/rolePolicy:RolePolicy metadata-reader",
    "trading:metadata:MetadataStore metadata",
  ]);
});

test("a version reaches a part of the servers at a time, and can be taken back", async () => {
  const registered = await build();
  const strategy = theOnly(registered, "aws:appconfig/deploymentStrategy:DeploymentStrategy").inputs;
  expect(strategy.growthFactor).toBeLessThan(100);
  expect(strategy.deploymentDurationInMinutes).toBeGreaterThan(0);
  expect(strategy.finalBakeTimeInMinutes).toBeGreaterThan(0);
  expect(theOnly(registered, "aws:appconfig/deployment:Deployment").inputs).toMatchObject({
    applicationId: "Application/metadata",
    environmentId: "environment-metadata",
    configurationProfileId: "profile-metadata",
    configurationVersion: "7",
    deploymentStrategyId: "DeploymentStrategy/metadata",
  });
});

test("it holds the version and the instruments that it was given", async () => {
  const version = theOnly(await build(), "aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion").inputs;
  // The SDK takes every hosted configuration for a secret.
  expect(version.content).toEqual(secret(JSON.stringify({ version: "17", instruments: ["BTC-USDT"] })));
});

test("the endpoint has an address in every zone that was given", async () => {
  expect(named(await build(), "aws:ec2/vpcEndpoint:VpcEndpoint", "metadata").inputs).toMatchObject({
    serviceName: "com.amazonaws.ap-east-1.appconfigdata",
    vpcEndpointType: "Interface",
    subnetIds: east.map((zone) => `Subnet/network-${zone}`),
    privateDnsEnabled: true,
  });
});

test("its address names endpoint, application, environment and profile", async () => {
  const stores: MetadataStore[] = [];
  await registeredBy(() => {
    stores.push(awsMetadata(awsNetwork()));
  });
  expect(await Promise.all(stores.map((store) => resolved(store.address)))).toEqual([awsMetadataAddress]);
});

test("a reader may read this configuration and nothing else", async () => {
  const policy = theOnly(await build(), "aws:iam/rolePolicy:RolePolicy").inputs.policy;
  expect(JSON.parse(String(policy)).Statement).toEqual([
    {
      Effect: "Allow",
      Action: ["appconfig:StartConfigurationSession", "appconfig:GetLatestConfiguration"],
      Resource: ["arn of metadata/configuration/profile-metadata"],
    },
  ]);
});

test("it registers application and endpoint and claims to survive a zone", async () => {
  expect(theOnly(await build(), "trading:metadata:MetadataStore").outputs).toEqual({
    application: "-> aws:appconfig/application:Application metadata",
    endpoint: "-> aws:ec2/vpcEndpoint:VpcEndpoint metadata",
    survives: "zone",
  });
});
