import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { Format } from "../reporters/index.ts";
import { explain } from "./explain.ts";
import { formatHelp, parseFormat, parseReport, parseSeconds } from "./options.ts";
import type { ReportFile } from "./output.ts";
import { deliver } from "./output.ts";
import type { Question } from "./question.ts";
import { rulePages } from "./rule-pages.ts";

interface Delivery {
  readonly format: Format;
  readonly report?: readonly ReportFile[];
}

type Reading = Omit<Question, "directory">;

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

  delivering(reading(sub(command, "check", "judge a stack by its objectives: the gate")), "text").action(
    async (directory: string, options: Reading & Delivery) => {
      const { judgeStack } = await import("./judge-stack.ts");
      const judged = await judgeStack({ directory, ...options });
      exitCode = judged.exitCode;
      await deliver(judged.answer, options.format, options.report ?? []);
    },
  );
  delivering(reading(sub(command, "report", "the same content for reading; never gates")), "markdown").action(
    async (directory: string, options: Reading & Delivery) => {
      const { judgeStack } = await import("./judge-stack.ts");
      const { answer } = await judgeStack({ directory, ...options });
      await deliver(answer, options.format, options.report ?? []);
    },
  );
  delivering(
    reading(
      sub(command, "explain", "a rule, a resource type, or a service or resource of a stack").argument(
        "<what>",
        "a rule's id, a type token, a service's name or a URN",
      ),
    ),
    "text",
  ).action(async (what: string, directory: string, options: Reading & Delivery) => {
    await deliver(await explain(what, { directory, ...options }), options.format, options.report ?? []);
  });
  delivering(sub(command, "rules", "every rule, and what holds when all is well"), "text").action(
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

function delivering(command: Command, format: Format): Command {
  return command
    .addOption(new Option("--format <format>", formatHelp).default(format).argParser(parseFormat))
    .addOption(
      new Option("--report <format=path>", "also write a report to a file (repeatable)").argParser(parseReport),
    );
}

const examples = `
Examples:
  faultline check --stack production
  faultline check --stack production --report json=faultline.json
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
