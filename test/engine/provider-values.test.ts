import { expect, it } from "vitest";
import { deployedOutputs, previewOutputs, withDefaultsMarks, withoutDefaultsMarks } from "./provider-values.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

it("at preview inputs come back, what the cloud decides is unknown and what may be absent is absent", () => {
  const outputs = previewOutputs("alicloud:vpc/switch:Switch", { cidrBlock: "172.16.1.0/24", vpcId: unknown });
  expect(outputs).toMatchObject({ cidrBlock: "172.16.1.0/24", vpcId: unknown, zoneId: unknown, createTime: unknown });
  expect(Object.keys(outputs)).not.toContain("description");
});

it("records and lists of records are completed at any depth, and unknown or secret ones left alone", () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hush" };
  const outputs = previewOutputs("aws:ec2/instance:Instance", {
    rootBlockDevice: { volumeSize: 20 },
    ebsBlockDevices: [{ deviceName: "/dev/sdb" }, unknown],
    metadataOptions: secret,
    tags: { volumeId: "only a name" },
  });
  expect(outputs).toMatchObject({
    rootBlockDevice: { volumeSize: 20, volumeId: unknown, tagsAll: unknown },
    ebsBlockDevices: [{ deviceName: "/dev/sdb", volumeId: unknown }, unknown],
  });
  expect(outputs.rootBlockDevice).not.toHaveProperty("deleteOnTermination");
  expect(outputs.metadataOptions).toEqual(secret);
  expect(outputs.tags).toEqual({ volumeId: "only a name" });
});

it("once deployed a resource has what is the cloud's own, the zone it stands in, and nothing made up beside", () => {
  const where = { region: "ap-east-1", zone: "ap-east-1b" };
  const outputs = deployedOutputs("aws:ec2/instance:Instance", "node", { rootBlockDevice: {} }, where);
  expect(outputs).toMatchObject({
    arn: "arn:aws:ec2:ap-east-1:123456789012:instance/node",
    availabilityZone: "ap-east-1b",
    instanceState: "node-instanceState",
    tagsAll: {},
    rootBlockDevice: { volumeId: "node-volumeId" },
  });
  for (const left of ["ebsOptimized", "placementGroup", "securityGroups", "tenancy"]) {
    expect(outputs).not.toHaveProperty(left);
  }
  expect(JSON.stringify(outputs)).not.toContain(unknown);
});

it("what bears on redundancy is as documented, and a zone that nobody knows is left out", () => {
  const targets = deployedOutputs("aws:lb/targetGroup:TargetGroup", "orders", {});
  expect(targets).toMatchObject({ loadBalancingCrossZoneEnabled: "use_load_balancer_configuration" });
  expect(deployedOutputs("alicloud:vpc/switch:Switch", "net", {})).not.toHaveProperty("zoneId");
  expect(deployedOutputs("aws:lb/loadBalancer:LoadBalancer", "orders", {})).toMatchObject({ zoneId: "orders-zoneId" });
});

it.each([
  "aws:kendra/index:Index",
  "alicloud:yundun/dBAuditInstance:DBAuditInstance",
  "alicloud:index/mscSubWebhook:MscSubWebhook",
])("%s is found although its file is called otherwise", (type) => {
  expect(Object.values(previewOutputs(type, {}))).toContain(unknown);
});

it("a type that no SDK declares is an error", () => {
  expect(() => previewOutputs("aws:ec2/teapot:Teapot", {})).toThrow("declares no resource aws:ec2/teapot:Teapot");
});

it("marks of defaults are put into every record and taken out again, wire objects excepted", () => {
  const reference = { "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x" };
  const inputs = { tags: { a: "1" }, list: [{ b: true }], reference };
  const marked = withDefaultsMarks(inputs);
  expect(marked).toEqual({
    tags: { a: "1", __defaults: [] },
    list: [{ b: true, __defaults: [] }],
    reference,
    __defaults: [],
  });
  expect(withoutDefaultsMarks(marked)).toEqual(inputs);
});
