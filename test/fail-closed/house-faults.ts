import type { Fault } from "./fault.ts";
import { inPackTest, never, wellProgram } from "./fault.ts";

const sameReader = never(
  "shown for the policy pack: the guard reads the rules with the same reader, and runs the same rules",
);
const named = `${wellProgram["faultline.yaml"]}rules: ./ours.ts\n`;
const rules = (check: string) => `export const rules = [{
  id: "house/ours", severity: "error", summary: "s", rationale: "r", falseAlarms: "f", remedy: "c",
  origin: { kind: "published-model", title: "t", url: "https://example.com/", lesson: "l" },
  check: ${check},
}];\n`;

const unloadable = (fault: string, text: string | null, says: RegExp): Fault => ({
  fault,
  files: { "faultline.yaml": named, ...(text === null ? {} : { "ours.ts": text }) },
  exitCode: 2,
  says,
  engine: {
    guard: sameReader,
    "policy pack": inPackTest("does not pass where one gives rubbish, or is none"),
  },
});
const broken = (fault: string, check: string, says: RegExp): Fault => ({
  ...unloadable(fault, rules(check), says),
  exitCode: 1,
});
const finding = `rule: "house/ours", severity: "error", status: "violated", domain: null, services: [], message: "m", evidence: [], remedy: []`;

/** Rules of the house's own are code of others: they may fail at any time, and give anything. */
export const houseFaults: readonly Fault[] = [
  unloadable("house rules that are missing", null, /rules names \.\/ours\.ts, and .*ours\.ts is not there/),
  unloadable(
    "a module of house rules that throws when it is loaded",
    'throw new Error("no network");\n',
    /ours\.ts, which could not be loaded \(.*no network/,
  ),
  unloadable("a module of house rules without any", "export const rule = 1;\n", /ours\.ts, which exports no rules/),
  unloadable(
    "a house rule that is half a rule",
    'export const rules = [{ id: "house/ours" }];\n',
    /ours\.ts.*(?:severity|summary).* expected/,
  ),
  broken(
    "a house rule that throws when it is asked",
    '() => { throw new Error("nobody expected this"); }',
    /The rule house\/ours could not be checked: nobody expected this/,
  ),
  broken("a house rule that gives nothing", "() => undefined", /house\/ours could not be checked: what its check gave/),
  broken(
    "a house rule that answers later",
    "async () => []",
    /house\/ours could not be checked: what its check gave is a promise/,
  ),
  broken(
    "a house rule that finds something in a resource that there is not",
    `() => [{ ${finding}, subjects: ["urn:pulumi:dev::shop::a:b:C::d"] }]`,
    /house\/ours could not be checked: it gave a finding about resource/,
  ),
  broken(
    "a house rule that says nothing of what it found",
    `() => [{ ${finding.replace('message: "m"', 'message: ""')}, subjects: [] }]`,
    /house\/ours could not be checked: what its check gave\S+message/,
  ),
];
