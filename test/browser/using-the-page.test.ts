import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Examined } from "../../analyzer/analyze.ts";
import { pageParts } from "../../analyzer/cli/page-parts.ts";
import { html } from "../../analyzer/reporters/html.ts";
import { root, runFaultline } from "../analyzer/cli/run-faultline.ts";
import { launch, withoutBrowser } from "./chromium.ts";
import { axeViolations, marksShown, openReport, settled } from "./open-page.ts";
import { answerOf, explored } from "./stacks.ts";

const zoneC = "alicloud/cn-hongkong/cn-hongkong-c";
const stack = "hong-kong-zone-c";
const incident = "2022-12-18-alibaba-cloud-hong-kong-zone-c";

describe.skipIf(withoutBrowser)("the page", () => {
  let browser: Browser;
  let examined: Examined;
  beforeAll(async () => {
    browser = await launch();
    examined = await explored(stack);
  });
  afterAll(async () => {
    await browser?.close();
  });
  const answer = () => answerOf(examined);

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

  test("moves no place and no chip when something is lost", async () => {
    const { page } = await openReport(browser, answer());
    const standing = () =>
      page.evaluate(() => {
        const { left, top } = document.querySelector("table.map")?.getBoundingClientRect() ?? new DOMRect();
        return [...document.querySelectorAll<HTMLElement>("table.map .place, table.map .chip")].map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [one.dataset.place ?? one.dataset.unit, x - left, y - top, width, height].join(" ");
        });
      });
    const before = await standing();
    for (const place of [zoneC, "alicloud/cn-hongkong", "alicloud"]) {
      await page.locator(`button[data-place="${place}"]`).click();
      await settled(page);
    }
    expect(await page.locator("table.map .chip.gone").count()).toBeGreaterThan(20);
    expect(await page.locator("table.map .chip.down").count()).toBeGreaterThan(0);
    expect(await standing()).toEqual(before);
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

  test("is what the command writes, byte for byte", async () => {
    const folder = mkdtempSync(join(tmpdir(), "faultline-report-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "report.html");
    const { exitCode } = await runFaultline(["report", root, "--stack", stack, "--report", `html=${file}`]);
    expect(exitCode).toBe(0);
    const own = html(answer(), { columns: 80, colour: false, page: await pageParts() });
    // A diff of some hundred kilobytes would tell nobody anything.
    expect(readFileSync(file, "utf8") === own).toBe(true);
  });

  test("leads from what breaks the objectives to what goes, to why, and to what to change", async () => {
    const { page, troubles } = await openReport(browser, answer());
    const causes = page.getByRole("list", { name: "What breaks the objectives" });
    const [cause] = examined.report.findings.filter(({ blocks }) => blocks);
    expect(await causes.textContent()).toContain(cause?.message);
    await causes.getByRole("button", { name: "Lose zone cn-hongkong-c" }).click();
    await settled(page);
    const harms = page.locator("dl.harms");
    await harms.getByRole("button", { name: "settlement" }).first().click();
    const details = page.getByRole("complementary", { name: "Details" });
    expect(await details.locator(".proof li").first().textContent()).toContain("cn-hongkong-c is lost");
    await page.getByRole("button", { name: "Why, and what to change" }).click();
    const card = page.locator(`[data-finding="${cause?.fingerprint}"]`);
    expect(await card.evaluate((element) => element.classList.contains("chosen"))).toBe(true);
    const advice = new Set(cause?.remedy.map((one) => one.advice.toLowerCase()));
    const shown = await card.locator("ul.remedies > li").allTextContents();
    expect(shown).toHaveLength(advice.size);
    for (const one of advice)
      expect(
        shown.some((text) => text.toLowerCase().startsWith(one)),
        one,
      ).toBe(true);
    expect(troubles).toEqual([]);
  });

  test("draws the evidence of a finding on the map", async () => {
    const { page, troubles } = await openReport(browser, answer(), "view=findings");
    const { findings } = examined.report;
    const proved = findings.find(({ evidence }) => evidence.some(({ kind }) => kind === "derivation"));
    await page
      .locator(`[data-finding="${proved?.fingerprint}"]`)
      .getByRole("button", { name: "Show the evidence on the map" })
      .click();
    expect(await page.locator("table.map .number").count()).toBeGreaterThan(1);
    await page.waitForSelector("svg.lines path.step", { state: "attached" });
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
        "view=ways&focus=service%3Asettlement",
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
});
