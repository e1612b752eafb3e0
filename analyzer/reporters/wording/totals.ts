import type { StackReport } from "../../model/report.ts";
import { count } from "./list.ts";

/** The totals of a stack in one sentence, without a full stop. */
export function sayTotals(report: StackReport): string {
  const { violated, undetermined, warnings, notes } = report.totals;
  const parts = [
    ...(undetermined > 0 ? [`${undetermined} undetermined`] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(notes > 0 ? [count(notes, "note")] : []),
  ].join(", ");
  const rest = parts === "" ? "" : `; ${parts}`;
  if (violated > 0) return `objectives broken by ${count(violated, "cause")}${rest}`;
  if (report.verdict === "fail") return `objectives not shown to hold${rest}`;
  return `${report.services.length === 0 ? "no service is promised anything" : "every objective holds"}${rest}`;
}

/** What was read, and by what the services were judged. */
export function sayBasis(report: StackReport): string {
  const judged =
    report.objectives === null ? "no objectives file: services are assumed" : `objectives from ${report.objectives}`;
  return `${count(report.resources, "resource")}, ${readBy[report.source]}; ${judged}`;
}

const readBy = {
  "embedded-preview": "read from the program, nothing deployed",
  guard: "seen as the program registered them",
  "policy-pack": "given by Pulumi's engine",
  model: "a model, not a program",
} as const satisfies Record<StackReport["source"], string>;
