/**
 * The guard: imported first by a program, it makes a bare `pulumi preview` or `pulumi up` fail where the objectives in
 * faultline.yaml do not hold, before anything is created. It watches what the program registers, judges when the program
 * has ended, and speaks through the program's own log.
 *
 * It stays silent where the embedded preview reads the program, and where no engine listens. `FAULTLINE_GUARD=warn` makes it
 * tell without stopping anything, `FAULTLINE_GUARD=off` not judge at all; both are told.
 */
import { join } from "node:path";
import type { StackReport } from "./model/report.ts";
import type { Snapshot } from "./model/snapshot.ts";
import type { GuardMode } from "./readers/guard-mode.ts";
import { guardMode } from "./readers/guard-mode.ts";
import { InputError } from "./readers/input-error.ts";
import type { RecordedProgram } from "./readers/recorded-program.ts";
import { programLog, recordProgram } from "./readers/recorded-program.ts";

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
  const mode = orSayPlainly(guardMode);
  if (mode === "off") {
    orSayPlainly(programLog)?.("warn", "Faultline: the guard is off (FAULTLINE_GUARD=off), nothing was judged.");
    return;
  }
  const program = orSayPlainly(recordProgram);
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
      refuse(program, mode, notJudged(error));
    });
    // Handlers of others may register more when the program seems to have ended: the first round that brings nothing new counts.
    if (program.seen !== seen || program.underWay > 0 || judge === undefined) {
      seen = program.seen;
      void judging.then(() => setImmediate(() => {})).catch(() => {});
      return;
    }
    decided = true;
    decide(program, mode, judge);
  });
  process.on("exit", (code) => {
    if (decided || code !== 0) return;
    if (mode === "warn") {
      process.stderr.write(`Faultline: the program ended by process.exit() and was not judged. ${onlyWarned}\n`);
      return;
    }
    // A listener before this one, the runner's, may have set another code, which then stands.
    process.exitCode ||= 1;
    if (failed) return;
    process.stderr.write(
      "Faultline: the program ended by process.exit() before it could be judged; let it end by itself.\n",
    );
  });
}

/** Pulumi prints an error with its stack, save one that bears its own mark: of that the message alone. */
function orSayPlainly<Result>(attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw Object.assign(error, { __pulumiRunError: true });
  }
}

function decide(program: RecordedProgram, mode: GuardMode, judge: Judge): void {
  let judged: Judged;
  try {
    judged = judge(program.snapshot(), program.lookups);
  } catch (error) {
    refuse(program, mode, notJudged(error));
    return;
  }
  const { report, text } = judged;
  const isTold = report.verdict === "fail" || report.findings.length > 0;
  // Before it is said: the pack may ask as soon as the program has ended.
  if (isTold) judged.leaveMark();
  if (report.verdict === "fail") refuse(program, mode, text);
  else if (report.totals.warnings > 0) program.log("warn", text);
  else program.log("info", isTold ? text : summaryOf(report));
}

const onlyWarned = "It was not stopped: FAULTLINE_GUARD=warn.";

/** Said where there was no preview to be failed, or where that one passed. */
const tooLate =
  "This comes too late to stop anything: what the program registers is being created or stands already. Preview first; pulumi up --skip-preview leaves nothing to be stopped.";

function refuse(program: RecordedProgram, mode: GuardMode, text: string): void {
  const said = program.isPreview ? text : `${text.trimEnd()}\n\n${tooLate}\n`;
  if (mode === "warn") {
    program.log("warn", `${said.trimEnd()}\n\n${onlyWarned}\n`);
    return;
  }
  process.exitCode = toldTheUser;
  program.log("error", said);
}

function summaryOf(report: StackReport): string {
  const against =
    report.objectives === null
      ? "no objectives file was found, so services were assumed"
      : `objectives from ${report.objectives}`;
  return `Faultline: every objective holds (${against}).`;
}

interface Judged {
  readonly report: StackReport;
  readonly text: string;
  /** Tells a policy pack at work which findings need not be told again. */
  leaveMark(): void;
}

/** Keeps the answers to look-ups as well, where that is asked. */
type Judge = (snapshot: Snapshot, lookups: RecordedProgram["lookups"]) => Judged;

/** Loaded only when a program has run to its end, so that starting it stays quick; objectives and house rules are read with it. */
async function loadJudge(): Promise<Judge> {
  const [
    { analyze, combine },
    { catalogue },
    { rules },
    { text },
    { readObjectives },
    { readBaseline },
    { readHouseRules },
    { today },
    mark,
    { keepLookups },
  ] = await Promise.all([
    import("./analyze.ts"),
    import("./catalogue/index.ts"),
    import("./rules/index.ts"),
    import("./reporters/text.ts"),
    import("./readers/objectives.ts"),
    import("./readers/baseline.ts"),
    import("./readers/house-rules/read-house-rules.ts"),
    import("./readers/today.ts"),
    import("./readers/guard-mark.ts"),
    import("./readers/recorded-lookups/keep-lookups.ts"),
  ]);
  const { PULUMI_NODEJS_ROOT_DIRECTORY: root = "" } = process.env;
  const directory = root === "" ? process.cwd() : join(root);
  const objectives = readObjectives(directory);
  const knowledge = { catalogue, rules: [...rules, ...(await readHouseRules(objectives, directory))] };
  return (snapshot, lookups) => {
    const { project, stack } = snapshot;
    if (lookups !== undefined) keepLookups(lookups, stack, today());
    const acceptance = { today: today(), baseline: readBaseline(directory, stack), since: null };
    const report = analyze(snapshot, objectives, knowledge, acceptance);
    return {
      report,
      text: text(combine([report]), { columns: columnsOfPulumi, colour: false }),
      leaveMark: () =>
        mark.leaveMark({ project, stack, findings: report.findings.map(({ fingerprint }) => fingerprint) }),
    };
  };
}

/** Why there is no verdict: what can't be read says so in a sentence of its own. */
function notJudged(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `Faultline could not judge this program: ${error instanceof Error ? error.message : String(error)}`;
}
