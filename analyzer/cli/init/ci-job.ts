import { yamlText } from "./yaml-words.ts";

/** What a job has to know of a repository. */
export interface CiPlace {
  readonly stack: string;
  /** The program's folder, as seen from the repository's; `.` where they are the same. */
  readonly folder: string;
  readonly packages: "npm" | "pnpm" | "yarn";
}

const install = {
  npm: ["npm ci"],
  pnpm: ["corepack enable", "pnpm install --frozen-lockfile"],
  yarn: ["corepack enable", "yarn install --immutable"],
} as const satisfies Record<CiPlace["packages"], readonly string[]>;

/** A workflow for GitHub Actions that blocks a merge where the objectives do not hold; the report is the job's summary. */
export function githubWorkflow(place: CiPlace): string {
  const { folder } = place;
  return `name: faultline
on: [pull_request]
permissions:
  contents: read
jobs:
  objectives:
    runs-on: ubuntu-latest
${folder === "." ? "" : `    defaults:\n      run:\n        working-directory: ${yamlText(folder)}\n`}    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
${install[place.packages].map((line) => `      - run: ${line}\n`).join("")}      - run: ${runnable(`${check(place)} --report "markdown=$GITHUB_STEP_SUMMARY"`)}
`;
}

/** The same as a job for GitLab, to be included from .gitlab-ci.yml. */
export function gitlabJob(place: CiPlace): string {
  const lines = [
    ...(place.folder === "." ? [] : [`cd ${shellWord(place.folder)}`]),
    ...install[place.packages],
    `${check(place)} --report json=faultline.json`,
  ];
  return `faultline:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
${lines.map((line) => `    - ${runnable(line)}\n`).join("")}  artifacts:
    when: always
    paths:
      - ${yamlText(place.folder === "." ? "faultline.json" : `${place.folder}/faultline.json`)}
`;
}

/** Never fetches: a package of that name that is not installed is not ours. */
function check({ stack }: CiPlace): string {
  return `npx --no -- faultline check --stack ${shellWord(stack)}`;
}

function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command as a YAML value. Plain ones are easier to read; whatever YAML might take for its own is quoted. */
function runnable(command: string): string {
  return /^[\w./-][\w ./"$=:-]*$/.test(command) && !/:(?:\s|$)/.test(command) ? command : yamlText(command);
}
