import type { Fault } from "./fault.ts";
import { inEngineTest, inGuardTest, inPackTest, never, program } from "./fault.ts";

const both = (title: string) => ({ guard: inEngineTest(title), "policy pack": inEngineTest(title) });
const sameReader = never("shown for one mistake in the file: a reader of its own it has not");
const lone = program('add("aws:ec2/instance:Instance", "web", { ami: "ami-1", availabilityZone: "ap-east-1a" });');
const web = 'version: 1\nservices: { web: { entry: "*::web", survives: zone } }\n';
const waived = (expires: string) =>
  `${web}waivers: [{ rule: survives-loss, match: "*::web", reason: moves, owner: ops, expires: ${expires} }]\n`;
const objectives = (fault: string, text: string, says: RegExp): Fault => ({
  fault,
  files: { "faultline.yaml": text },
  exitCode: 2,
  says,
  engine: { guard: sameReader, "policy pack": sameReader },
});
const fileOf = (fault: string, path: string, text: string, says: RegExp): Fault => ({
  fault,
  files: { [path]: text },
  exitCode: 2,
  says,
  engine: { guard: sameReader, "policy pack": sameReader },
});

/** What is stated of the stack, or accepted of it, is wrong. */
export const statedFaults: readonly Fault[] = [
  {
    ...objectives(
      "a word in faultline.yaml that nobody knows",
      "version: 1\nservice: {}\n",
      /faultline\.yaml:2: "service" is not known/,
    ),
    engine: {
      guard: inGuardTest("is refused for a mistake in faultline.yaml, with its place"),
      "policy pack": inEngineTest("a word in faultline.yaml that nobody knows"),
    },
  },
  objectives("objectives that are no YAML", "version: 1\nservices: [\n", /faultline\.yaml:\d: this is not YAML/),
  objectives(
    "objectives of a version to come",
    "version: 2\nservices: {}\n",
    /faultline\.yaml:1: version is 2; expected 1/,
  ),
  {
    fault: "objectives under a name that would not be read",
    files: { "faultline.yaml": null, "faultline.yml": "version: 1\n" },
    exitCode: 2,
    says: /faultline\.yml would not be read; name it faultline\.yaml/,
    engine: { guard: sameReader, "policy pack": never("it is told the file's name") },
  },
  {
    fault: "objectives that are named and missing",
    exitCode: 2,
    says: /can't be read/,
    never: {
      check: "it takes no name of a file: it reads what stands beside the program",
      "check --all": "as check",
      report: "as check",
      "check --since": "as check",
      "baseline write, then check": "as check",
      "check --state": "as check",
    },
    engine: {
      guard: never("it takes no name of a file: it reads what stands beside the program"),
      "policy pack": inPackTest("fails where a named file is missing, in one sentence"),
    },
  },
  {
    fault: "a selector that matches nothing",
    files: { "faultline.yaml": 'version: 1\nservices: { store: { entry: "*::stoer", survives: zone } }\n' },
    exitCode: 1,
    says: /\*::stoer.* matches no resource of this stack/,
    engine: both("a selector that matches nothing"),
  },
  {
    fault: "a waiver that is over",
    files: { "index.ts": lone, "faultline.yaml": waived("2020-01-31") },
    exitCode: 1,
    says: /its last day was 2020-01-31/,
    // Only what was found may be accepted, and a waiver that is over accepts nothing: said, and passing.
    otherwise: { "baseline write, then check": { exitCode: 0 } },
    never: {
      "check --state": "the state that it is shown with has no such resource: a waiver without match is said as well",
    },
    engine: {
      guard: inGuardTest("fails again once it is over, and says that it is"),
      "policy pack": inEngineTest("a waiver that is over"),
    },
  },
  {
    fault: "a waiver whose day there is not",
    files: { "index.ts": lone, "faultline.yaml": waived("2027-02-30") },
    exitCode: 1,
    says: /2027-02-30/,
    otherwise: { "baseline write, then check": { exitCode: 0 } },
    never: { "check --state": "the state that it is shown with has no such resource" },
    engine: { guard: sameReader, "policy pack": sameReader },
  },
  {
    fault: "a waiver that nobody answers for",
    files: {
      "index.ts": lone,
      "faultline.yaml": `${web}waivers: [{ rule: survives-loss, match: "*::web", reason: moves, expires: 2099-01-31 }]\n`,
    },
    exitCode: 1,
    says: /owner/,
    otherwise: { "baseline write, then check": { exitCode: 0 } },
    never: { "check --state": "the state that it is shown with has no such resource" },
    engine: { guard: sameReader, "policy pack": sameReader },
  },
  {
    ...fileOf(
      "a baseline that is none",
      "faultline.baseline.json",
      "{}",
      /faultline\.baseline\.json: version is missing or something else; expected a baseline/,
    ),
    engine: {
      guard: inGuardTest("fails on a baseline that is none, rather than passing it over"),
      "policy pack": sameReader,
    },
  },
  fileOf(
    "a baseline cut off in its middle",
    "faultline.baseline.json",
    '{ "version": 1, "stacks": {',
    /faultline\.baseline\.json.* JSON/,
  ),
  {
    ...fileOf(
      "recorded look-ups cut off in their middle",
      "faultline.lookups.json",
      '{ "version": 1, "stacks": {',
      /faultline\.lookups\.json.* JSON/,
    ),
    never: { "check --state": "it runs no program, so that nothing is looked up" },
    engine: {
      guard: never("the cloud itself is asked"),
      "policy pack": never("the cloud itself is asked"),
    },
  },
  ...(
    [
      ["an earlier report that is missing", null, /absent\.json.* could not be read|absent\.json/],
      ["an earlier report cut off in its middle", '{ "version": 1,', /is not JSON/],
      [
        "an earlier report of another tool",
        '{ "version": "2.1.0", "runs": [] }',
        /expected a JSON report of faultline/,
      ],
    ] as const
  ).map(
    ([fault, text, says]): Fault => ({
      fault,
      files: text === null ? {} : { "absent.json": text },
      given: ["--since", "{folder}/absent.json"],
      exitCode: 2,
      says,
      never: {
        report: "it gates nothing: what is worse it does not ask",
        "baseline write, then check": "it does not ask what is worse",
        "check --since": "it is what check is given here",
      },
      engine: { guard: never("it takes no earlier report"), "policy pack": never("it takes no earlier report") },
    }),
  ),
  fileOf("a project file that is no YAML", "Pulumi.yaml", "name: [\n", /Pulumi\.yaml:\d: this is not YAML/),
  {
    ...fileOf(
      "a stack's configuration that is no YAML",
      "Pulumi.dev.yaml",
      "config: [\n",
      /Pulumi\.dev\.yaml:\d: this is not YAML/,
    ),
    never: { "check --state": "it reads no configuration" },
  },
];
