import XmlBuilder from "fast-xml-builder";
import { levels } from "../model/objectives.ts";
import type { ReportedFinding, Reporter, StackReport, UnreadStack } from "../model/report.ts";
import { isAccepted } from "./wording/acceptance.ts";
import { locationsOf } from "./wording/locations.ts";
import type { Names } from "./wording/names.ts";
import { namesIn } from "./wording/names.ts";
import { plainLines } from "./wording/plain.ts";
import { visible } from "./wording/visible.ts";

/**
 * JUnit XML: a suite per stack. What holds is a test that passes, each finding one that fails: `failure` where it is proved,
 * `error` where it can't be shown. One that somebody accepted is skipped; a warning passes, and says what it found.
 */
export const junit: Reporter = (answer, { program }) => {
  const suites =
    answer.kind === "check"
      ? [...answer.stacks.map((report) => suiteOf(report, program)), ...answer.unread.map(unreadSuite)]
      : [];
  return new XmlBuilder(options).build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: { "@name": "faultline", testsuite: suites },
  });
};

const options = {
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
} as const;

type Outcome = "passed" | "failure" | "error" | "skipped";

interface TestCase {
  readonly outcome: Outcome;
  readonly element: object;
}

function suiteOf(report: StackReport, program: string | undefined): object {
  const names = namesIn(report);
  const cases = [...kept(report), ...report.findings.map((finding) => caseOf(finding, report, names, program))];
  const all = (outcome: Outcome) => cases.filter((each) => each.outcome === outcome).length;
  return {
    "@name": xml(`${report.project}/${report.stack}`),
    "@tests": cases.length,
    "@failures": all("failure"),
    "@errors": all("error"),
    "@skipped": all("skipped"),
    testcase: cases.map(({ element }) => element),
  };
}

/** A test that passes for each level that a service is promised to survive and does. */
function kept(report: StackReport): readonly TestCase[] {
  return report.services.flatMap((service) =>
    levels
      .filter((level) => service.objective.includes(level) && service.levels[level] === "yes")
      .map((level) => ({
        outcome: "passed" as const,
        element: { "@classname": xml(service.name), "@name": `survives the loss of any one ${level}` },
      })),
  );
}

function caseOf(finding: ReportedFinding, report: StackReport, names: Names, program: string | undefined): TestCase {
  const { file, line } = locationsOf(finding, report, program)[0];
  const told = { "#text": xml(plainLines(finding, names).join("\n")) };
  const outcome = outcomeOf(finding);
  const result = { "@type": xml(finding.rule), "@message": xml(finding.message), ...told };
  const element = {
    "@classname": xml(finding.rule),
    "@name": xml(finding.message),
    "@file": xml(file),
    "@line": line,
    ...(outcome === "passed" ? { "system-out": told } : { [outcome]: result }),
  };
  return { outcome, element };
}

function outcomeOf(finding: ReportedFinding): Outcome {
  if (isAccepted(finding)) return "skipped";
  if (!finding.blocks) return "passed";
  return finding.status === "violated" ? "failure" : "error";
}

function unreadSuite({ stack, why }: UnreadStack): object {
  return {
    "@name": xml(stack),
    "@tests": 1,
    "@failures": 0,
    "@errors": 1,
    "@skipped": 0,
    testcase: [
      {
        "@classname": "stack-read",
        "@name": "the stack can be read",
        error: { "@type": "stack-read", "@message": xml(why) },
      },
    ],
  };
}

/** What XML 1.0 can't hold, not even as a reference. */
const never = /[\ufffe\uffff]/gu;

/** Text of which every character may stand in XML 1.0; signs of markup are the library's to escape. */
function xml(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(never, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
