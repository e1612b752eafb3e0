import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { githubWorkflow, gitlabJob } from "../analyzer/cli/init/ci-job.ts";
import { root } from "./analyzer/cli/run-faultline.ts";
import { configured, objectivesFor, scratchPrograms, servers } from "./analyzer/cli/scratch-programs.ts";

/**
 * The README's jobs, as a runner would run their shell lines: each by itself, the first that fails ends the job. `npm ci` alone is not
 * run, since tests reach no network: what it would leave, the packages and the command, is laid there in its place.
 */
const write = scratchPrograms();
const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/^```yaml\n(.*?)^```$/gms)].map(
  ([, text = ""]) => text,
);
const [github = "", gitlab = ""] = ["jobs:", "script:"].map(
  (word) => blocks.find((block) => block.includes(word)) ?? "",
);
const here = { stack: "production", folder: ".", packages: "npm" } as const;
const steps: readonly { readonly run?: string }[] = parse(github)?.jobs?.objectives?.steps ?? [];
const jobs: Readonly<Record<string, readonly string[]>> = {
  "GitHub Actions": steps.flatMap(({ run }) => run ?? []),
  GitLab: parse(gitlab)?.faultline?.script ?? [],
};

function install(folder: string): void {
  // A link that leads to every package of ours would be written into.
  rmSync(join(folder, "node_modules"));
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(root, "node_modules/@pulumi"), join(folder, "node_modules/@pulumi"));
  symlinkSync(root, join(folder, "node_modules/faultline"));
  symlinkSync(join(root, "scripts/faultline.mjs"), join(folder, "node_modules/.bin/faultline"));
}

/** The exit code of a job, and what it leaves. */
function runJob(lines: readonly string[], zone: string): { readonly exitCode: number | null; readonly folder: string } {
  const folder = write({
    ...servers,
    "Pulumi.production.yaml": configured(`web-a=ap-east-1a,web-b=${zone}`),
    "faultline.yaml": `${objectivesFor("web-*")}groups: [{ name: servers, members: "*::web-*", required: 1 }]\n`,
  });
  writeFileSync(join(folder, "summary.md"), "");
  for (const line of lines) {
    if (line === "npm ci") {
      install(folder);
      continue;
    }
    const { status } = spawnSync("bash", ["-e", "-c", line], {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
        CI: "true",
        GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
      },
      stdio: "ignore",
    });
    if (status !== 0) return { exitCode: status, folder };
  }
  return { exitCode: 0, folder };
}

test("the jobs are those that init writes", () => {
  expect(github).toBe(githubWorkflow(here));
  expect(gitlab).toBe(gitlabJob(here));
});

describe.each(Object.entries(jobs))("the job of %s", (_where, lines) => {
  test("installs first, then checks", () => {
    expect(lines[0]).toBe("npm ci");
    expect(lines).toHaveLength(2);
  });

  test("passes what keeps its objectives, blocks what does not, and leaves its report either way", {
    timeout: 180_000,
  }, () => {
    for (const [zone, exitCode] of [
      ["ap-east-1b", 0],
      ["ap-east-1a", 1],
    ] as const) {
      const done = runJob(lines, zone);
      expect(done.exitCode, zone).toBe(exitCode);
      const left = lines.some((line) => line.includes("SUMMARY")) ? "summary.md" : "faultline.json";
      expect(readFileSync(join(done.folder, left), "utf8")).toMatch(exitCode === 0 ? /PASS|"pass"/ : /FAIL|"fail"/);
    }
  });
});
