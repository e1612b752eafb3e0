import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { statusApiSource } from "./status-api-source.ts";

/** An HTTP API whose function reads a table of systems; all three are services of the region, in no one of its zones. */
export class AwsStatusApi extends pulumi.ComponentResource {
  /** The API's host, without a path. */
  readonly host: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:status:StatusApi", name, {}, options);

    const table = new aws.dynamodb.Table(
      name,
      {
        billingMode: "PAY_PER_REQUEST",
        hashKey: "system",
        attributes: [{ name: "system", type: "S" }],
        pointInTimeRecovery: { enabled: true },
      },
      { parent: this },
    );
    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
        }),
      },
      { parent: this },
    );
    new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: table.arn.apply((arn) =>
          JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "dynamodb:Scan", Resource: arn }],
          }),
        ),
      },
      { parent: this },
    );
    const reader = new aws.lambda.Function(
      name,
      {
        runtime: "nodejs22.x",
        handler: "index.handler",
        architectures: ["arm64"],
        timeout: 5,
        role: role.arn,
        code: new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(statusApiSource) }),
        environment: { variables: { TABLE: table.name } },
      },
      { parent: this },
    );

    const api = new aws.apigatewayv2.Api(name, { protocolType: "HTTP" }, { parent: this });
    const integration = new aws.apigatewayv2.Integration(
      name,
      {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: reader.invokeArn,
        payloadFormatVersion: "2.0",
      },
      { parent: this },
    );
    const route = new aws.apigatewayv2.Route(
      name,
      { apiId: api.id, routeKey: "GET /api/status", target: pulumi.interpolate`integrations/${integration.id}` },
      { parent: this },
    );
    new aws.apigatewayv2.Stage(name, { apiId: api.id, name: "$default", autoDeploy: true }, { parent: this });
    new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: reader.name,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
      },
      { parent: this },
    );

    this.host = api.apiEndpoint.apply((endpoint) => endpoint.replace("https://", ""));
    this.registerOutputs({ route: route.urn });
  }
}
