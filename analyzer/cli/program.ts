import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { Answer } from "../model/report.ts";
import { InputError } from "../readers/input-error.ts";
import type { Format } from "../reporters/index.ts";
import { explain } from "./explain.ts";
import { formatHelp, parseFormat, parseReport, parseSeconds } from "./options.ts";
import type { ReportFile } from "./output.ts";
import { deliver, writeStandardOutput } from "./output.ts";
import type { GateQuestion, InitQuestion, Question } from "./question.ts";
import { rulePages } from "./rule-pages.ts";

interface Delivery {
  readonly format: Format;
  readonly report?: readonly ReportFile[];
}

type Reading = Omit<Question, "directory">;
type Gating = Omit<GateQuestion, "directory">;
type Initial = Pick<InitQuestion, "gitlab" | "guard">;

interface CommandLine {
  readonly command: Command;
  /** What commander wrote as help. */
  help(): string;
  /** The exit code of the command that ran. */
  settle(): 0 | 1;
}

/**
 * The commands, ready to parse; nothing is written but reports, and nothing ends the process. What reads programs loads
 * Pulumi's protocol, which takes a second that help, rules and types need not wait for: it is imported where it is used.
 */
export function commandLine(): CommandLine {
  let helpText = "";
  let exitCode: 0 | 1 = 0;
  const command = new Command("faultline")
    .description("Proves, before anything is deployed, which losses take a service of a Pulumi program down.")
    .version(version(), "--version", "show the version")
    .helpOption("--help", "show this help; with a command, that command's")
    .helpCommand("help [command]", "the same")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        helpText += text;
      },
      // Errors are said in one sentence by whoever started this; only help that was asked for by mistake comes here.
      writeErr: (text) => {
        helpText += text;
      },
      outputError: () => {},
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .addHelpText("after", examples);

  delivering(gating(reading(sub(command, "check", "judge a stack by its objectives: the gate"))), "text").action(
    async (directory: string, options: Gating & Delivery) => {
      const { judgeStacks } = await import("./judge-stack.ts");
      const judged = await judgeStacks({ directory, ...options });
      exitCode = judged.exitCode;
      await deliverStacks(judged.answer, directory, options);
    },
  );
  delivering(gating(reading(sub(command, "report", "the same content for reading; never gates"))), "markdown").action(
    async (directory: string, options: Gating & Delivery) => {
      const { judgeStacks } = await import("./judge-stack.ts");
      const { answer } = await judgeStacks({ directory, ...options });
      await deliverStacks(answer, directory, options);
    },
  );
  const baseline = sub(
    command,
    "baseline",
    "findings that are accepted from the start, so that only new ones fail",
  ).action(() => {
    throw new InputError("What to do with the baseline was not said; expected write: `faultline baseline write`.");
  });
  reading(sub(baseline, "write", "write what is found now to faultline.baseline.json")).action(
    async (directory: string, options: Reading) => {
      const { writeBaseline } = await import("./write-baseline.ts");
      await writeStandardOutput(await writeBaseline({ directory, ...options }));
    },
  );
  reading(sub(command, "init", "propose faultline.yaml and a CI job for a program; overwrites nothing"))
    .option("--gitlab", "a job for GitLab, in place of GitHub Actions")
    .option("--guard", "also add the guard's line to the program's entry")
    .action(async (directory: string, options: Reading & Initial) => {
      const { initialise } = await import("./init.ts");
      await writeStandardOutput(await initialise({ directory, ...options }));
    });
  delivering(
    reading(
      sub(command, "explain", "a rule, a resource type, or a service or resource of a stack").argument(
        "<what>",
        "a rule's id, a type token, a service's name or a URN",
      ),
    ),
    "text",
    "explanation",
  ).action(async (what: string, directory: string, options: Reading & Delivery) => {
    await deliver(await explain(what, { directory, ...options }), options.format, options.report ?? []);
  });
  delivering(sub(command, "rules", "every rule, and what holds when all is well"), "text", "rules").action(
    async (options: Delivery) => {
      await deliver({ kind: "rules", rules: rulePages }, options.format, options.report ?? []);
    },
  );
  return { command, help: () => helpText, settle: () => exitCode };
}

function sub(command: Command, name: string, description: string): Command {
  return command.command(name).description(description).summary(description);
}

function reading(command: Command): Command {
  return command
    .argument("[dir]", "the program's folder", ".")
    .option("--stack <name>", "the stack; may be left out where there is only one")
    .addOption(new Option("--timeout <seconds>", "how long the program may run").default(300).argParser(parseSeconds))
    .option("--type-check", "check the program's types as Pulumi does (slower)");
}

function gating(command: Command): Command {
  return command
    .addOption(new Option("--all", "every stack that has a Pulumi.<stack>.yaml").conflicts("stack"))
    .option("--since <report.json>", "an earlier JSON report: only what is worse than that fails");
}

/**
 * Delivers what was judged.
 * @throws InputError afterwards, where a stack could not be read: the others have had their say.
 */
async function deliverStacks(
  answer: Extract<Answer, { kind: "check" }>,
  directory: string,
  { format, report = [] }: Delivery,
): Promise<void> {
  if (answer.stacks.length > 0) {
    const { programFolder } = await import("./program-folder.ts");
    await deliver({ ...answer, rules: rulePages }, format, report, programFolder(directory));
  }
  if (answer.unread.length > 0) {
    throw new InputError(answer.unread.map(({ stack, why }) => `Stack ${stack} was not judged. ${why}`).join("\n"));
  }
}

function delivering(command: Command, format: Format, kind: Answer["kind"] = "check"): Command {
  return command
    .addOption(new Option("--format <format>", formatHelp(kind)).default(format).argParser(parseFormat(kind)))
    .addOption(
      new Option("--report <format=path>", "also write a report to a file (repeatable)").argParser(parseReport(kind)),
    );
}

const examples = `
Examples:
  faultline check --stack production
  faultline check --stack production --report json=faultline.json
  faultline check --all
  faultline check --stack production --since main.json
  faultline report --stack production > dependencies.md
  faultline explain survives-loss
  faultline explain order-entry --stack production

Exit code: 0 the objectives hold; 1 they do not, or can't be shown to (check
only); 2 the question could not be asked.`;

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}
