import type { Level } from "../../model/objectives.ts";
import { levels } from "../../model/objectives.ts";
import type { ServiceReport, StackReport } from "../../model/report.ts";
import { visible } from "../wording/visible.ts";
import type { Ink, Page } from "./page.ts";
import { columnsOf } from "./wrap.ts";

const answers = {
  yes: { says: "yes", ink: "good" },
  no: { says: "no", ink: "bad" },
  undetermined: { says: "undetermined", ink: "open" },
} as const satisfies Record<ServiceReport["levels"][Level], { readonly says: string; readonly ink: Ink }>;

const indent = 2;
const apart = 2;
const leastNameWidth = 12;

function sayPromise({ objective, origin }: ServiceReport): string {
  if (objective.length === 0) return "-";
  return objective.join(", ") + (origin === "assumed" ? " (assumed)" : "");
}

/** A table: for each service whether it survives the loss of any one of each level, and what it was promised to survive. */
export function writeServices(page: Page, report: StackReport): void {
  if (report.services.length === 0) return;
  const rows = report.services.map((service) => ({
    name: visible(service.name),
    promised: sayPromise(service),
    cells: levels.map((level) => answers[service.levels[level]]),
  }));
  const widths = levels.map((level, index) =>
    Math.max(level.length, ...rows.map(({ cells }) => cells[index]?.says.length ?? 0)),
  );
  const answersWidth = widths.reduce((sum, width) => sum + width + apart, 0);
  const promisedWidth = Math.max("promised".length, ...rows.map(({ promised }) => promised.length));
  const room = page.columns - indent - apart - answersWidth;
  // A last column that would stand beyond the terminal's edge becomes a line under each row.
  const beside = room - promisedWidth >= leastNameWidth;
  const nameWidth = Math.min(
    Math.max("service".length, ...rows.map(({ name }) => columnsOf(name))),
    Math.max(beside ? room - promisedWidth : room, leastNameWidth),
  );

  page.gap();
  page.text("Does each service survive the loss of any one …", { ink: "strong" });
  page.row([
    { text: "", width: indent },
    { text: "service", width: nameWidth + apart, ink: "faint" },
    ...levels.map((level, index) => ({ text: level, width: (widths[index] ?? 0) + apart, ink: "faint" as const })),
    { text: beside ? "promised" : "", ink: "faint" },
  ]);
  for (const { name, promised, cells } of rows) {
    const fits = columnsOf(name) <= nameWidth;
    // A name too long for its column has a line of its own: two services may differ in their last letters only.
    if (!fits) page.text(name, { indent });
    page.row([
      { text: "", width: indent },
      { text: fits ? name : "", width: nameWidth + apart },
      ...cells.map(({ says, ink }, index) => ({ text: says, width: (widths[index] ?? 0) + apart, ink })),
      { text: beside ? promised : "" },
    ]);
    if (!beside) page.text(promised, { indent: indent + 2, lead: "promised: ", leadInk: "faint" });
  }
}
