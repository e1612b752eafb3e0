/**
 * The guard: imported first by a program, it makes a bare `pulumi preview` or `pulumi up` fail where the objectives in
 * faultline.yaml do not hold, before anything is created. It watches what the program registers, judges when the program
 * has ended, and speaks through the program's own log.
 *
 * It stays silent where the embedded preview reads the program, and where no engine listens.
 */
import { join } from "node:path";
import type { StackReport } from "./model/report.ts";
import type { Snapshot } from "./model/snapshot.ts";
import { InputError } from "./readers/input-error.ts";
import type { RecordedProgram } from "./readers/recorded-program.ts";
import { recordProgram } from "./readers/recorded-program.ts";

/** Tells the language host that the user has been told what is wrong, so that it adds no line of its own. */
const toldTheUser = 32;

/** Pulumi indents a message by some columns and puts "error: " before it. */
const columnsOfPulumi = 72;

// Told by the address that it reads from, so that the mark alone, set by hand, silences nothing.
if (
  process.env.FAULTLINE_EMBEDDED === undefined ||
  process.env.FAULTLINE_EMBEDDED !== process.env.PULUMI_NODEJS_MONITOR
)
  guardProgram();

function guardProgram(): void {
  const program = startRecording();
  if (program === undefined) return;
  let decided = false;
  let failed = false;
  let seen = -1;
  let judging: Promise<Judge> | undefined;
  let judge: Judge | undefined;

  // The runner prints an error, and turns it into an exit code only after `beforeExit`.
  const noteFailure = () => {
    failed = true;
  };
  process.on("uncaughtExceptionMonitor", noteFailure);
  process.on("unhandledRejection", noteFailure);
  process.on("beforeExit", (code) => {
    // A program that failed by itself has said why.
    if (decided || failed || code !== 0) return;
    judging ??= loadJudge().then((loaded) => {
      judge = loaded;
      return loaded;
    });
    judging.catch((error: unknown) => {
      decided = true;
      refuse(program, `Faultline could not judge this program: ${reason(error)}`);
    });
    // Handlers of others may register more when the program seems to have ended: the first round that brings nothing new counts.
    if (program.seen !== seen || program.underWay > 0 || judge === undefined) {
      seen = program.seen;
      void judging.then(() => setImmediate(() => {})).catch(() => {});
      return;
    }
    decided = true;
    decide(program, judge);
  });
  process.on("exit", (code) => {
    if (decided || code !== 0) return;
    // A listener before this one, the runner's, may have set another code, which then stands.
    process.exitCode ||= 1;
    if (failed) return;
    process.stderr.write(
      "Faultline: the program ended by process.exit() before it could be judged; let it end by itself.\n",
    );
  });
}

function startRecording(): RecordedProgram | undefined {
  try {
    return recordProgram();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Pulumi prints an error with its stack, save one that bears its own mark: of that the message alone.
    throw Object.assign(error, { __pulumiRunError: true });
  }
}

function decide(program: RecordedProgram, judge: Judge): void {
  let report: StackReport;
  let text: string;
  try {
    ({ report, text } = judge(program.snapshot()));
  } catch (error) {
    refuse(
      program,
      error instanceof InputError ? error.message : `Faultline could not judge this program: ${reason(error)}`,
    );
    return;
  }
  if (report.verdict === "fail") refuse(program, text);
  else if (report.totals.warnings > 0) program.log("warn", text);
  else program.log("info", summaryOf(report));
}

function refuse(program: RecordedProgram, text: string): void {
  process.exitCode = toldTheUser;
  program.log("error", text);
}

function summaryOf(report: StackReport): string {
  const against =
    report.objectives === null
      ? "no objectives file was found, so services were assumed"
      : `objectives from ${report.objectives}`;
  return `Faultline: every objective holds (${against}).`;
}

type Judge = (snapshot: Snapshot) => { readonly report: StackReport; readonly text: string };

/** Loaded only when a program has run to its end, so that starting it stays quick. */
async function loadJudge(): Promise<Judge> {
  const [{ analyze, combine }, { catalogue }, { rules }, { text }, { readObjectives }] = await Promise.all([
    import("./analyze.ts"),
    import("./catalogue/index.ts"),
    import("./rules/index.ts"),
    import("./reporters/text.ts"),
    import("./readers/objectives.ts"),
  ]);
  return (snapshot) => {
    const root = process.env.PULUMI_NODEJS_ROOT_DIRECTORY;
    const objectives = readObjectives(root === undefined || root === "" ? process.cwd() : join(root));
    const report = analyze(snapshot, objectives, { catalogue, rules });
    return { report, text: text(combine([report]), { columns: columnsOfPulumi, colour: false }) };
  };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
