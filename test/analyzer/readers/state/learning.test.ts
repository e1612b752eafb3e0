import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { regions } from "../../../../analyzer/catalogue/index.ts";
import type { Snapshot } from "../../../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../../../analyzer/readers/embedded-preview/preview-program.ts";
import { readObjectives } from "../../../../analyzer/readers/objectives.ts";
import { parseObjectives } from "../../../../analyzer/readers/parse-objectives.ts";
import { readState } from "../../../../analyzer/readers/state/read-state.ts";
import { deployed } from "../../../builders/deployed.ts";
import { reportOf, scratchFiles, survivals } from "./said.ts";

const programs = new URL("../../../fixtures/programs/", import.meta.url).pathname;
const write = scratchFiles();

/** Those that say of something whether it survives, in any style. */
const judged = ["aurora-rates", "fargate-shop", "kafka-ingest", "member-portal", "two-suppliers", "unknown-places"];

const stackIn = (folder: string) =>
  readdirSync(folder).flatMap((name) => name.match(/^Pulumi\.(.+)\.yaml$/)?.[1] ?? [])[0] ?? "dev";

function preview(name: string): Promise<Snapshot> {
  return previewProgram({
    directory: join(programs, name),
    stack: stackIn(join(programs, name)),
    timeout: 100,
    typeCheck: false,
    lookupAnswers: { regions: regions.map(({ provider, name: region, zones }) => ({ provider, region, zones })) },
  });
}

describe("a state knows more than a preview of the same program", () => {
  test.each(judged)(
    "%s: no service that is lost becomes safe, and none that is safe is lost",
    { timeout: 120_000 },
    async (name) => {
      const snapshot = await preview(name);
      const objectives = readObjectives(join(programs, name));
      const before = survivals(reportOf(snapshot, objectives));
      expect(before.size).toBeGreaterThan(0);
      for (const turn of [0, 1, 2]) {
        const state = readState(write(deployed(snapshot, turn)));
        const ids = state.resources.filter(({ id }) => id !== undefined);
        expect(ids.length).toBeGreaterThan(0);
        const after = survivals(reportOf(state, objectives));
        for (const [question, answer] of before) {
          if (answer !== "undetermined") expect(`${question}: ${after.get(question)}`).toBe(`${question}: ${answer}`);
        }
      }
    },
  );
});

test("an undetermined place is settled by the state", () => {
  const story = new URL("../../../fixtures/stories/two-servers-in-two-unknown-vswitches/", import.meta.url);
  const snapshot: Snapshot = JSON.parse(readFileSync(new URL("stack.json", story), "utf8"));
  const objectives = parseObjectives(readFileSync(new URL("objectives.yaml", story), "utf8"), "objectives.yaml");
  const levels = (of: Snapshot) => reportOf(of, objectives).services.map(({ levels: { zone } }) => zone);
  expect(levels(snapshot)).toEqual(["undetermined"]);
  expect(levels(readState(write(deployed(snapshot, 0))))).toEqual(["yes"]);
});
