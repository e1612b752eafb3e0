import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyze, combine } from "../analyzer/analyze.ts";
import { catalogue } from "../analyzer/catalogue/index.ts";
import type { Finding } from "../analyzer/model/finding.ts";
import type { Answer } from "../analyzer/model/report.ts";
import type { Snapshot } from "../analyzer/model/snapshot.ts";
import { parseObjectives } from "../analyzer/readers/parse-objectives.ts";
import type { Format } from "../analyzer/reporters/index.ts";
import { formatsFor, reporters } from "../analyzer/reporters/index.ts";
import { rules } from "../analyzer/rules/index.ts";
import type { StackBuilder } from "./builders/stack.ts";
import { stack } from "./builders/stack.ts";
import { of, unknown } from "./builders/values.ts";
import { expectGolden, updating } from "./golden.ts";

const folder = new URL("./fixtures/stories/", import.meta.url);
const stories = readdirSync(folder).toSorted();

/** Stacks of stories that were thought up, not met with. `UPDATE=1` writes each to its `stack.json`. */
const drawings: Readonly<Record<string, () => StackBuilder>> = {
  "lone-server-in-unknown-zone": () => stack().vswitch("web", { zone: unknown }).server("web-1", { in: "web" }),
  "two-servers-in-one-unknown-vswitch": () =>
    stack().vswitch("web", { zone: unknown }).server("web-1", { in: "web" }).server("web-2", { in: "web" }),
  "two-servers-in-two-unknown-vswitches": () =>
    stack()
      .vswitch("left", { zone: unknown })
      .vswitch("right", { zone: unknown })
      .server("web-1", { in: "left" })
      .server("web-2", { in: "right" }),
  "three-vswitches-in-one-zone": () =>
    stack()
      .vswitch("first", { zone: "cn-hongkong-c" })
      .vswitch("second", { zone: "cn-hongkong-c" })
      .vswitch("third", { zone: "cn-hongkong-c" })
      .add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
        vswitchIds: [of("first"), of("second"), of("third")],
        minSize: 3,
        maxSize: 6,
        multiAzPolicy: "BALANCE",
      }),
  "standby-beside-its-primary": () =>
    stack().add("alicloud:redis/tairInstance:TairInstance", "sessions", {
      zoneId: "cn-hongkong-c",
      secondaryZoneId: "cn-hongkong-c",
      paymentType: "PayAsYouGo",
    }),
  "three-and-two-over-two-zones": () =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("voter-1", { in: "c" })
      .server("voter-2", { in: "c" })
      .server("voter-3", { in: "c" })
      .server("voter-4", { in: "b" })
      .server("voter-5", { in: "b" }),
  "balancer-in-two-zones-targets-in-one": () =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("web-1", { in: "c" })
      .server("web-2", { in: "c" })
      .alb("web", { in: ["b", "c"], targets: ["web-1", "web-2"] }),
};

if (updating) {
  for (const [story, draw] of Object.entries(drawings)) {
    writeFileSync(new URL(`${story}/stack.json`, folder), pretty(draw().snapshot()));
  }
}

test.each(Object.entries(drawings))("the stack of %s is as it is drawn", (story, draw) => {
  expect(read(story, "stack.json")).toBe(pretty(draw().snapshot()));
});

describe.each(stories)("%s", (story) => {
  test("gives the findings that it is told for", () => {
    const { stacks, verdict } = answerTo(story);
    const findings = stacks.flatMap((report) => report.findings.map(withoutProse));
    expectGolden(new URL(`${story}/expected.json`, folder), pretty({ verdict, findings }));
  });

  test("reads as its golden file", () => {
    const page = reporters.markdown.report(answerTo(story), { columns: 80, colour: false });
    expectGolden(new URL(`${story}/expected.md`, folder), page);
  });

  test.each(formatsFor("check").filter((format) => !pictures.includes(format)))(
    "has all its findings in %s",
    (format) => {
      const answer = answerTo(story);
      const told = reporters[format].report(answer, { columns: 80, colour: false });
      const findings = answer.stacks.flatMap((report) => report.findings);
      for (const { rule, status, message } of findings) {
        // Formats of others' have their own words for a status.
        for (const said of [rule, message, ...(own.includes(format) ? [status] : [])])
          expect(asWords(told)).toContain(asWords(said));
      }
    },
  );

  test("says beside it what it shows", () => {
    expect(read(story, "README.md")).toMatch(new RegExp(`^# ${story}\n\n\\S`));
  });
});

function withoutProse({ rule, status, domain, services, subjects }: Finding): object {
  return { rule, status, domain, services, subjects };
}

/** Formats that show what stands where, and no findings. */
const pictures: readonly Format[] = ["html", "dot", "mermaid"];

const own: readonly Format[] = ["text", "json", "markdown", "pr-comment"];

/** Formats break lines where they must and mark what could be taken for markup; the words are the same. */
function asWords(text: string): string {
  return text.replaceAll(/&#39;|&apos;/g, "'").replaceAll(/[\s\\*`]+/g, " ");
}

function answerTo(story: string): Extract<Answer, { readonly kind: "check" }> {
  const snapshot: Snapshot = JSON.parse(read(story, "stack.json"));
  const objectives = parseObjectives(read(story, "objectives.yaml"), "objectives.yaml");
  return combine([analyze(snapshot, objectives, { catalogue, rules })]);
}

function read(story: string, file: string): string {
  return readFileSync(new URL(`${story}/${file}`, folder), "utf8");
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
