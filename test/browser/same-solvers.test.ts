import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askSolvers } from "../analyzer/analysis/cut-sets/ask-solvers.ts";
import { askedNetworks, bundledSolvers } from "../analyzer/analysis/cut-sets/bundled-solvers.ts";
import { launch, withoutBrowser } from "./chromium.ts";

describe.skipIf(withoutBrowser)("the solvers of cut sets", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test("say in a browser what they say here, to the last digit", async () => {
    const networks = askedNetworks();
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundledSolvers() });
    const there = await page.evaluate((given) => {
      const ask: unknown = Reflect.get(globalThis, "askSolvers");
      return typeof ask === "function" ? String(ask(JSON.parse(given))) : "there are no solvers";
    }, JSON.stringify(networks));
    expect(there).toBe(askSolvers(networks));
  });
});
