#!/usr/bin/env node
import { visible } from "../reporters/wording/visible.ts";
import type { Ended } from "./run.ts";
import { run, unexpected } from "./run.ts";

let ended = false;

/** Sets the exit code and says what was wrong. What went wrong first stands. */
function end({ exitCode, sentence, mistake }: Ended): void {
  if (sentence === null) {
    if (!ended) process.exitCode = exitCode;
  } else {
    process.exitCode = exitCode;
    process.stderr.write(`faultline: ${sentence.split("\n").map(visible).join("\n")}\n`);
    if (process.env.FAULTLINE_DEBUG === "1" && mistake instanceof Error) process.stderr.write(`${mistake.stack}\n`);
  }
  ended = true;
}

const endUnexpectedly = (thrown: unknown) => end(unexpected(thrown));

// Until there is an answer, the question was not asked.
process.exitCode = 2;
// Nobody may be reading what is said in passing; that must not end the work.
process.stderr.on("error", () => {});
process.on("uncaughtException", endUnexpectedly);
process.on("unhandledRejection", endUnexpectedly);
process.once("beforeExit", () => {
  if (!ended) endUnexpectedly(new Error("the work stopped before there was an answer"));
});
// A module of house rules runs in this process, and may end it with a code of its own.
process.once("exit", () => {
  if (ended) return;
  const sentence = "Something that ran in this process ended it before there was an answer; look at the house rules.";
  end({ exitCode: 2, sentence });
});
void run(process.argv.slice(2)).then(end);
