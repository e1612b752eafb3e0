import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/**
 * Draws the README's pictures of the HTML report, from the report itself, with the machine's Chromium (or what FAULTLINE_CHROMIUM
 * names): `npm run pictures`. Pictures differ by a machine's fonts, so that nothing compares them.
 */
const pictures = {
  "report-map.png": "lost=alicloud%2Fcn-hongkong%2Fcn-hongkong-c",
  "report-losses.png": "view=matrix",
};
const stack = "hong-kong-zone-c";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "faultline-pictures-"));
const browser = await chromium.launch({
  executablePath: process.env.FAULTLINE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const file = join(scratch, "report.html");
  execFileSync(
    process.execPath,
    [join(root, "scripts/faultline.mjs"), "report", root, "--stack", stack, "--report", `html=${file}`],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  mkdirSync(join(root, "docs"), { recursive: true });
  for (const [name, fragment] of Object.entries(pictures)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
    await page.goto(`${pathToFileURL(file).href}#${fragment}`);
    // All that was asked has been told.
    await page.waitForFunction(() => performance.getEntriesByName("faultline-interactive").length > 0);
    await page.waitForSelector('.taken[data-settled="true"]', { state: "attached" });
    await page.screenshot({ path: join(root, "docs", name) });
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
