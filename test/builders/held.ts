import { examine } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import type { Analysis, LossLevel, Survival } from "../../analyzer/model/analysis.ts";
import type { Catalogue, CatalogueEntry } from "../../analyzer/model/catalogue.ts";
import type { Reading } from "../../analyzer/model/fault-model.ts";
import type { ObjectivesBuilder } from "./objectives.ts";
import { noObjectives } from "./objectives.ts";
import type { StackBuilder } from "./stack.ts";

export type Held = "yes" | "no" | "undetermined";

/** Proved, disproved or open. */
function heldBy(survival: Survival): Held {
  if (survival.lostWith.length > 0) return "no";
  return survival.undecided.length > 0 ? "undetermined" : "yes";
}

/** A stack explored with rows of a test's own beside those of the catalogue. */
export function explored(
  built: StackBuilder,
  objectives?: ObjectivesBuilder,
  rows: readonly CatalogueEntry[] = [],
): Analysis {
  const own = new Map(rows.map((row) => [row.type, row]));
  const asked: Catalogue = { ...catalogue, entry: (type) => own.get(type) ?? catalogue.entry(type) };
  return examine(built.snapshot(), objectives?.build() ?? noObjectives, { catalogue: asked, rules: [] }).analysis;
}

/** Whether the only service keeps its objective at a level. */
export function holds(analysis: Analysis, level: LossLevel = "zone"): Held {
  return only(analysis.survivals, level);
}

export function keepsData(analysis: Analysis, level: LossLevel = "zone"): Held {
  return only(analysis.dataSurvivals, level);
}

export function keepsCapacity(analysis: Analysis, level: LossLevel = "zone"): Held {
  return only(analysis.capacitySurvivals, level);
}

function only(survivals: readonly Survival[], level: LossLevel): Held {
  const [found, ...others] = survivals.filter((survival) => survival.level === level);
  if (found === undefined || others.length > 0) throw new Error(`expected one answer at level ${level}`);
  return heldBy(found);
}

/** Domains of a kind that take the service in every world, and in some world at least. */
export function takenWith(
  analysis: Analysis,
  service: string,
  kind: string,
): { readonly certainly: readonly string[]; readonly perhaps: readonly string[] } {
  const kinds = new Map(analysis.domains.map((domain) => [domain.id, domain.kind]));
  const meant = analysis.blastRadii.filter(({ domain }) => kinds.get(domain) === kind);
  return {
    certainly: meant.filter(({ lost }) => lost.includes(service)).map(({ domain }) => domain),
    perhaps: meant.filter(({ perhapsLost }) => perhapsLost.includes(service)).map(({ domain }) => domain),
  };
}

/** Whether losses together take the service, in a reading. */
export function isLost(analysis: Analysis, service: string, reading: Reading, ...lost: readonly string[]): boolean {
  return analysis.lose(reading, lost).services.includes(service);
}
