import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import type { CiPlace } from "../../../../analyzer/cli/init/ci-job.ts";
import { githubWorkflow, gitlabJob } from "../../../../analyzer/cli/init/ci-job.ts";

const here: CiPlace = { stack: "production", folder: ".", packages: "npm" };

interface Workflow {
  readonly jobs: {
    readonly objectives: { readonly defaults?: unknown; readonly steps: readonly { readonly run?: string }[] };
  };
}
interface Pipeline {
  readonly faultline: { readonly script: readonly string[]; readonly artifacts: { readonly paths: readonly string[] } };
}

const lines = (place: CiPlace) =>
  (parse(githubWorkflow(place)) as Workflow).jobs.objectives.steps.flatMap(({ run }) => run ?? []);
const script = (place: CiPlace) => (parse(gitlabJob(place)) as Pipeline).faultline.script;

describe("a job", () => {
  it("installs what the lock file says, then checks the stack", () => {
    expect(lines(here)).toEqual([
      "npm ci",
      'npx --no -- faultline check --stack production --report "markdown=$GITHUB_STEP_SUMMARY"',
    ]);
    expect(script(here)).toEqual([
      "npm ci",
      "npx --no -- faultline check --stack production --report json=faultline.json",
    ]);
    expect(lines({ ...here, packages: "pnpm" })).toContain("pnpm install --frozen-lockfile");
    expect(script({ ...here, packages: "yarn" })).toContain("yarn install --immutable");
  });

  it("runs where the program lies", () => {
    const place = { ...here, folder: "infra/my shop" };
    expect((parse(githubWorkflow(place)) as Workflow).jobs.objectives.defaults).toEqual({
      run: { "working-directory": "infra/my shop" },
    });
    expect(script(place)[0]).toBe("cd 'infra/my shop'");
    expect((parse(gitlabJob(place)) as Pipeline).faultline.artifacts.paths).toEqual(["infra/my shop/faultline.json"]);
  });
});

test.each(["a; rm -rf /", "$(reboot)", "it's", "a: b # c", "-x", '"', "`id`", "a\\b"])(
  "a stack called %j reaches the shell as one word",
  (stack) => {
    const word = `'${stack.replaceAll("'", `'\\''`)}'`;
    expect(script({ ...here, stack }).at(-1)).toBe(
      `npx --no -- faultline check --stack ${word} --report json=faultline.json`,
    );
    expect(lines({ ...here, stack }).at(-1)).toContain(`--stack ${word} --report`);
  },
);
