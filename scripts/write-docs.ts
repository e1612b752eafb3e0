/**
 * Writes what the documentation says about the program from the program itself: the console blocks of README.md, its table of what
 * the catalogue understands, the page of rules. With `--check` it writes nothing and fails where a page is not what it would write.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { acceptancePages } from "../analyzer/analyze.ts";
import { rules } from "../analyzer/rules/index.ts";
import { objectivesSchema } from "./objectives-schema.ts";
import { reportSchema } from "./report-schema.ts";
import { rulesPage } from "./rules-page.ts";
import { measureUnderstanding, understoodTable } from "./understood.ts";

// As for the tests (vitest.config.ts): dozens of commands and programs start here.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/faultline-compiled", import.meta.url));

const pages = {
  "README.md": await withUnderstanding(withConsoleBlocks(readFileSync("README.md", "utf8"))),
  "analyzer/rules/README.md": rulesPage([...rules, ...acceptancePages]),
  "schemas/faultline.schema.json": objectivesSchema(),
  "schemas/report.schema.json": reportSchema(),
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

/** The table of what the catalogue understands, between the marks that are there for it. */
async function withUnderstanding(page: string): Promise<string> {
  const marked = /(<!-- understood -->\n)[\s\S]*?(<!-- \/understood -->)/;
  if (!marked.test(page)) return page;
  const table = understoodTable(await measureUnderstanding());
  return page.replace(marked, (_, before: string, after: string) => `${before}\n${table}\n\n${after}`);
}
