import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";

/** The browser of the machine; `undefined` where there is none. */
export const chromiumPath: string | undefined = [
  ...(process.env.FAULTLINE_CHROMIUM === undefined ? [] : [process.env.FAULTLINE_CHROMIUM]),
  ...["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
    (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)),
  ),
].find(isExecutable);

/** Whether to skip: on a developer's machine without Chromium, but never where the checks are to be whole. */
export const withoutBrowser: boolean = chromiumPath === undefined && process.env.CI !== "true";

if (withoutBrowser) process.stderr.write("There is no Chromium here: the HTML report is not tested in a browser.\n");

export async function launch(): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error("no Chromium was found on the path; install Debian's package chromium");
  // The sandbox needs what containers don't give; nothing but our own page is opened.
  return await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
