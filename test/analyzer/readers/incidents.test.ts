import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listIncidents, readIncident, readKnownIncident } from "../../../analyzer/readers/incidents.ts";

const known = listIncidents();

test.each(known)("%s is whole, and named for its id", (id) => {
  expect(readKnownIncident(id).id).toBe(id);
});

test("the incidents that the project exists for are on record, and twelve others", () => {
  for (const day of ["2021-01-29", "2021-03-26", "2022-12-18", "2023-08-14"])
    expect(known.filter((id) => id.startsWith(day))).toHaveLength(1);
  expect(known.length).toBeGreaterThanOrEqual(16);
});

const lose = (what: string, of?: readonly string[]) => ({ kind: "lose", what, ...(of === undefined ? {} : { of }) });
const step = (at: string, ...effects: readonly object[]) => ({ at, published: at, says: "…", sources: [1], effects });
const file = (change: object): string => {
  const incident = {
    id: "2030-01-02-made-up",
    title: "Made up",
    summary: "Nothing happened.",
    sources: [{ kind: "press", title: "A newspaper", where: "page 3" }],
    steps: [],
    record: { lost: [], kept: [] },
    ...change,
  };
  const path = join(mkdtempSync(join(tmpdir(), "incident-")), "incident.json");
  writeFileSync(path, JSON.stringify(incident));
  return path;
};

describe("an incident of a user's own", () => {
  test("may have no steps at all", () => {
    expect(readIncident(file({})).steps).toEqual([]);
  });

  test.each([
    [
      "with steps out of order",
      { steps: [step("2030-01-02T10:00:00Z"), step("2030-01-02T09:00:00Z")] },
      "step 2 (2030-01-02T09:00:00Z) is earlier than step 1",
    ],
    [
      "with two steps at one time",
      { steps: [step("2030-01-02T10:00:00Z"), step("2030-01-02T10:00:00Z")] },
      "steps 1 and 2 are both at 2030-01-02T10:00:00Z",
    ],
    [
      "that loses what is lost",
      { steps: [step("2030-01-02T10:00:00Z", lose("aws")), step("2030-01-02T11:00:00Z", lose("aws"))] },
      "step 2 loses aws, which is lost already",
    ],
    [
      "that restores what was never lost",
      {
        steps: [
          step("2030-01-02T10:00:00Z", lose("aws", ["cache"])),
          step("2030-01-02T11:00:00Z", { kind: "restore", what: "aws", of: ["database"] }),
        ],
      },
      "step 2 restores database in aws, which no step before it lost",
    ],
    [
      "that speaks of something struck, and not of what",
      { steps: [step("2030-01-02", lose("struck"))] },
      "under struck",
    ],
    [
      "that names a source which is not there",
      { steps: [{ ...step("2030-01-02"), sources: [2] }] },
      "step 1 names source 2, and there are 1",
    ],
    ["whose id is of another day", { steps: [step("2030-03-01")] }, "the id begins with 2030-01-02"],
    ["with a word that is not known", { stepps: [] }, '"stepps" is not known'],
    [
      "with a kind of product that is not known",
      { steps: [step("2030-01-02", lose("aws", ["disco"]))] },
      "steps.0.effects.0.of.0",
    ],
  ])("%s is refused in a sentence", (_, change, sentence) => {
    expect(() => readIncident(file(change))).toThrow(sentence);
  });
});
