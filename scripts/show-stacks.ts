/** `npm start`: checks every shipped stack and says whether each gave the verdict that it is there to show. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { listStacks, readProject } from "../analyzer/readers/project.ts";

interface Showcase {
  readonly shows: string;
  readonly verdict: "pass" | "fail";
}

const showcases: Readonly<Record<string, Showcase>> = {
  production: {
    shows: "Two clouds, each tier over several zones: whichever zone or cloud is lost, all stays up.",
    verdict: "pass",
  },
  demo: {
    shows: "Production's shape with less of everything: what is tried here behaves as it will there.",
    verdict: "pass",
  },
  "hong-kong-zone-c": {
    shows: "What counts stands in one zone, as on 18 December 2022: that zone takes it all.",
    verdict: "fail",
  },
  "single-server": {
    shows: "Spot and margin on one server, as on 26 March 2021: that server takes both.",
    verdict: "fail",
  },
  "shared-cache": {
    shows: "One cache under everything, as on 29 January 2021: its cloud takes sessions, orders and prices everywhere.",
    verdict: "fail",
  },
  "one-step-upgrade": {
    shows: "One metadata store under all cells, as on 14 August 2023: one wrong change takes them all.",
    verdict: "fail",
  },
};

const root = fileURLToPath(new URL("..", import.meta.url));
const command = fileURLToPath(new URL("../analyzer/cli/main.ts", import.meta.url));

/** What `check` exits with, in words; anything else means that it gave no verdict. */
const verdicts: Readonly<Record<number, Showcase["verdict"]>> = { 0: "pass", 1: "fail" };

function show(stack: string, showcase: Showcase | undefined): string {
  say(`${"─".repeat(80)}\n${stack}\n${showcase?.shows ?? "Nobody has said what this stack is there to show."}\n\n`);
  const { status, error } = spawnSync(process.execPath, [command, "check", root, "--stack", stack], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error !== undefined) say(`The check could not be started: ${error.message}\n`);
  say("\n");
  return verdicts[status ?? -1] ?? "no verdict";
}

function say(text: string): void {
  process.stdout.write(text);
}

const shipped = listStacks(readProject(root));
const stacks = [...new Set([...Object.keys(showcases), ...shipped])];
const outcomes = stacks.map((stack) => {
  const showcase = showcases[stack];
  const verdict = show(stack, showcase);
  return { stack, verdict, expected: showcase?.verdict ?? "not stated", asExpected: verdict === showcase?.verdict };
});

say(`${"─".repeat(80)}\n`);
const width = Math.max(...stacks.map(({ length }) => length));
for (const { stack, verdict, expected, asExpected } of outcomes) {
  say(`${asExpected ? "as expected" : "NOT AS EXPECTED"}: ${stack.padEnd(width)}  ${verdict}, expected ${expected}\n`);
}
say(`
Next
  npm run -s faultline -- report --stack production    the report for a reviewer
  npm run -s faultline -- explain survives-loss        why a finding is one
  npm run -s faultline -- check YOUR/PROGRAM --stack S your own program
  README.md                                            everything else
`);
process.exitCode = outcomes.every(({ asExpected }) => asExpected) ? 0 : 1;
