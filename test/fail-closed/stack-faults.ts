import type { Fault } from "./fault.ts";
import { inEngineTest, inGuardTest, inPackTest, never, program } from "./fault.ts";

const stateKnows = { "check --state": "a state has decided it" } as const;
const acceptedOpen = { "baseline write, then check": { exitCode: 0 } } as const;
const both = (title: string) => ({ guard: inEngineTest(title), "policy pack": inEngineTest(title) });
const objectives = (entry: string) => `version: 1\nservices: { web: { entry: "${entry}", survives: zone } }\n`;

/** The program runs, and what it makes can't be shown to keep its objectives. */
export const stackFaults: readonly Fault[] = [
  {
    fault: "places that only deployment tells",
    files: {
      "index.ts": program(`for (const name of ["a", "b"]) {
  const subnet = add("aws:ec2/subnet:Subnet", "net-" + name, { vpcId: "vpc-1" });
  add("aws:ec2/instance:Instance", "web-" + name, { ami: "ami-1", subnetId: subnet.id });
}`),
      "faultline.yaml": `${objectives("*::web-*")}groups: [{ name: servers, members: "*::web-*", required: 1 }]\n`,
    },
    exitCode: 1,
    says: /depends on the zone of subnet net-a and the zone of subnet net-b: not known before deployment/,
    // What was found may be accepted, open as it is; it is shown all the same.
    otherwise: acceptedOpen,
    never: stateKnows,
    engine: both("places that only deployment tells"),
  },
  {
    fault: "a resource of a type that nobody knows, on a service's path",
    files: {
      "index.ts": program(`const vault = add("acme:index/vault:Vault", "vault");
for (const [name, zone] of [["a", "ap-east-1a"], ["b", "ap-east-1b"]])
  add("aws:ec2/instance:Instance", "web-" + name, { ami: "ami-1", availabilityZone: zone, userData: vault.key });`),
      "faultline.yaml": `${objectives("*::web-*")}groups: [{ name: servers, members: "*::web-*", required: 1 }]\n`,
    },
    exitCode: 1,
    says: /acme:index\/vault:Vault vault .*the catalogue does not know the type/,
    never: { "check --state": "read as the same snapshot that check reads" },
    engine: {
      guard: never("a plug-in of that provider would have to be there, and Pulumi fails without it"),
      "policy pack": never("a plug-in of that provider would have to be there, and Pulumi fails without it"),
    },
  },
  {
    fault: "a remote component, whose children nobody sees",
    files: {
      "index.ts": program(
        'new (class extends pulumi.ComponentResource { constructor() { super("acme:index:Shop", "web", {}, {}, true); } })();',
      ),
      "faultline.yaml": objectives("acme:index:Shop::*"),
    },
    exitCode: 1,
    says: /acme:index:Shop web .*remote component/,
    never: { "check --state": "a state has its children" },
    engine: {
      guard: never("a plug-in of that component would have to be there, and Pulumi fails without it"),
      "policy pack": never("it is given the component's children"),
    },
  },
  {
    fault: "a secret that decides where servers stand",
    files: {
      "index.ts": program(`for (const [name, zone] of [["a", "kept-zone-1a"], ["b", "kept-zone-1b"]])
  add("aws:ec2/instance:Instance", "web-" + name, { ami: "ami-1", availabilityZone: pulumi.secret(zone) });`),
      "faultline.yaml": `${objectives("*::web-*")}groups: [{ name: servers, members: "*::web-*", required: 1 }]\n`,
    },
    exitCode: 1,
    says: /depends on the zone of .*web-a and the zone of .*web-b/,
    keeps: /kept-zone/,
    otherwise: acceptedOpen,
    never: stateKnows,
    engine: {
      guard: never("the same reader of values: a secret's value is not used, wherever it comes from"),
      "policy pack": never("the same reader of values: a secret's value is not used, wherever it comes from"),
    },
  },
  {
    fault: "an encrypted setting, which a preview without its key can't read, that decides where servers stand",
    files: {
      "Pulumi.dev.yaml": "config: { aws:region: ap-east-1, shop:zone: { secure: AAABAJ0000 } }\n",
      "index.ts": program(`const other = new pulumi.Config().requireSecret("zone");
for (const [name, zone] of [["a", "ap-east-1a"], ["b", other]])
  add("aws:ec2/instance:Instance", "web-" + name, { ami: "ami-1", availabilityZone: zone });`),
      "faultline.yaml": `${objectives("*::web-*")}groups: [{ name: servers, members: "*::web-*", required: 1 }]\n`,
    },
    exitCode: 1,
    says: /depends on the zone of .*web-b/,
    keeps: /AAABAJ0000/,
    otherwise: acceptedOpen,
    never: stateKnows,
    engine: {
      guard: never("Pulumi decrypts it, or fails without the key"),
      "policy pack": never("Pulumi decrypts it, or fails without the key"),
    },
  },
  {
    fault: "servers made for the answer to a look-up that nobody has",
    files: {
      "index.ts": program(`const { ids } = await pulumi.runtime.invoke("aws:ec2/getSubnets:getSubnets", {});
for (const [at, subnetId] of ids.entries()) add("aws:ec2/instance:Instance", "web-" + at, { ami: "ami-1", subnetId });`),
      "faultline.yaml": `${objectives("*::web-*")}groups: [{ name: servers, members: "*::web-*", required: 1 }]\n`,
    },
    exitCode: 1,
    says: /^(?=.*depends on how many there are like .*web-0)(?=.*looked up aws:ec2\/getSubnets:getSubnets, which can't be answered)/,
    never: { "check --state": "a state has what was made" },
    engine: {
      guard: never("the engine asks the cloud: there is an answer, or the program fails"),
      "policy pack": never("the engine asks the cloud: there is an answer, or the program fails"),
    },
  },
  {
    fault: "a program that makes nothing",
    files: { "index.ts": "", "faultline.yaml": null },
    exitCode: 1,
    says: /No service was found/,
    states: { "state.json": '{ "version": 3, "deployment": { "manifest": {}, "resources": [] } }' },
    otherwise: { "check --state": { exitCode: 2, says: /holds no resource/ } },
    engine: both("a program that makes nothing"),
  },
  {
    fault: "a stack of which a part was read",
    states: {
      "state.json": JSON.stringify({
        version: 3,
        deployment: {
          manifest: { version: "v3.259.0" },
          resources: [
            { urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", custom: false, type: "pulumi:pulumi:Stack" },
          ],
          pending_operations: [
            {
              type: "creating",
              resource: {
                urn: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::store",
                custom: true,
                type: "aws:s3/bucket:Bucket",
              },
            },
          ],
        },
      }),
    },
    exitCode: 1,
    says: /Only a part of the stack was read/,
    never: {
      check: "it has no --target: it reads the whole program or fails",
      "check --all": "as check",
      report: "as check",
      "check --since": "as check",
      "baseline write, then check": "as check",
    },
    engine: {
      guard: never("it sees what the program registers, which --target does not change"),
      "policy pack": inPackTest("does not pass a part of the stack for the whole"),
    },
  },
  {
    fault: "resources that a second copy of the SDK registers",
    exitCode: 1,
    says: /a second copy of the Pulumi SDK/,
    never: {
      check: "the embedded preview is the monitor of either copy: it sees both",
      "check --all": "as check",
      report: "as check",
      "check --since": "as check",
      "baseline write, then check": "as check",
      "check --state": "it runs no program",
    },
    engine: {
      guard: inGuardTest("is not passed on a part: a second copy of the SDK registers unseen"),
      "policy pack": never("the engine is the monitor of either copy: it sees both"),
    },
  },
];
