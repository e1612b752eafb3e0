import type { Answer, Reporter } from "../model/report.ts";
import { dot } from "./dot.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { mermaid } from "./mermaid.ts";
import { openpsa } from "./openpsa.ts";
import { prComment } from "./pr-comment.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

interface Entry {
  readonly report: Reporter;
  readonly isFor: string;
  /** The answers that it has a form for; of any other it would say nothing, so no command offers it there. */
  readonly tells: readonly Answer["kind"][];
}

const everything = ["check", "rules", "explanation", "loss", "replay", "cut-sets"] as const;
const verdicts = ["check"] as const;

/** Every format, with what it is for; the commands' help is made from this record. */
export const reporters = {
  text: { report: text, isFor: "a person at a terminal", tells: everything },
  json: { report: json, isFor: "programs", tells: everything },
  markdown: { report: markdown, isFor: "reviewers", tells: everything },
  html: { report: html, isFor: "a page to think with, for a browser", tells: verdicts },
  "pr-comment": { report: prComment, isFor: "one comment on a pull request", tells: verdicts },
  sarif: { report: sarif, isFor: "code scanning", tells: ["check", "rules"] },
  junit: { report: junit, isFor: "CI's test reports", tells: verdicts },
  gitlab: { report: gitlab, isFor: "GitLab Code Quality", tells: verdicts },
  github: { report: github, isFor: "GitHub annotations", tells: verdicts },
  dot: { report: dot, isFor: "Graphviz", tells: verdicts },
  openpsa: { report: openpsa, isFor: "other fault-tree tools, in Open-PSA's format", tells: ["cut-sets"] },
  mermaid: { report: mermaid, isFor: "diagrams in Markdown", tells: verdicts },
} as const satisfies Record<string, Entry>;

export type Format = keyof typeof reporters;

/** In the order in which they are shown. */
const formats: readonly Format[] = typedKeys(reporters);

/** The formats that have a form for a kind of answer. */
export function formatsFor(kind: Answer["kind"]): readonly Format[] {
  return formats.filter((format) => {
    const { tells }: Entry = reporters[format];
    return tells.includes(kind);
  });
}

export function isFormat(word: string): word is Format {
  return Object.hasOwn(reporters, word);
}

function typedKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
