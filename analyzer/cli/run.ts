import { CommanderError } from "commander";
import { InputError, reasonOf, systemCodeOf } from "../readers/input-error.ts";
import { writeStandardOutput } from "./output.ts";
import { commandLine } from "./program.ts";

/** What a command came to; reports are written by then. */
export interface Ended {
  /** 0 the objectives hold, or the question was answered · 1 they do not, or can't be shown to · 2 it could not be asked. */
  readonly exitCode: 0 | 1 | 2;
  /** What was wrong, in a sentence; `null` where nothing was. */
  readonly sentence: string | null;
  /** What was thrown, where that is a mistake of ours. */
  readonly mistake?: unknown;
}

/** Runs a command line, `given` as a user types it after `faultline`. Writes reports; never rejects, and never ends the process. */
export async function run(given: readonly string[]): Promise<Ended> {
  const { command, help, settle } = commandLine();
  try {
    await command.parseAsync([...given], { from: "user" });
    return { exitCode: settle(), sentence: null };
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return await showHelp(help());
    if (thrown instanceof CommanderError) return notAsked(usage(thrown, help()));
    return thrown instanceof InputError ? notAsked(thrown.message) : unexpected(thrown);
  }
}

/** A mistake of ours, what was thrown being no way of saying no; or a package that is missing, which commands meet where they load it. */
export function unexpected(thrown: unknown): Ended {
  if (systemCodeOf(thrown) === "ERR_MODULE_NOT_FOUND") {
    return notAsked(
      `not all of it is installed (${reasonOf(thrown)}); install it again, with what it depends on: npm install`,
    );
  }
  const sentence = `This should not have happened, and is a mistake in faultline: ${reasonOf(thrown)} (FAULTLINE_DEBUG=1 shows where).`;
  return { exitCode: 2, sentence, mistake: thrown };
}

function notAsked(sentence: string): Ended {
  return { exitCode: 2, sentence };
}

async function showHelp(help: string): Promise<Ended> {
  try {
    await writeStandardOutput(help);
    return { exitCode: 0, sentence: null };
  } catch (thrown) {
    return notAsked(reasonOf(thrown));
  }
}

/** What was wrong with the command line, in a sentence; the whole help where no command was given at all. */
function usage(error: CommanderError, help: string): string {
  if (error.code === "commander.help") return `No command was given.\n\n${help}`;
  const sentence = error.message.replace(/^error: /, "").replaceAll(/\s*\n\s*/g, " ");
  const stop = /[.?!]$/.test(sentence) ? "" : ".";
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${stop} See \`faultline --help\`.`;
}
