import type { StackReport } from "../../model/report.ts";
import { count } from "./list.ts";

/** The totals of a stack in one sentence, without a full stop. */
export function sayTotals(report: StackReport): string {
  const { violated, undetermined, warnings, notes, waived, baselined, known } = report.totals;
  const parts = [
    ...(undetermined > 0 ? [`${undetermined} undetermined`] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(notes > 0 ? [count(notes, "note")] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
    ...(known > 0 ? [`${known} there before`] : []),
  ].join(", ");
  const rest = parts === "" ? "" : `; ${parts}`;
  if (violated > 0) return `objectives broken by ${count(violated, "cause")}${rest}`;
  if (report.verdict === "fail") return `objectives not shown to hold${rest}`;
  return `${sayPass(report)}${rest}`;
}

/** A pass rests on what was accepted wherever an error was: then not every objective holds. */
function sayPass({ services, findings, since }: StackReport): string {
  if (findings.some(({ severity }) => severity === "error"))
    return since === null ? "no finding but those that were accepted" : "nothing new that breaks an objective";
  return services.length === 0 ? "no service is promised anything" : "every objective holds";
}

/** What was read, and by what the services were judged. */
export function sayBasis(report: StackReport): string {
  const judged =
    report.objectives === null ? "no objectives file: services are assumed" : `objectives from ${report.objectives}`;
  return `${count(report.resources, "resource")}, ${readBy[report.source]}; ${judged}`;
}

/** How a stack was read, and whether it stands already. */
export const readBy = {
  "embedded-preview": "read from the program, nothing deployed",
  guard: "seen as the program registered them",
  "policy-pack": "given by Pulumi's engine",
  state: "read from a state, as deployed",
  plan: "read from a plan, nothing deployed by it yet",
  model: "a model, not a program",
} as const satisfies Record<StackReport["source"], string>;
