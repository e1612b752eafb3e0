import type { Fault } from "./fault.ts";
import { inGuardTest, never, program } from "./fault.ts";

const byEngine = never("Pulumi fails such a program itself, before anybody is asked to judge it");
const noProgram = { "check --state": "it runs no program" } as const;
const broken = (fault: string, more: string, says: RegExp): Fault => ({
  fault,
  files: { "index.ts": program(more) },
  exitCode: 2,
  says,
  never: noProgram,
  engine: { guard: byEngine, "policy pack": byEngine },
});
const failed = (reason: string) => new RegExp(`The program in .* \\(stack dev\\) failed: .*${reason}.*; correct it`);

/** The program does not run to its end. */
export const programFaults: readonly Fault[] = [
  {
    ...broken("a program that throws", 'throw new Error("no network");', failed("Error: no network")),
    engine: { guard: inGuardTest("keeps its own error"), "policy pack": byEngine },
  },
  broken(
    "a promise that fails, and nobody waits",
    'void Promise.reject(new Error("nobody waits"));',
    failed("nobody waits"),
  ),
  broken(
    "an apply that throws",
    'pulumi.output(1).apply(() => { throw new Error("no such zone"); });',
    failed("no such zone"),
  ),
  broken("a program that does not parse", "const x = ;", failed("SyntaxError: Expression expected")),
  broken(
    "a package that is not installed",
    'await import("@pulumi/absent");',
    failed("Cannot find package '@pulumi/absent'"),
  ),
  broken("two resources of one name", 'add("aws:s3/bucket:Bucket", "store");', /Duplicate resource URN '.*::store'/),
  {
    ...broken(
      "a program that ends itself with exit code 0",
      "process.exit(0);",
      /ended itself before all of its resources were registered .*process\.exit\(\)/,
    ),
    engine: {
      guard: inGuardTest("is not let through by process.exit(0)"),
      "policy pack": never(
        "Pulumi takes what was registered for the whole program: it can't be told from one that meant it",
      ),
    },
  },
  broken(
    "an await that never settles",
    "await new Promise(() => {});",
    /ended itself before .* an await that never settles/,
  ),
  broken("a program that is killed", 'process.kill(process.pid, "SIGKILL");', /was ended from outside by SIGKILL/),
  {
    ...broken("a program that never ends", "setInterval(() => {}, 1000);", /had not ended after 4 s/),
    given: ["--timeout", "4"],
    engine: {
      guard: never("Pulumi waits for the program for ever: nothing is created and nothing passes"),
      "policy pack": never("Pulumi waits for the program for ever: nothing is created and nothing passes"),
    },
  },
];
