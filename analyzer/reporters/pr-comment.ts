import type { Answer, ReportedFinding, Reporter, StackReport } from "../model/report.ts";
import { isAccepted, sayAcceptance } from "./wording/acceptance.ts";
import { sayWhatFalls } from "./wording/falls.ts";
import { html } from "./wording/html.ts";
import { count } from "./wording/list.ts";
import { changeBlocks, proofBlocks } from "./wording/markdown/evidence.ts";
import { literal } from "./wording/markdown/literal.ts";
import type { Names } from "./wording/names.ts";
import { namesIn } from "./wording/names.ts";
import { sayTotals } from "./wording/totals.ts";

/**
 * A comment on a pull request, in Markdown: the verdict first, what proves it folded, two lines where there is nothing to say. It
 * begins with a hidden mark by which the next run finds it, so that one comment is updated instead of many written.
 */
export const prComment: Reporter = (answer) => {
  if (answer.kind !== "check") return "";
  const parts = [
    { essential: true, text: markOf(answer) },
    ...answer.stacks.flatMap(stackParts),
    ...answer.unread.map(({ stack, why }) => ({
      essential: true,
      text: `### Faultline: FAIL for ${literal(stack)}\n\nThe stack could not be read: ${literal(why)}`,
    })),
  ];
  // An @ as an entity is still an @ to whoever looks for people to notify: a comment keeps it apart from the name after it.
  return `${fitting(parts).join("\n\n").replaceAll("&#64;", "&#64;<!-- -->")}\n`;
};

/** Platforms refuse a longer comment (GitHub: 65,536 characters); some of it is left to whoever adds to the text. */
const mostCharacters = 60_000;

/** A folded proof is to be looked at, not studied. */
const mostProofLines = 60;

interface Part {
  /** Kept whatever the length. */
  readonly essential: boolean;
  readonly text: string;
}

/** Of what is not essential as much as a comment may hold, in order, and a line that says how much is missing. */
function fitting(parts: readonly Part[]): readonly string[] {
  const lengthOf = ({ text }: Part) => text.length + 2;
  const needed = parts.reduce((sum, part) => (part.essential ? sum + lengthOf(part) : sum), 0);
  let left = mostCharacters - needed;
  const kept = parts.filter((part) => {
    if (part.essential) return true;
    left -= lengthOf(part);
    return left >= 0;
  });
  const dropped = parts.length - kept.length;
  const rest = dropped === 0 ? [] : [`${count(dropped, "more part")} can't be shown in a comment; the report has all.`];
  return [...kept.map(({ text }) => text), ...rest];
}

/** The same for the same stacks, whatever is said about them; no name can end the comment that hides it. */
function markOf({ stacks, unread }: Extract<Answer, { readonly kind: "check" }>): string {
  // A stack that could not be read once must not get a comment of its own, so several stacks have one mark.
  const [only] = stacks.length + unread.length === 1 ? stacks : [];
  const name = only === undefined ? "all stacks" : `${only.project}/${only.stack}`.replace(/[^\w./]/g, "_");
  return `<!-- faultline: ${name} -->`;
}

function stackParts(report: StackReport): readonly Part[] {
  const names = namesIn(report);
  const title = `${literal(report.project)}/${literal(report.stack)}`;
  const verdict = `### Faultline: ${report.verdict.toUpperCase()} for ${title}`;
  const open = report.findings.filter((finding) => !isAccepted(finding));
  const fixed = (report.since?.fixed ?? []).map(({ message }) => message);
  return [
    { essential: true, text: `${verdict}\n\n${literal(capitalised(sayTotals(report)))}.` },
    ...open.map((finding) => ({ essential: false, text: folded(finding, names) })),
    ...list("Gone since the earlier report", fixed),
    ...list("Accepted, or there before", report.findings.filter(isAccepted).map(sayAccepted)),
    ...(open.length === 0 ? [] : list("What each service survives", sayWhatFalls(report, names))),
  ];
}

function folded(finding: ReportedFinding, names: Names): string {
  const blocks = [
    ...sayAcceptance(finding).map(({ label, says }) => `${label}: ${literal(says)}`),
    ...finding.evidence.flatMap((each) => (each.kind === "fact" ? [`Because: ${literal(each.what)}`] : [])),
    ...changeBlocks(finding, names),
    ...proofBlocks(finding, mostProofLines),
    `Rule ${literal(finding.rule)}.`,
  ];
  const standing = finding.severity === "error" ? finding.status : `${finding.severity}, ${finding.status}`;
  return details(`<b>${standing}</b>: ${html(finding.message)}`, blocks);
}

function sayAccepted(finding: ReportedFinding): string {
  const why = sayAcceptance(finding).map(({ label, says }) => `${label}: ${says}`);
  return why.length === 0 ? finding.message : `${finding.message} (${why.join("; ")})`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(summary: string, items: readonly string[]): readonly Part[] {
  if (items.length === 0) return [];
  const lines = items.map((item) => `- ${literal(item)}`).join("\n");
  return [{ essential: false, text: details(summary, [lines]) }];
}

/** The summary is HTML: within an HTML block Markdown is not read, and its escapes would be seen. */
function details(summary: string, blocks: readonly string[]): string {
  return [`<details><summary>${summary}</summary>`, ...blocks, "</details>"].join("\n\n");
}
