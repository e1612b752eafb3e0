import type { Command, Fault, Files } from "./fault.ts";
import { never } from "./fault.ts";

const onlyOfStates: Partial<Record<Command, string>> = {
  check: "it reads the program",
  "check --all": "it reads the program",
  report: "it reads the program",
  "check --since": "it reads the program",
  "baseline write, then check": "it reads the program",
};
const fromState = (fault: string, states: Files, says: RegExp): Fault => ({
  fault,
  states,
  exitCode: 2,
  says,
  never: onlyOfStates,
  engine: { guard: never("it reads the program"), "policy pack": never("it is given the stack by Pulumi") },
});
const root = (project: string) =>
  `{ "urn": "urn:pulumi:dev::${project}::pulumi:pulumi:Stack::${project}-dev", "custom": false, "type": "pulumi:pulumi:Stack" }`;
const state = (project: string) =>
  `{ "version": 3, "deployment": { "manifest": {}, "resources": [${root(project)}] } }`;

/** A file tells of the stack, and does not tell all, or not what it seems to. */
export const stateFaults: readonly Fault[] = [
  fromState("a state that is missing", {}, /state\.json/),
  fromState("a state cut off in its middle", { "state.json": state("shop").slice(0, 90) }, /is not JSON|ends before/),
  fromState("a state of a version to come", { "state.json": '{ "version": 9, "deployment": {} }' }, /version/),
  fromState("a state that is none", { "state.json": '{ "name": "shop" }' }, /state\.json/),
  fromState(
    "a preview's digest cut off in its middle",
    { "state.json": '{ "config": {}, "steps": [ { "op": "create", "urn": "urn:pul' },
    /is not JSON|ends before/,
  ),
  fromState(
    "a saved plan cut off in its middle",
    { "state.json": '{ "manifest": { "time": "2026-11-21T00:00:00Z" }, "resourcePlans": { "urn:pul' },
    /is not JSON|ends before/,
  ),
  fromState(
    "a plan of Terraform cut off in its middle",
    { "state.json": '{ "format_version": "1.2", "terraform_version": "1.9.0", "planned_values": { "root' },
    /is not JSON|ends before/,
  ),
  fromState(
    "a state with a resource without a name",
    {
      "state.json":
        '{ "version": 3, "deployment": { "manifest": {}, "resources": [{ "type": "aws:s3/bucket:Bucket" }] } }',
    },
    /state\.json/,
  ),
  fromState("a state of nothing", { "state.json": "" }, /state\.json/),
  fromState(
    "a plan of Terraform of a version to come",
    {
      "state.json":
        '{ "format_version": "9.0", "terraform_version": "9.0.0", "planned_values": {}, "resource_changes": [], "configuration": {} }',
    },
    /9\.0/,
  ),
  fromState(
    "two states of one stack",
    { "state.json": state("shop"), "other.json": state("shop") },
    /Two of the states are of shop\/dev/,
  ),
  fromState(
    "an estate with a state cut off in its middle",
    { "state.json": state("shop"), "other.json": '{ "version": 3, "deployment"' },
    /other\.json/,
  ),
];
