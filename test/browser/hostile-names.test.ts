import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyze, combine } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import type { Answer, StackReport } from "../../analyzer/model/report.ts";
import { rules } from "../../analyzer/rules/index.ts";
import { namedThroughout, pages } from "../analyzer/reporters/answers.ts";
import { everyHostileName } from "../analyzer/reporters/hostile-names.ts";
import { makeEstate } from "../bench/estates/estate.ts";
import { launch, withoutBrowser } from "./chromium.ts";
import { openReport } from "./open-page.ts";

/** What would run if any of it were read as markup, script or an address. */
const payloads = [
  "</script><script>globalThis.hacked=1</script>",
  "<img src=x onerror=globalThis.hacked=1>",
  '"><svg onload=globalThis.hacked=1>',
  "javascript:globalThis.hacked=1",
  "--><style>*{display:none}</style>",
];

describe.skipIf(withoutBrowser)("hostile names", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test.each([...payloads, ...everyHostileName.slice(0, 12)])("as every name: %j is text", async (name) => {
    const evil = pages.map((page) => ({
      ...page,
      origin: { ...page.origin, url: `javascript:globalThis.hacked=1//${name}` },
    }));
    await expectTextOnly(browser, { ...(namedThroughout(name) as Extract<Answer, { kind: "check" }>), rules: evil });
  });

  test.each(payloads)("in a program's own graph: %j is text", async (name) => {
    const { snapshot, objectives } = makeEstate(200);
    const report = analyze(snapshot, objectives, { catalogue, rules });
    await expectTextOnly(browser, combine([poisoned(report, name)]));
  });
});

/** Everywhere that a name may be shown, with the payload in it. Ids stay as they are: they hold the graph together. */
function poisoned(report: StackReport, payload: string): StackReport {
  const shown = new Set(["label", "name", "message", "says", "advice", "property", "what", "reason"]);
  const names = new Set(report.services.map(({ name }) => name));
  return JSON.parse(JSON.stringify(report), (key: string, value: unknown) =>
    shown.has(key) && typeof value === "string" && !names.has(value) ? `${value} ${payload}` : value,
  );
}

async function expectTextOnly(browser: Browser, answer: Answer): Promise<void> {
  const { page, troubles, look } = await openReport(browser, answer);
  const [first] = answer.kind === "check" ? (answer.stacks[0]?.services ?? []) : [];
  for (const fragment of [
    "view=findings",
    "view=matrix",
    new URLSearchParams({ view: "ways", focus: `service:${first?.name}` }).toString(),
    new URLSearchParams({ focus: `service:${first?.name}` }).toString(),
    "view=map",
  ]) {
    await look(fragment);
    // The ways of a service are named once they are worked out.
    if (fragment.startsWith("view=ways")) await page.waitForSelector('.ways-told[data-told="true"]');
    for (const summary of await page.locator("summary").all()) await summary.click();
  }
  await page.getByRole("searchbox").fill("a");
  const harm = await page.evaluate(() => ({
    hacked: Reflect.get(globalThis, "hacked"),
    scripts: document.scripts.length,
    styles: document.querySelectorAll("style").length,
    images: document.images.length,
    odd: [...document.querySelectorAll("a[href]")]
      .map((link) => link.getAttribute("href"))
      .filter((href) => !/^(#|https:)/.test(href ?? "")),
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith("on")),
    ).length,
  }));
  expect(harm).toEqual({ hacked: undefined, scripts: 2, styles: 1, images: 0, odd: [], handlers: 0 });
  expect(troubles).toEqual([]);
}
