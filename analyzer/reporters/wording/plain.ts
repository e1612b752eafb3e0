import type { ReportedFinding } from "../../model/report.ts";
import { sayAcceptance } from "./acceptance.ts";
import { listLabels } from "./list.ts";
import type { Names } from "./names.ts";
import { changesOf } from "./remedies.ts";
import { visible } from "./visible.ts";

/** A finding in lines of plain text, names made visible: what it says, what it rests on where that is not a proof, what to change, who accepted it. */
export function plainLines(finding: ReportedFinding, names: Names): readonly string[] {
  const facts = finding.evidence.flatMap((each) =>
    each.kind === "fact" && each.what !== finding.message ? [`Because: ${each.what}`] : [],
  );
  const changes = changesOf(finding, names).map(({ property, value, resources, advice }) => {
    const named = listLabels(resources, 4);
    const what = [...(property === null ? [] : [property]), ...(named === "" ? [] : [named])].join(" of ");
    const now = value === null ? "" : ` (now ${value})`;
    return what === "" ? `Change: ${advice}` : `Change: ${what}${now}: ${advice}`;
  });
  const undetermined = finding.status === "undetermined" ? ["Undetermined: it can't be shown before deployment."] : [];
  const accepted = sayAcceptance(finding).map(({ label, says }) => `${label}: ${says}`);
  return [finding.message, ...undetermined, ...facts, ...changes, ...accepted].map(visible);
}
