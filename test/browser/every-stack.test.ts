import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Examined } from "../../analyzer/analyze.ts";
import { lossWays, replayIncident } from "../../analyzer/analyze.ts";
import { readKnownIncident } from "../../analyzer/readers/incidents.ts";
import { launch, withoutBrowser } from "./chromium.ts";
import type { KeptReport } from "./open-page.ts";
import { axeViolations, marksShown, open, settled } from "./open-page.ts";
import { answerOf, explored, marksTold, stacks } from "./stacks.ts";

const zoneC = "alicloud/cn-hongkong/cn-hongkong-c";
const incident = readKnownIncident("2022-12-18-alibaba-cloud-hong-kong-zone-c");

/** What a review does with a report, with the report of every stack; each stands in one page from the first test to the last. */
describe.skipIf(withoutBrowser).each(stacks)("the report of %s", (stack) => {
  let browser: Browser;
  let examined: Examined;
  let report: KeptReport;
  beforeAll(async () => {
    examined = await explored(stack);
    browser = await launch();
    report = await open(browser, answerOf(examined));
  });
  afterAll(async () => {
    await browser?.close();
  });
  const services = () => examined.report.services.map(({ name }) => name);

  test("says in each cell of the table what the report says", async () => {
    const { page, look } = report;
    await look("view=matrix");
    const table = await page
      .locator("table.matrix tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector("th")?.textContent ?? "",
          ...[...row.querySelectorAll("td")].map((cell) => cell.querySelector(".unseen")?.textContent ?? ""),
        ]),
      );
    const { services: reported, blastRadii } = examined.report;
    expect(table.flat()).toContain("is lost with");
    expect(table).toEqual(
      reported.map(({ name, survives }) => [
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

  test("lists every finding, and by a filter only some", async () => {
    const { page, look } = report;
    await look("view=findings");
    const { findings } = examined.report;
    const shown = async () => (await page.locator("article.finding h4").allTextContents()).toSorted();
    expect(await shown()).toEqual(findings.map(({ message }) => message).toSorted());
    const rule = findings.at(-1)?.rule ?? "";
    await page.getByLabel("Rule").selectOption(rule);
    const some = findings.filter((one) => one.rule === rule);
    expect(await shown()).toEqual(some.map(({ message }) => message).toSorted());
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await shown()).toHaveLength(findings.length);
  });

  test("loses zone c at a click, and brings it back at another", async () => {
    const { page, look } = report;
    await look("");
    const zone = page.locator(`button[data-place="${zoneC}"]`);
    await zone.click();
    await settled(page);
    const shown = await marksShown(page);
    expect(Object.values(shown).flat()).toContain("redundancy");
    expect(await zone.getAttribute("aria-pressed")).toBe("true");
    await look(new URLSearchParams({ lost: zoneC }).toString());
    expect(await marksShown(page)).toEqual(shown);
    await zone.click();
    await settled(page);
    expect(Object.values(await marksShown(page)).flat()).toEqual([]);
  });

  test("plays the incident of 2022 as replay tells it", async () => {
    const { page, look } = report;
    await look("");
    await page.getByLabel("Replay an incident").selectOption(incident.id);
    await settled(page);
    const { steps } = replayIncident(examined, incident, null);
    expect(await page.locator("ol.steps li").count()).toBe(steps.length);
    for (const [index, { state }] of steps.entries()) {
      if (index > 0) await page.getByRole("button", { name: "Next" }).click();
      await settled(page);
      expect(await marksShown(page), `step ${index + 1}`).toEqual(marksTold(state, services()));
    }
    expect(await page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
  });

  test("shows by a link, opened anew, what its sender saw", async () => {
    const { page, look } = report;
    const [service = ""] = services();
    await look(new URLSearchParams({ lost: zoneC, focus: `service:${service}` }).toString());
    const seen = async () => ({
      marks: await marksShown(page),
      details: await page.getByRole("complementary", { name: "Details" }).textContent(),
    });
    const sent = await seen();
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("faultline-interactive").length > 0);
    await settled(page);
    expect(await seen()).toEqual(sent);
  });

  test("counts the ways to lose each service as cut-sets does, and loses one at a click", async () => {
    const { page, look } = report;
    await look(new URLSearchParams({ view: "ways", focus: "service:settlement" }).toString());
    await page.waitForSelector('.ways-told[data-told="true"]');
    const rows = await page
      .locator("tr[data-ways]")
      .evaluateAll((all) =>
        all.map((row) => [
          row.getAttribute("data-ways") ?? "",
          ...[...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""),
        ]),
      );
    const count = (service: string, reading: "favourable" | "least-favourable") => {
      const question = { service, reading, order: null, top: 0, mostNodes: 8_000_000 };
      const { byOrder, minimalCutSets, lostAnyway } = lossWays(examined, question, [], false).answer;
      const counts = [byOrder[0] ?? "0", byOrder[1] ?? "0", byOrder[2] ?? "0", minimalCutSets];
      return counts.map((digits) => (lostAnyway ? "lost anyway" : Number(digits).toLocaleString("en")));
    };
    expect(rows).toEqual(
      services().map((service) => {
        const worst = count(service, "least-favourable");
        return [
          service,
          ...count(service, "favourable").map((least, at) => (least === worst[at] ? least : `${least} / ${worst[at]}`)),
        ];
      }),
    );
    const pair = page.locator("ol.sets button").filter({ hasText: " + " }).first();
    await pair.click();
    await settled(page);
    expect((await marksShown(page)).settlement).toContain("lost");
    expect(await pair.getAttribute("aria-pressed")).toBe("true");
  });

  test("leads the tab key through the page to the map", async () => {
    const { page, look } = report;
    await look("");
    await page.locator("#search").focus();
    const stops = new Set<string>();
    for (let press = 0; press < 120 && !stops.has("chip"); press += 1) {
      await page.keyboard.press("Tab");
      stops.add(
        await page.evaluate(() => {
          const stop = document.activeElement;
          return ["place", "chip"].find((one) => stop?.classList.contains(one)) ?? stop?.tagName ?? "";
        }),
      );
    }
    expect([...stops]).toEqual(expect.arrayContaining(["SELECT", "BUTTON", "place", "chip"]));
  });

  test.each(["light", "dark"] as const)("gives axe nothing to complain about, %s", async (colorScheme) => {
    const { page, look } = report;
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("faultline-interactive").length > 0);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
    for (const view of [
      new URLSearchParams({ lost: zoneC, focus: "service:settlement" }).toString(),
      `view=findings&finding=${examined.report.findings[0]?.fingerprint ?? ""}`,
    ]) {
      await look(view);
      expect(await axeViolations(page), view).toEqual([]);
    }
  });

  test("prints the map, the table, the ways and the findings whole, and never fails or asks for anything", async () => {
    const { page, look, troubles } = report;
    await look("");
    const pdf = await page.pdf({ format: "A3", landscape: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.waitForSelector("article.finding");
    for (const part of ["table.map", "table.matrix", "table.ways", "article.finding"]) {
      expect(await page.locator(part).first().isVisible(), part).toBe(true);
    }
    expect(await page.locator("tr[data-ways] td", { hasText: "…" }).count()).toBe(0);
    expect(await page.getByRole("searchbox").count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});
