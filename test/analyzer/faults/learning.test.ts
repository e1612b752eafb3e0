import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { levels } from "../../../analyzer/model/objectives.ts";
import type { StackReport } from "../../../analyzer/model/report.ts";
import type { Sketch } from "../../builders/sketches.ts";
import { drawn, learned, sketches } from "../../builders/sketches.ts";
import { report } from "../../builders/verdicts.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";

/** Milliseconds: far beyond what it takes. */
const patience = 120_000;

const reported = (sketch: Sketch): StackReport => {
  const { stack, objectives } = drawn(sketch);
  return report(stack, objectives);
};

/** Each service at each level, and whether it survives. */
function answers(of: StackReport): ReadonlyMap<string, string> {
  return new Map(
    of.services.flatMap(({ name, levels: held }) =>
      levels.map((level) => [`${name} and the loss of any one ${level}`, held[level]] as const),
    ),
  );
}

/** What each named zone takes. Unknown ones are left out: learning turns them into named ones. */
function takenBy(of: StackReport): ReadonlyMap<string, "taken" | "perhaps" | "left"> {
  const named = new Set(
    of.domains
      .filter(({ id, kind }) => kind === "zone" && !id.startsWith("zone-of:") && !id.endsWith("?"))
      .map(({ id }) => id),
  );
  return new Map(
    of.blastRadii
      .filter(({ domain }) => named.has(domain))
      .flatMap(({ domain, lost, perhapsLost }) =>
        of.services.map(
          ({ name }) =>
            [
              `${name} when ${domain} is lost`,
              lost.includes(name) ? "taken" : perhapsLost.includes(name) ? "perhaps" : "left",
            ] as const,
        ),
      ),
  );
}

describe("learning what was unknown", () => {
  holdsForAll("may settle what was undetermined and never turns a proved answer", sketches, 40, (sketch) => {
    const before = answers(reported(sketch));
    for (const next of learned(sketch)) {
      const after = answers(reported(next));
      for (const [question, answer] of before) {
        if (answer === "undetermined") continue;
        if (after.get(question) !== answer)
          throw new Error(`${question}: ${answer} became ${after.get(question)} when learning ${JSON.stringify(next)}`);
      }
    }
  });

  holdsForAll("leaves what a named zone takes, and what it can't take", sketches, 40, (sketch) => {
    const before = takenBy(reported(sketch));
    for (const next of learned(sketch)) {
      const after = takenBy(reported(next));
      for (const [question, answer] of before) {
        if (answer === "perhaps" || !after.has(question)) continue;
        if (after.get(question) !== answer)
          throw new Error(`${question}: ${answer} became ${after.get(question)} when learning ${JSON.stringify(next)}`);
      }
    }
  });

  test("the sketches hold enough that is open, and settles either way", { timeout: patience }, () => {
    const found = { resolved: 0, kept: 0 };
    for (const sketch of fc.sample(sketches, { numRuns: 25, seed: 1 })) {
      const before = answers(reported(sketch));
      for (const next of learned(sketch)) {
        for (const [question, answer] of answers(reported(next))) {
          if (before.get(question) !== "undetermined") continue;
          if (answer === "undetermined") found.kept += 1;
          else found.resolved += 1;
        }
      }
    }
    expect(found.resolved).toBeGreaterThan(50);
    expect(found.kept).toBeGreaterThan(50);
  });
});

describe("the gate fails closed", () => {
  holdsForAll("an objective that is not proved has a finding, and one that is has none", sketches, 200, (sketch) => {
    const of = reported(sketch);
    for (const service of of.services) {
      const mine = of.findings.filter((finding) => finding.services.includes(service.name));
      const asked = [service.levels.instance, service.levels.zone];
      const wanted = asked.includes("no") ? "violated" : asked.includes("undetermined") ? "undetermined" : null;
      const statuses = mine.map(({ status }) => status);
      if (wanted === null && statuses.length > 0) throw new Error(`${service.name} holds, and yet has findings`);
      if (wanted !== null && !statuses.includes(wanted))
        throw new Error(`${service.name} is ${wanted} and has no such finding`);
      if (wanted === "undetermined" && statuses.includes("violated"))
        throw new Error(`${service.name} is open, and yet proved broken`);
    }
    expect(of.verdict).toBe(of.findings.length > 0 ? "fail" : "pass");
  });

  holdsForAll("every finding proves or names what decides", sketches, 200, (sketch) => {
    for (const finding of reported(sketch).findings) {
      // What faultline.yaml states of something that the stack has not is about no resource.
      if (finding.rule === "selectors-match") continue;
      expect(finding.subjects).not.toEqual([]);
      expect(finding.remedy).not.toEqual([]);
      const proofs = finding.evidence.flatMap((one) => (one.kind === "derivation" ? [one] : []));
      for (const { derivation, service } of proofs) expect(derivation.steps.at(-1)?.subject).toBe(service);
      if (finding.status === "violated") expect(proofs.map(({ service }) => service)).toEqual(finding.services);
      else expect(finding.evidence.some(({ kind }) => kind === "fact")).toBe(true);
    }
  });
});
