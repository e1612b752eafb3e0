import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { Answer } from "../model/report.ts";
import { listIncidents, readKnownIncident } from "../readers/incidents.ts";
import { InputError } from "../readers/input-error.ts";
import type { Format } from "../reporters/index.ts";
import type { WaysWords } from "./cut-sets.ts";
import { explain } from "./explain.ts";
import { listRules } from "./list-rules.ts";
import { formatHelp, parseFormat, parsePaths, parseReport, parseSeconds, parseSurge, parseWhole } from "./options.ts";
import type { ReportFile } from "./output.ts";
import { deliver, writeStandardOutput } from "./output.ts";
import type { GateQuestion, InitQuestion, Question } from "./question.ts";
import { askReplay, incidentsOnRecord } from "./replay.ts";
import type { LossWords } from "./what-if.ts";
import { askWhatIf } from "./what-if.ts";

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

  delivering(gating(sub(command, "check", "judge a stack by its objectives: the gate")), "text").action(
    async (directory: string, options: Gating & Delivery) => {
      const { judgeStacks } = await import("./judge-stack.ts");
      const judged = await judgeStacks({ directory, ...options, ways: tellsWays(options) });
      exitCode = judged.exitCode;
      await deliverStacks(judged.answer, options.state === undefined ? directory : undefined, options);
    },
  );
  delivering(gating(sub(command, "report", "the same content for reading; never gates")), "markdown").action(
    async (directory: string, options: Gating & Delivery) => {
      const { judgeStacks } = await import("./judge-stack.ts");
      const { answer } = await judgeStacks({ directory, ...options, ways: tellsWays(options) });
      await deliverStacks(answer, options.state === undefined ? directory : undefined, options);
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
  const lookups = sub(
    command,
    "lookups",
    "what a cloud answers to a program's look-ups, kept for where there is none",
  ).action(() => {
    throw new InputError("What to do with look-ups was not said; expected record: `faultline lookups record`.");
  });
  sub(lookups, "record", "preview a stack with Pulumi and keep the answers in faultline.lookups.json")
    .argument("[dir]", "the program's folder", ".")
    .option("--stack <name>", "the stack; may be left out where there is only one")
    .action(async (directory: string, options: { readonly stack?: string }) => {
      const { recordLookups } = await import("./record-lookups.ts");
      await writeStandardOutput(await recordLookups({ directory, ...options }));
    });
  reading(sub(command, "init", "propose faultline.yaml and a CI job for a program; overwrites nothing"))
    .option("--gitlab", "a job for GitLab, in place of GitHub Actions")
    .option("--guard", "also add the guard's line to the program's entry")
    .action(async (directory: string, options: Reading & Initial) => {
      const { initialise } = await import("./init.ts");
      await writeStandardOutput(await initialise({ directory, ...options }));
    });
  delivering(
    readingStates(
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
  delivering(
    readingStates(
      sub(command, "what-if", "what a stack would lose if something went")
        .option("--lose <domain...>", "zones, regions, providers, products, changes, resources …: all at once")
        .addOption(
          new Option("--surge <service=factor...>", "a service's stated peak, so many times as large").argParser(
            parseSurge,
          ),
        )
        .option("--corrupt <store...>", "stores that are up and wrong: by URN, name or selector")
        .option("--worst", "every single domain and pair, by what they take"),
    ),
    "text",
    "loss",
  ).action(async (directory: string, options: Reading & Delivery & LossWords) => {
    await deliver(await askWhatIf({ directory, ...options }, options), options.format, options.report ?? []);
  });
  delivering(
    readingStates(
      sub(command, "replay", "what an incident on record would do to a stack").argument(
        "[incident]",
        "an id, the day that it begins with, or a file of your own",
      ),
    )
      .option("--as-if <domain>", "as if it happened to this zone, region, provider or instance of the stack")
      .option("--list", "the incidents on record"),
    "text",
    "replay",
  ).action(
    async (
      incident: string | undefined,
      directory: string,
      options: Reading & Delivery & { readonly asIf?: string; readonly list?: boolean },
    ) => {
      if (incident === undefined && options.list !== true)
        throw new InputError("No incident was named; `faultline replay --list` names those on record.");
      const answer =
        incident === undefined || options.list === true
          ? incidentsOnRecord()
          : await askReplay(incident, { directory, ...options }, options);
      await deliver(answer, options.format, options.report ?? []);
    },
  );
  delivering(
    readingStates(
      sub(command, "cut-sets", "every way in which a service can be lost, exactly").argument(
        "[service]",
        "a service of the stack; with --open-psa, a gate of the file",
      ),
    )
      .addOption(new Option("--order <n>", "up to so many losses at once; all where left out").argParser(parseWhole(1)))
      .addOption(new Option("--top <n>", "list so many at most").default(20).argParser(parseWhole(0)))
      .addOption(
        new Option(
          "--reading <reading>",
          "of what can't be known yet: at its worst (no way is missing) or best (all are proved)",
        )
          .choices(["favourable", "least-favourable"])
          .default("least-favourable"),
      )
      .addOption(
        new Option("--most-nodes <n>", "memory: nodes of a decision diagram, some hundred bytes each")
          .default(8_000_000)
          .argParser(parseWhole(1)),
      )
      .option("--open-psa <file>", "read a fault tree in Open-PSA's format in place of a program"),
    "text",
    "cut-sets",
  ).action(async (service: string | undefined, directory: string, options: Reading & Delivery & WaysWords) => {
    const { askCutSets } = await import("./cut-sets.ts");
    const formats = [options.format, ...(options.report ?? []).map(({ format }) => format)];
    const answer = await askCutSets(service, { directory, ...options }, options, formats.includes("openpsa"));
    await deliver(answer, options.format, options.report ?? []);
  });
  delivering(
    sub(command, "rules", "every rule, and what holds when all is well").argument(
      "[dir]",
      "whose house rules too",
      ".",
    ),
    "text",
    "rules",
  ).action(async (directory: string, options: Delivery) => {
    await deliver(await listRules(directory), options.format, options.report ?? []);
  });
  return { command, help: () => helpText, settle: () => exitCode };
}

/** Formats for people to read at length say in how many ways each service can be lost; that is not asked for any other. */
function tellsWays({ format, report = [] }: Delivery): boolean {
  return [format, ...report.map((file) => file.format)].includes("markdown");
}

function sub(command: Command, name: string, description: string): Command {
  return command.command(name).description(description).summary(description);
}

function reading(command: Command): Command {
  return command
    .argument("[dir]", "the program's folder", ".")
    .option("--stack <name>", "the stack; may be left out where there is only one")
    .addOption(new Option("--timeout <seconds>", "how long the program may run").default(300).argParser(parseSeconds))
    .option("--type-check", "check the program's types as Pulumi does (slower)")
    .addOption(
      new Option("--lookups-age <days>", "how old recorded look-ups may be before that is said")
        .default(30)
        .argParser(parseWhole(0)),
    );
}

/** What is read may also be a file. */
function readingStates(command: Command): Command {
  return reading(command).addOption(
    new Option(
      "--state <file>",
      "read a state, preview or plan in place of a program (repeatable; a folder: all its *.json)",
    )
      .conflicts("all")
      .argParser(parsePaths),
  );
}

function gating(command: Command): Command {
  return readingStates(command)
    .addOption(new Option("--all", "every stack that has a Pulumi.<stack>.yaml").conflicts("stack"))
    .option("--since <report.json>", "an earlier JSON report: only what is worse than that fails");
}

/**
 * Delivers what was judged. `directory`: the program's folder, where one was read.
 * @throws InputError afterwards, where a stack could not be read: the others have had their say.
 */
async function deliverStacks(
  answer: Extract<Answer, { kind: "check" }>,
  directory: string | undefined,
  { format, report = [] }: Delivery,
): Promise<void> {
  if (answer.stacks.length > 0) {
    const { programFolder } = await import("./program-folder.ts");
    const folder = directory === undefined ? undefined : programFolder(directory);
    const incidents = listIncidents().map(readKnownIncident);
    await deliver({ ...answer, incidents }, format, report, folder);
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
  faultline check --state state.json
  faultline check --stack production --since main.json
  faultline report --stack production > dependencies.md
  faultline explain survives-loss
  faultline explain order-entry --stack production
  faultline what-if --lose cn-hongkong-c --stack production
  faultline replay 2022-12-18 --stack production
  faultline cut-sets order-entry --order 2 --stack production

Exit code: 0 the objectives hold; 1 they do not, or can't be shown to (check
only); 2 the question could not be asked.`;

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}
