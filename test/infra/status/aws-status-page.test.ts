import { expect, test } from "vitest";
import { AwsStatusPage } from "../../../infra/status/aws-status-page.ts";
import { statusApiSource } from "../../../infra/status/status-api-source.ts";
import { named, registeredBy, theOnly } from "../registered-resources.ts";

function build(): void {
  new AwsStatusPage("status", { domain: "example.net", certificate: "arn:certificate" }, {});
}

test("page, announcements and API are served under one domain, which is the page's own", async () => {
  const registered = await registeredBy(build);
  expect(theOnly(registered, "aws:cloudfront/distribution:Distribution").inputs).toMatchObject({
    aliases: ["example.net"],
    origins: [{ originId: "page" }, { originId: "api", domainName: "status-api.execute-api.test" }],
    defaultCacheBehavior: { targetOriginId: "page" },
    orderedCacheBehaviors: [
      { pathPattern: "/api/*", targetOriginId: "api" },
      { pathPattern: "/announcements/*", targetOriginId: "page" },
    ],
    viewerCertificate: { acmCertificateArn: "arn:certificate" },
  });
  expect(theOnly(registered, "aws:route53/zone:Zone").inputs.name).toBe("example.net");
  expect(theOnly(registered, "aws:route53/record:Record").inputs).toMatchObject({
    zoneId: "Zone/status",
    name: "example.net",
    type: "A",
  });
});

test("the bucket keeps versions, and nobody but the distribution reads it", async () => {
  const registered = await registeredBy(build);
  expect(theOnly(registered, "aws:s3/bucketVersioning:BucketVersioning").inputs).toMatchObject({
    bucket: "Bucket/status",
    versioningConfiguration: { status: "Enabled" },
  });
  expect(theOnly(registered, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs).toMatchObject({
    blockPublicPolicy: true,
    restrictPublicBuckets: true,
  });
  expect(theOnly(registered, "aws:s3/bucketPolicy:BucketPolicy").inputs.policy).toMatchObject({
    Statement: [
      {
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: "arn of status/*",
        Condition: { StringEquals: { "AWS:SourceArn": "arn of status" } },
      },
    ],
  });
});

test("the API's function may read its table and do nothing else", async () => {
  const registered = await registeredBy(build);
  const policy = named(registered, "aws:iam/rolePolicy:RolePolicy", "status-api").inputs.policy;
  expect(JSON.parse(String(policy)).Statement).toEqual([
    { Effect: "Allow", Action: "dynamodb:Scan", Resource: "arn of status-api" },
  ]);
  expect(theOnly(registered, "aws:lambda/function:Function").inputs).toMatchObject({
    handler: "index.handler",
    environment: { variables: { TABLE: "name of status-api" } },
  });
});

test("the function's program is one that Node accepts", async () => {
  const withoutClient = statusApiSource.replace(/^import .*$/m, "class DynamoDBClient {}\nclass ScanCommand {}");
  const program: unknown = await import(`data:text/javascript,${encodeURIComponent(withoutClient)}`);
  expect(program).toMatchObject({ handler: expect.any(Function) });
});

test("it registers the record under which it is read", async () => {
  expect(theOnly(await registeredBy(build), "trading:status:StatusPage").outputs).toEqual({
    record: "-> aws:route53/record:Record status",
  });
});
