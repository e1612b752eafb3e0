import type { BlastRadius } from "../../model/analysis.ts";
import type { DomainKind, FailureDomain } from "../../model/failure-domain.ts";
import { levels } from "../../model/objectives.ts";
import type { ServiceReport, StackReport } from "../../model/report.ts";
import { literal } from "../wording/markdown/literal.ts";
import { table } from "../wording/markdown/table.ts";
import type { Names } from "../wording/names.ts";
import { sayPromises } from "../wording/promise.ts";

const columns: readonly DomainKind[] = ["zone", "region", "provider"];

/** Services × losses: which service is lost with which zone, region or provider. */
export function lossMatrix(report: StackReport, names: Names): readonly string[] {
  const kinds = new Map(report.domains.map(({ id, kind }) => [id, kind]));
  const losses = columns.flatMap((kind) => report.blastRadii.filter(({ domain }) => kinds.get(domain) === kind));
  if (report.services.length === 0) return ["No service is known, so no loss can be judged."];
  const head = ["Service", ...losses.map(({ domain }) => literal(names.domain(domain)))];
  const rows = report.services.map(({ name }) => [literal(name), ...losses.map((loss) => cell(loss, name))]);
  return [
    table(head, rows),
    "**lost**: in every case; *perhaps*: depends on what only deployment decides; –: survives. Each column is the loss of that one place.",
    ...otherLosses(report, new Set(losses.map(({ domain }) => domain)), names),
  ];
}

function cell(loss: BlastRadius, service: string): string {
  if (loss.lost.includes(service)) return "**lost**";
  return loss.perhapsLost.includes(service) ? "*perhaps*" : "–";
}

/** Single machines and products that take a service with them. */
function otherLosses(report: StackReport, shown: ReadonlySet<FailureDomain["id"]>, names: Names): readonly string[] {
  const lines = report.blastRadii
    .filter(({ domain, lost, perhapsLost }) => !shown.has(domain) && lost.length + perhapsLost.length > 0)
    .map(({ domain, lost, perhapsLost }) => {
      const takes = [...lost.map(literal), ...perhapsLost.map((name) => `perhaps ${literal(name)}`)].join(", ");
      return `- ${literal(names.domain(domain))}: ${takes}`;
    });
  return lines.length === 0 ? [] : ["Single losses below a zone that take a service down:", lines.join("\n")];
}

const answers = {
  yes: "yes",
  no: "**no**",
  undetermined: "*undetermined*",
} as const satisfies Record<ServiceReport["levels"]["zone"], string>;

/** What each service survives, beside what it was promised to survive and what it is entered by. */
export function survivalTable(report: StackReport): string {
  return table(
    ["Service", "Promised", ...levels.map((level) => `any one ${level}`), "Entered by"],
    report.services.map((service) => [
      literal(service.name) + (service.origin === "assumed" ? " (assumed)" : ""),
      sayPromises(service.promise).map(literal).join("; ") || "–",
      ...levels.map((level) => answers[service.levels[level]]),
      service.entries.map(literal).join(", "),
    ]),
  );
}
