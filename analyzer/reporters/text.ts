import type { Reporter } from "../model/report.ts";
import { writeWays } from "./text/cut-sets.ts";
import { writeExplanation } from "./text/explanation.ts";
import { writeLoss } from "./text/loss.ts";
import { newPage } from "./text/page.ts";
import { writeReplay } from "./text/replay.ts";
import { writeRules } from "./text/rules.ts";
import { writeStack } from "./text/stack.ts";

/** For a person at a terminal: the verdict first, wrapped to the terminal's columns, never wider. */
export const text: Reporter = (answer, options) => {
  const page = newPage(options);
  switch (answer.kind) {
    case "check":
      for (const report of answer.stacks) writeStack(page, report);
      for (const { stack, why } of answer.unread) {
        page.gap();
        page.text(`${stack} could not be read: ${why}`, { lead: "FAIL", leadWidth: 6, leadInk: "bad", ink: "strong" });
      }
      break;
    case "rules":
      writeRules(page, answer.rules);
      break;
    case "loss":
      writeLoss(page, answer.loss);
      break;
    case "replay":
      writeReplay(page, answer.replay);
      break;
    case "cut-sets":
      writeWays(page, answer.ways);
      break;
    case "explanation":
      writeExplanation(page, answer);
      break;
  }
  return page.toString();
};
