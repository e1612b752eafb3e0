import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { pageParts } from "../../analyzer/cli/page-parts.ts";
import type { Answer } from "../../analyzer/model/report.ts";
import { html } from "../../analyzer/reporters/html.ts";

/** A report that is open, and what went wrong in it. */
export interface OpenReport {
  readonly page: Page;
  /** Console errors and warnings, exceptions, requests, dialogs. */
  readonly troubles: readonly string[];
  /** Goes to another fragment, as a link does, and waits until all that it asks for is told. */
  look(fragment: string): Promise<void>;
}

/** One that stays open from test to test. */
export interface KeptReport extends OpenReport {
  close(): Promise<void>;
}

/** Writes the report of an answer and opens it from `file://` until the test is over. */
export async function openReport(
  browser: Browser,
  answer: Answer,
  fragment = "",
  options: BrowserContextOptions = {},
): Promise<OpenReport> {
  const report = await open(browser, answer, fragment, options);
  onTestFinished(report.close);
  return report;
}

/** The same until it is closed. */
export async function open(
  browser: Browser,
  answer: Answer,
  fragment = "",
  options: BrowserContextOptions = {},
): Promise<KeptReport> {
  const text = html(answer, { columns: 80, colour: false, page: await pageParts() });
  const folder = mkdtempSync(join(tmpdir(), "faultline-page-"));
  const file = join(folder, "report.html");
  writeFileSync(file, text);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(fragment === "" ? address : `${address}#${fragment}`);
  await page.waitForFunction(() => performance.getEntriesByName("faultline-interactive").length > 0);
  await settled(page);
  return {
    page,
    troubles,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
    async look(next) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, next);
      await settled(page);
    },
  };
}

/** Waits until everything is told that was asked for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)))),
  );
  await page.waitForFunction(() => document.querySelector(".taken")?.getAttribute("data-settled") === "true");
}

/** As much of axe's interface as is used. */
interface Axe {
  run(): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds wrong, each with the elements that it is about. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const loaded: unknown = Reflect.get(window, "axe");
    const { violations } = await (loaded as Axe).run();
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes
          .slice(0, 3)
          .map((node) => node.html)
          .join(" ")}`,
    );
  });
}

/** What is said of each service, as the page shows it: `lost`, `perhaps lost`, `redundancy lost` … */
export async function marksShown(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return Object.fromEntries(
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-service]")].map((button): [string, string[]] => [
        button.dataset.service ?? "",
        [...(button.closest("li")?.querySelectorAll<HTMLElement>(".badge") ?? [])].map(
          (badge) => `${badge.dataset.sure === "true" ? "" : "perhaps "}${badge.dataset.kind}`,
        ),
      ]),
    ),
  );
}
