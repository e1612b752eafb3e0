import type { LossLevel, Survival } from "../../model/analysis.ts";
import { levels } from "../../model/objectives.ts";
import type { ServiceReport, StackReport } from "../../model/report.ts";
import { visible } from "../wording/visible.ts";
import type { Ink, Page } from "./page.ts";
import { columnsOf } from "./wrap.ts";

const answers = {
  yes: { says: "yes", ink: "good" },
  no: { says: "no", ink: "bad" },
  undetermined: { says: "?", ink: "open" },
} as const satisfies Record<"yes" | "no" | "undetermined", { readonly says: string; readonly ink: Ink }>;

interface Cell {
  readonly says: string;
  readonly ink: Ink;
}

const indent = 2;
const apart = 2;
const leastNameWidth = 12;

/** Marks what an objective asks for. */
const promised = "*";

/** A table: for each service whether it survives the loss of any one of each level, what was promised being marked. */
export function writeServices(page: Page, report: StackReport): void {
  if (report.services.length === 0) return;
  const asksForChange = report.services.some((service) => survivalAt(service, "change") !== undefined);
  const columns: readonly LossLevel[] = asksForChange ? [...levels, "change"] : levels;
  const rows = report.services.map((service) => ({
    name: visible(service.name),
    cells: columns.map((level) => cellOf(service, level)),
  }));
  const widths = columns.map((level, index) =>
    Math.max(level.length, ...rows.map(({ cells }) => cells[index]?.says.length ?? 0)),
  );
  const answersWidth = widths.reduce((sum, width) => sum + width + apart, 0);
  const nameWidth = Math.min(
    Math.max("service".length, ...rows.map(({ name }) => columnsOf(name))),
    Math.max(page.columns - indent - apart - answersWidth, leastNameWidth),
  );

  page.gap();
  page.text("Does each service survive the loss of any one …", { ink: "strong" });
  page.row([
    { text: "", width: indent },
    { text: "service", width: nameWidth + apart, ink: "faint" },
    ...columns.map((level, index) => ({ text: level, width: (widths[index] ?? 0) + apart, ink: "faint" as const })),
  ]);
  for (const { name, cells } of rows) {
    const fits = columnsOf(name) <= nameWidth;
    // A name too long for its column has a line of its own: two services may differ in their last letters only.
    if (!fits) page.text(name, { indent });
    page.row([
      { text: "", width: indent },
      { text: fits ? name : "", width: nameWidth + apart },
      ...cells.map(({ says, ink }, index) => ({ text: says, width: (widths[index] ?? 0) + apart, ink })),
    ]);
  }
  page.text(sayMarks(report.services, rows), { indent, ink: "faint" });
}

function survivalAt({ survives }: ServiceReport, level: LossLevel): Survival | undefined {
  return survives.find((survival) => survival.level === level);
}

function cellOf(service: ServiceReport, level: LossLevel): Cell {
  const survival = survivalAt(service, level);
  if (survival === undefined) return { says: "-", ink: "faint" };
  const answer = answers[level === "change" ? changeAnswer(survival) : service.levels[level]];
  return survival.objective === null ? answer : { says: `${answer.says}${promised}`, ink: answer.ink };
}

function changeAnswer({ lostWith, undecided }: Survival): "yes" | "no" | "undetermined" {
  if (lostWith.length > 0) return "no";
  return undecided.length > 0 ? "undetermined" : "yes";
}

function sayMarks(services: readonly ServiceReport[], rows: readonly { readonly cells: readonly Cell[] }[]): string {
  const isAssumed = services.some((service) => service.origin === "assumed");
  const mark = isAssumed
    ? `${promised} assumed to be promised, since no objectives file says`
    : `${promised} promised, within the times that the objectives file states, if any`;
  const isOpen = rows.some(({ cells }) => cells.some(({ ink }) => ink === "open"));
  return isOpen ? `${mark}; ? undetermined` : mark;
}
