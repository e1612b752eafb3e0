import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Examined } from "../../analyzer/analyze.ts";
import { combine, whatIf } from "../../analyzer/analyze.ts";
import { exploreStack } from "../../analyzer/cli/judge-stack.ts";
import { rulePages } from "../../analyzer/cli/rule-pages.ts";
import type { LossState, Told } from "../../analyzer/model/loss.ts";
import { listStacks, readProject } from "../../analyzer/readers/project.ts";
import { root } from "../analyzer/cli/run-faultline.ts";
import { launch, withoutBrowser } from "./chromium.ts";
import { marksShown, openReport } from "./open-page.ts";

const stacks = listStacks(readProject(root));

describe.skipIf(withoutBrowser)("the page answers as what-if does", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test.each(stacks)("%s: the same services go with every single domain", async (stack) => {
    const examined = await explored(stack);
    const { page, troubles } = await openReport(browser, answerOf(examined));
    const domains = examined.analysis.domains.map(({ id }) => id);
    const shown = await page.evaluate(async (ids) => {
      const answers: [string, string[]][] = [];
      for (const id of ids) {
        location.hash = new URLSearchParams({ lost: id }).toString();
        while (document.querySelector(".what-if")?.getAttribute("data-lost") !== JSON.stringify([id]))
          await new Promise((resolve) => requestAnimationFrame(resolve));
        const badges = [...document.querySelectorAll<HTMLElement>(".services .badge[data-kind=lost]")];
        answers.push([
          id,
          badges.map(
            (badge) =>
              `${badge.closest("li")?.querySelector<HTMLElement>("[data-service]")?.dataset.service} ${badge.dataset.sure}`,
          ),
        ]);
      }
      return answers;
    }, domains);
    const told = new Map(
      examined.analysis.domains.map(({ id }) => {
        const radius = examined.analysis.blastRadii.find(({ domain }) => domain === id);
        return [
          id,
          [
            ...(radius?.lost ?? []).map((name) => `${name} true`),
            ...(radius?.perhapsLost ?? []).map((name) => `${name} false`),
          ].sort(),
        ];
      }),
    );
    expect(domains.length).toBeGreaterThan(50);
    expect([...told.values()].flat().length).toBeGreaterThan(0);
    expect(Object.fromEntries(shown.map(([id, services]) => [id, services.toSorted()]))).toEqual(
      Object.fromEntries(told),
    );
    expect(troubles).toEqual([]);
  });

  test.each(stacks)("%s: and all else that a zone or region takes, several of them at once as well", async (stack) => {
    const examined = await explored(stack);
    const { page, troubles, look } = await openReport(browser, answerOf(examined));
    const places = examined.analysis.blastRadii
      .map(({ domain }) => domain)
      .filter((id) => ["zone", "region"].includes(examined.analysis.domains.find((one) => one.id === id)?.kind ?? ""))
      .filter((id) => !id.includes("urn:") && !id.endsWith("?"));
    const questions = [...places.map((id) => [id]), places.slice(0, 2)];
    for (const lost of questions) {
      await look(lost.map((id) => `lost=${encodeURIComponent(id)}`).join("&"));
      const { state } = whatIf(examined, { lost, down: [], surges: [], corrupted: [], worst: false });
      expect(await marksShown(page), lost.join(" and ")).toEqual(marksTold(state, examined));
    }
    expect(troubles).toEqual([]);
  });
});

const known = new Map<string, Promise<Examined>>();

/** Each stack's program runs once. */
function explored(stack: string): Promise<Examined> {
  const examined = known.get(stack) ?? exploreStack({ directory: root, stack, timeout: 300 });
  known.set(stack, examined);
  return examined;
}

function answerOf({ report }: Examined) {
  return { ...combine([report]), rules: rulePages };
}

function marksTold(state: LossState, { report }: Examined): Readonly<Record<string, readonly string[]>> {
  const of = (kind: string, list: readonly Told[], service: string) =>
    list.filter((one) => one.service === service).map(({ sure }) => `${sure ? "" : "perhaps "}${kind}`);
  return Object.fromEntries(
    report.services.map(({ name }) => [
      name,
      [
        ...of("lost", state.lost, name),
        ...of("stuck", state.stuck, name),
        ...of("data", state.dataLost, name),
        ...of("late", state.late, name),
        ...of("capacity", state.capacityShort, name),
        ...of("redundancy", state.redundancyLost, name),
      ],
    ]),
  );
}
