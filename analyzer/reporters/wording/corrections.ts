import type { StackReport } from "../../model/report.ts";
import { listSome } from "./list.ts";
import type { Names } from "./names.ts";

/** The edges that faultline.yaml corrects, those of one reason in one sentence. */
export function sayCorrections(report: StackReport, names: Names): readonly string[] {
  const byReason = Map.groupBy(report.corrections, ({ effect, reason }) => `${effect}\n${reason}`);
  return [...byReason.values()].map((same) => {
    const from = [...new Set(same.map((one) => names.resource(one.from)))].sort();
    const to = [...new Set(same.map((one) => names.resource(one.to)))].sort();
    const [first] = same;
    const need = from.length > 1 ? "need" : "needs";
    return `${first?.effect}: ${listSome(from, 3)} ${need} ${listSome(to, 3)} (${first?.reason})`;
  });
}
