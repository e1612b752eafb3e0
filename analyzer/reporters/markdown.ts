import type { Answer, Reporter, RulePage } from "../model/report.ts";
import { waysBlocks } from "./markdown/cut-sets.ts";
import { lossBlocks } from "./markdown/loss.ts";
import { replayBlocks } from "./markdown/replay.ts";
import { stackBlocks } from "./markdown/stack.ts";
import { literal } from "./wording/markdown/literal.ts";
import { table } from "./wording/markdown/table.ts";

/** For a reviewer: the dependency report, as a page of Markdown. */
export const markdown: Reporter = (answer) => `${blocks(answer).join("\n\n")}\n`;

function blocks(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case "check":
      return [
        ...answer.stacks.flatMap(stackBlocks),
        ...answer.unread.map(({ stack, why }) => `**FAIL**: ${literal(stack)} could not be read: ${literal(why)}`),
      ];
    case "rules":
      return ["# Rules", table(["Rule", "Severity", "What holds when all is well"], answer.rules.map(ruleRow))];
    case "loss":
      return lossBlocks(answer.loss);
    case "replay":
      return replayBlocks(answer.replay);
    case "cut-sets":
      return waysBlocks(answer.ways);
    case "explanation":
      return [
        `# ${literal(answer.title)}`,
        ...answer.paragraphs.map(literal),
        ...(answer.sections ?? []).flatMap(({ heading, lines }) => [
          `## ${literal(heading)}`,
          lines.map((line) => `- ${literal(line)}`).join("\n"),
        ]),
      ];
  }
}

function ruleRow(rule: RulePage): readonly string[] {
  return [literal(rule.id), rule.severity, literal(rule.summary)];
}
