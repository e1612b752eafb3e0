import type { Severity } from "../model/finding.ts";
import type { Reporter, StackReport } from "../model/report.ts";
import { isAccepted } from "./wording/acceptance.ts";
import { locationsOf } from "./wording/locations.ts";
import { namesIn } from "./wording/names.ts";
import { plainLines } from "./wording/plain.ts";
import { sayTotals } from "./wording/totals.ts";
import { visible } from "./wording/visible.ts";

/**
 * Annotations on a GitHub pull request: workflow commands and nothing else, since any other line with a foreign name in it
 * might be read as one.
 */
export const github: Reporter = (answer, { program }) => {
  if (answer.kind !== "check") return "";
  const unread = answer.unread.map(({ stack, why }) =>
    command("error", { title: "Faultline" }, `The stack ${stack} could not be read: ${why}`),
  );
  return [...answer.stacks.flatMap((report) => annotationsOf(report, program)), ...unread]
    .map((line) => `${line}\n`)
    .join("");
};

const commands = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<Severity, string>;

function annotationsOf(report: StackReport, program: string | undefined): readonly string[] {
  const names = namesIn(report);
  const stack = `${report.project}/${report.stack}`;
  return [
    ...report.findings.map((finding) => {
      const { file, line } = locationsOf(finding, report, program)[0];
      return command(
        isAccepted(finding) ? commands.note : commands[finding.severity],
        { file, line: String(line), title: `Faultline: ${finding.rule} (${finding.status}, ${stack})` },
        plainLines(finding, names).join("\n"),
      );
    }),
    // GitHub shows the first ten errors of a step: what there is in all is said apart.
    command("notice", { title: `Faultline: ${stack}` }, `${report.verdict.toUpperCase()}: ${sayTotals(report)}`),
  ];
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const told = Object.entries(properties).map(([key, value]) => `${key}=${property(visible(value))}`);
  return `::${name} ${told.join(",")}::${data(message.split("\n").map(visible).join("\n"))}`;
}

/** The escapes that GitHub's runner undoes in a message. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** And those in a property. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
