#!/usr/bin/env node
import { CommanderError } from "commander";
import { InputError, reasonOf } from "../readers/input-error.ts";
import { visible } from "../reporters/wording/visible.ts";
import { writeStandardOutput } from "./output.ts";
import { commandLine } from "./program.ts";

/** The question could not be asked. */
const notAsked = 2;

let ended = false;

/** Sets the exit code, unless something went wrong before: that stands. */
function end(exitCode: 0 | 1 | typeof notAsked): void {
  if (!ended) process.exitCode = exitCode;
  ended = true;
}

function fail(sentence: string): void {
  process.exitCode = notAsked;
  ended = true;
  process.stderr.write(`faultline: ${sentence.split("\n").map(visible).join("\n")}\n`);
}

function failUnexpectedly(thrown: unknown): void {
  fail(
    `This should not have happened, and is a mistake in faultline: ${reasonOf(thrown)} (FAULTLINE_DEBUG=1 shows where).`,
  );
  if (process.env.FAULTLINE_DEBUG === "1" && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`);
}

async function main(): Promise<void> {
  const { command, help, settle } = commandLine();
  try {
    await command.parseAsync(process.argv);
    return end(settle());
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return await showHelp(help());
    if (thrown instanceof CommanderError) return fail(usage(thrown, help()));
    return thrown instanceof InputError ? fail(thrown.message) : failUnexpectedly(thrown);
  }
}

async function showHelp(help: string): Promise<void> {
  await writeStandardOutput(help);
  end(0);
}

/** What was wrong with the command line, in a sentence; the whole help where no command was given at all. */
function usage(error: CommanderError, help: string): string {
  if (error.code === "commander.help") return `No command was given.\n\n${help}`;
  const sentence = error.message.replace(/^error: /, "").replaceAll(/\s*\n\s*/g, " ");
  const stop = /[.?!]$/.test(sentence) ? "" : ".";
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${stop} See \`faultline --help\`.`;
}

process.exitCode = notAsked;
// Nobody may be reading what is said in passing; that must not end the work.
process.stderr.on("error", () => {});
process.on("uncaughtException", failUnexpectedly);
process.on("unhandledRejection", failUnexpectedly);
process.once("beforeExit", () => {
  if (!ended) failUnexpectedly(new Error("the work stopped before there was an answer"));
});
// A module of house rules runs in this process, and may end it with a code of its own.
process.once("exit", () => {
  if (!ended) fail("Something that ran in this process ended it before there was an answer; look at the house rules.");
});
void main();
