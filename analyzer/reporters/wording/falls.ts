import { levels } from "../../model/objectives.ts";
import type { StackReport } from "../../model/report.ts";
import { listAll, listLabels, listSome } from "./list.ts";
import type { Names } from "./names.ts";

/**
 * The smallest loss that each service does not survive for certain, in sentences; services that fall alike share one.
 * In the order of the levels, then of the services.
 */
export function sayWhatFalls(report: StackReport, names: Names): readonly string[] {
  const alike = new Map<string, string[]>();
  for (const level of levels) {
    for (const service of report.services) {
      if (levels.find((each) => service.levels[each] !== "yes") !== level) continue;
      const survival = service.survives.find((each) => each.level === level);
      // Nothing takes a service down that stands for nothing: that is a finding, not a strength.
      if (survival === undefined || survival.lostWith.length + survival.undecided.length === 0) continue;
      const certain = survival.lostWith.map((id) => names.domain(id));
      const perhaps = survival.undecided.map(({ domain }) => names.domain(domain));
      const how =
        certain.length > 0
          ? `not survive the loss of ${listLabels(certain, 4, "or")}`
          : `not for certain survive the loss of ${listLabels(perhaps, 4, "or")}`;
      alike.set(how, [...(alike.get(how) ?? []), service.name]);
    }
  }
  const sentences = [...alike].map(
    ([how, services]) => `${listSome(services, 8)} ${services.length === 1 ? "does" : "do"} ${how}.`,
  );
  const all = report.services.flatMap(({ name, levels: holds }) =>
    levels.every((level) => holds[level] === "yes") ? [name] : [],
  );
  if (all.length === 0) return sentences;
  // Of these levels only: a single account or name may still take one, which its minimal cut sets tell.
  return [...sentences, `No loss of a single ${listAll(levels, "or")} takes ${listSome(all, 8, "or")} down.`];
}
