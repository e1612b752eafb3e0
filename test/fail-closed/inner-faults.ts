import { vi } from "vitest";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import { reporters } from "../../analyzer/reporters/index.ts";
import { rules } from "../../analyzer/rules/index.ts";
import type { Fault } from "./fault.ts";
import { inGuardTest, inPackTest, never, program } from "./fault.ts";

const mistake = /mistake in faultline: /;
const sameCore = never("the same analyze(), and what it throws is told by whoever called it: see a rule that throws");
const throwing = () => {
  throw new Error("nobody expected this");
};

function fullDisk(code: "ENOSPC" | "EPIPE"): () => () => void {
  return () => {
    const spy = vi.spyOn(process.stdout, "write").mockImplementation(((_text: string, told: (error: Error) => void) => {
      told(Object.assign(new Error(`${code}: nobody can write here`), { code }));
      return false;
    }) as typeof process.stdout.write);
    return () => spy.mockRestore();
  };
}

/** What the analyser rests on is broken, or nobody can take what it says. */
export const innerFaults: readonly Fault[] = [
  {
    fault: "a rule that throws",
    within: () => {
      const list = rules as unknown as { id: string; check: () => never }[];
      list.push({ ...(rules[0] as object), id: "always-throws", check: throwing });
      return () => void list.pop();
    },
    exitCode: 1,
    says: /always-throws/,
    engine: {
      guard: inGuardTest("is not passed by a rule that throws"),
      "policy pack": inPackTest("does not pass where a rule throws"),
    },
  },
  {
    fault: "a row of the catalogue that throws",
    within: () => {
      const spy = vi.spyOn(catalogue, "entry").mockImplementation(throwing);
      return () => spy.mockRestore();
    },
    exitCode: 2,
    says: mistake,
    engine: { guard: sameCore, "policy pack": sameCore },
  },
  {
    fault: "a format that can't be written",
    within: () => {
      const spies = [vi.spyOn(reporters.text, "report"), vi.spyOn(reporters.markdown, "report")];
      for (const spy of spies) spy.mockImplementation(throwing);
      return () => {
        for (const spy of spies) spy.mockRestore();
      };
    },
    exitCode: 2,
    says: mistake,
    never: { "baseline write, then check": "it writes no report" },
    engine: { guard: sameCore, "policy pack": sameCore },
  },
  {
    fault: "a disk that is full",
    within: fullDisk("ENOSPC"),
    exitCode: 2,
    says: /could not be written to standard output \(ENOSPC/,
    engine: { guard: never("it speaks through Pulumi's own log"), "policy pack": never("it speaks through Pulumi") },
  },
  {
    // Nobody is left to be told: what the gate answers stays as it is.
    fault: "a reader who hangs up on what fails",
    files: {
      "index.ts": program('add("aws:ec2/instance:Instance", "web", { ami: "ami-1", availabilityZone: "ap-east-1a" });'),
      "faultline.yaml": 'version: 1\nservices: { web: { entry: "*::web", survives: zone } }\n',
    },
    within: fullDisk("EPIPE"),
    exitCode: 1,
    says: /^$/,
    never: {
      "check --state": "it writes as check does, and the state that it is shown with is well",
      "baseline write, then check": "it writes as check does",
    },
    engine: { guard: never("it speaks through Pulumi's own log"), "policy pack": never("it speaks through Pulumi") },
  },
  {
    fault: "a report's file that can't be written",
    given: ["--report", "json={folder}/absent/report.json"],
    exitCode: 2,
    says: /json report could not be written to .*absent/,
    never: { "baseline write, then check": "it writes no report" },
    engine: { guard: never("it writes no report"), "policy pack": never("it writes no report") },
  },
  {
    fault: "a program in another language",
    files: { "Pulumi.yaml": "name: shop\nruntime: python\n" },
    exitCode: 2,
    says: /`runtime` is python; only nodejs/,
    never: { "check --state": "it reads no program: any language will do" },
    engine: { guard: never("it is part of a Node program"), "policy pack": never("it judges any language") },
  },
  {
    fault: "an SDK of Pulumi's that has changed inside",
    exitCode: 2,
    says: /has no `readResource`/,
    never: {
      check: "it is the monitor itself: it reads Pulumi's protocol, and nothing inside the SDK",
      "check --all": "as check",
      report: "as check",
      "check --since": "as check",
      "baseline write, then check": "as check",
      "check --state": "it runs no program",
    },
    engine: {
      guard: inGuardTest("is refused where its SDK lacks what the guard watches, in one sentence"),
      "policy pack": inPackTest("ends at once where Pulumi fails to decode the stack for it"),
    },
  },
  {
    fault: "a switch of the gate in a word that nobody knows",
    given: ["--report", "pdf=x"],
    exitCode: 2,
    says: /pdf=x/,
    never: { "baseline write, then check": "it has no such switch" },
    engine: {
      guard: inGuardTest("takes no other word for it: %j"),
      "policy pack": inPackTest("refuses %j"),
    },
  },
  {
    fault: "the part of the gate that reads the program, switched off",
    exitCode: 2,
    says: /must stay enabled/,
    never: {
      check: "nothing of it can be switched off",
      "check --all": "as check",
      report: "as check",
      "check --since": "as check",
      "baseline write, then check": "as check",
      "check --state": "as check",
    },
    engine: {
      guard: inGuardTest("judges nothing with FAULTLINE_GUARD=off, and says so"),
      "policy pack": inPackTest("does not judge where the policy that reads the program is switched off"),
    },
  },
];
