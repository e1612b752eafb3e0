import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Examined } from "../../analyzer/analyze.ts";
import { combine } from "../../analyzer/analyze.ts";
import { exploreStack } from "../../analyzer/cli/judge-stack.ts";
import { rulePages } from "../../analyzer/cli/rule-pages.ts";
import { listIncidents, readKnownIncident } from "../../analyzer/readers/incidents.ts";
import { root } from "../analyzer/cli/run-faultline.ts";
import { launch, withoutBrowser } from "./chromium.ts";
import { axeViolations, marksShown, openReport, settled } from "./open-page.ts";

const zoneC = "alicloud/cn-hongkong/cn-hongkong-c";
const incident = "2022-12-18-alibaba-cloud-hong-kong-zone-c";

describe.skipIf(withoutBrowser)("the page", () => {
  let browser: Browser;
  let examined: Examined;
  beforeAll(async () => {
    browser = await launch();
    examined = await exploreStack({ directory: root, stack: "hong-kong-zone-c", timeout: 300 });
  });
  afterAll(async () => {
    await browser?.close();
  });
  const answer = () => ({
    ...combine([examined.report]),
    rules: rulePages,
    incidents: listIncidents().map(readKnownIncident),
  });

  test("loses a zone at a click and brings it back at another, by undo, and by going back", async () => {
    const { page, troubles } = await openReport(browser, answer());
    const zone = page.locator(`button[data-place="${zoneC}"]`);
    await zone.click();
    await settled(page);
    const lost = await marksShown(page);
    expect(lost.settlement).toContain("lost");
    expect(await zone.getAttribute("aria-pressed")).toBe("true");
    await zone.click();
    expect(Object.values(await marksShown(page)).flat()).toEqual([]);
    await page.getByRole("button", { name: "Undo" }).click();
    await settled(page);
    expect(await marksShown(page)).toEqual(lost);
    await page.goBack();
    await settled(page);
    expect(Object.values(await marksShown(page)).flat()).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test("shows by a link what its sender saw", async () => {
    const first = await openReport(browser, answer());
    await first.page.locator(`button[data-place="${zoneC}"]`).click();
    await first.page.locator('[data-service="settlement"]').click();
    await settled(first.page);
    const fragment = await first.page.evaluate(() => location.hash.slice(1));
    const second = await openReport(browser, answer(), fragment);
    await settled(second.page);
    expect(await marksShown(second.page)).toEqual(await marksShown(first.page));
    const details = second.page.getByRole("complementary", { name: "Details" });
    expect(await details.textContent()).toBe(
      await first.page.getByRole("complementary", { name: "Details" }).textContent(),
    );
    expect(await details.getByRole("heading", { name: "Why it is lost" }).count()).toBe(1);
    expect(await details.locator(".proof li").last().textContent()).toContain("settlement is unavailable");
  });

  test("has a row for each service and a column for each loss, and says in each cell what the report says", async () => {
    const { page } = await openReport(browser, answer(), "view=matrix");
    const table = await page
      .locator("table.matrix tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector("th")?.textContent ?? "",
          ...[...row.querySelectorAll("td")].map((cell) => cell.querySelector(".unseen")?.textContent ?? ""),
        ]),
      );
    const { services, blastRadii } = examined.report;
    // The zone that the stack is named for breaks promises that it was thought to keep.
    expect(table.flat()).toContain("breaks its promise of times with");
    expect(table).toEqual(
      services.map(({ name, survives }) => [
        name,
        ...blastRadii.map(({ domain, lost, perhapsLost }) => {
          const promises = survives.filter(({ objective }) => objective !== null);
          if (lost.includes(name)) return "is lost with";
          if (promises.some(({ lostWith }) => lostWith.includes(domain))) return "breaks its promise of times with";
          if (perhapsLost.includes(name)) return "is perhaps lost with";
          return promises.some(({ undecided }) => undecided.some((one) => one.domain === domain))
            ? "perhaps breaks its promise of times with"
            : "survives";
        }),
      ]),
    );
  });

  test("lists every finding, filters them, and draws the evidence of one on the map", async () => {
    const { page, troubles } = await openReport(browser, answer(), "view=findings");
    const { findings } = examined.report;
    const shown = () => page.locator("article.finding h4").allTextContents();
    expect((await shown()).toSorted()).toEqual(findings.map(({ message }) => message).toSorted());
    const rule = findings.at(-1)?.rule ?? "";
    await page.getByLabel("Rule").selectOption(rule);
    expect((await shown()).toSorted()).toEqual(
      findings
        .filter((one) => one.rule === rule)
        .map(({ message }) => message)
        .toSorted(),
    );
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await shown()).toHaveLength(findings.length);
    const proved = findings.find(({ evidence }) => evidence.some(({ kind }) => kind === "derivation"));
    await page
      .locator(`[data-finding="${proved?.fingerprint}"]`)
      .getByRole("button", { name: "Show the evidence on the map" })
      .click();
    expect(await page.locator("table.map .number").count()).toBeGreaterThan(1);
    await page.waitForSelector("svg.lines path.step", { state: "attached" });
    expect(troubles).toEqual([]);
  });

  test("plays the incident of 2022 step by step, to its end", async () => {
    const { page, troubles } = await openReport(browser, answer());
    await page.getByLabel("Replay an incident").selectOption(incident);
    await settled(page);
    const steps = readKnownIncident(incident).steps;
    expect(await page.locator("ol.steps li").count()).toBe(steps.length);
    const seen = [await marksShown(page)];
    for (let step = 1; step < steps.length; step += 1) {
      await page.getByRole("button", { name: "Next" }).click();
      await settled(page);
      seen.push(await marksShown(page));
    }
    expect(Object.values(seen[0] ?? {}).flat()).toEqual([]);
    const worst = seen.find((marks) => marks.settlement?.includes("lost"));
    expect(worst?.settlement).toContain("stuck");
    expect(seen.at(-1)?.settlement).not.toContain("lost");
    expect(await page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
    expect(troubles).toEqual([]);
  });

  test("can be used without a mouse", async () => {
    const { page } = await openReport(browser, answer());
    await page.keyboard.press("/");
    await page.keyboard.type("lose cn-hongkong-c");
    await page.keyboard.press("Enter");
    await settled(page);
    expect((await marksShown(page)).settlement).toContain("lost");
    const stops: string[] = [];
    for (let press = 0; press < 140 && !stops.includes("chip"); press += 1) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() =>
          document.activeElement?.classList.contains("chip") ? "chip" : (document.activeElement?.tagName ?? ""),
        ),
      );
    }
    expect(stops).toContain("SELECT");
    expect(stops.at(-1)).toBe("chip");
    const before = await page.evaluate(() => document.activeElement?.closest("[data-chip]")?.getAttribute("data-chip"));
    await page.keyboard.press("ArrowDown");
    const after = await page.evaluate(() => document.activeElement?.closest("[data-chip]")?.getAttribute("data-chip"));
    expect(after).not.toBe(before);
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("complementary", { name: "Details" }).count()).toBe(0);
  });

  test("finds a resource and draws what it needs and what needs it, less of it with kinds of lines hidden", async () => {
    const { page, look } = await openReport(browser, answer());
    await page.getByRole("searchbox").fill("hong-kong-ledger");
    await page.locator('.hits button[data-hit$=":LedgerService::hong-kong-ledger"]').click();
    await page.waitForSelector("svg.lines path.line", { state: "attached" });
    const count = () => page.locator("svg.lines path.line").count();
    const near = await count();
    await page.getByLabel("Steps").fill("3");
    await settled(page);
    expect(await count()).toBeGreaterThan(near);
    const kind = (await page.locator("svg.lines path.line").first().getAttribute("class"))?.split(" ")[1] ?? "";
    await page.locator(`.map-legend label:has(path.${kind}) input`).uncheck();
    await settled(page);
    expect(await page.locator(`svg.lines path.${kind}`).count()).toBe(0);
    await look("");
    expect(await count()).toBe(0);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`gives axe nothing to complain about, ${colorScheme}`, async () => {
      const { page, look } = await openReport(browser, answer(), "", { colorScheme });
      const fingerprint = examined.report.findings[0]?.fingerprint ?? "";
      const views = [
        "",
        new URLSearchParams({ lost: zoneC, focus: "service:settlement" }).toString(),
        `finding=${fingerprint}`,
        "view=findings",
        "view=matrix",
        `replay=${incident}&step=5`,
      ];
      for (const view of views) {
        await look(view);
        expect(await axeViolations(page), view).toEqual([]);
      }
      await look("");
      await page.getByRole("searchbox").fill("hong-kong");
      expect(await axeViolations(page), "search").toEqual([]);
    });
  }

  test("prints the map, the table and the findings whole", async () => {
    const { page, troubles } = await openReport(browser, answer());
    const pdf = await page.pdf({ format: "A3", landscape: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.waitForSelector("article.finding");
    for (const part of ["table.map", "table.matrix", "article.finding"]) {
      expect(await page.locator(part).first().isVisible(), part).toBe(true);
    }
    expect(await page.getByRole("searchbox").count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});
