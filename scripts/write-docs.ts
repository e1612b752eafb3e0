/**
 * Writes what the documentation says about the program from the program itself: the console blocks of README.md, and the page
 * of rules. With `--check` it writes nothing and fails where a page is not what it would write.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { rules } from "../analyzer/rules/index.ts";
import { rulesPage } from "./rules-page.ts";

const pages = {
  "README.md": withConsoleBlocks(readFileSync("README.md", "utf8")),
  "analyzer/rules/README.md": rulesPage(rules),
};

const stale = Object.entries(pages).filter(([file, text]) => textOf(file) !== text);
if (process.argv.includes("--check")) {
  for (const [file] of stale)
    process.stderr.write(`${file} is not what the program says now; run \`npm run docs\` and read the diff.\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(file, text);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Each block that begins with a command of ours, followed by what the command prints. */
function withConsoleBlocks(page: string): string {
  return page.replaceAll(/```console\n\$ npm run -s faultline -- (.*)\n[\s\S]*?```/g, (_, command: string) => {
    const { stdout } = spawnSync(process.execPath, ["analyzer/cli/main.ts", ...command.split(" ")], {
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    return `\`\`\`console\n$ npm run -s faultline -- ${command}\n${stdout.trimEnd()}\n\`\`\``;
  });
}
