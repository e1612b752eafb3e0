import type { Answer } from "../../model/report.ts";
import type { Page } from "./page.ts";

/** One thing explained: its name, what there is to say, and lists under headings. */
export function writeExplanation(page: Page, answer: Extract<Answer, { kind: "explanation" }>): void {
  page.text(answer.title, { ink: "strong" });
  for (const paragraph of answer.paragraphs) {
    page.gap();
    page.text(paragraph);
  }
  for (const { heading, lines } of answer.sections ?? []) {
    page.gap();
    page.text(heading, { ink: "strong" });
    for (const line of lines) page.text(line, { indent: 2, lead: "- " });
  }
}
