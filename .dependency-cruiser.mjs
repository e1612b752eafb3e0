/**
 * Who may import whom. Each `comment` is the sentence that the offender reads; `test/borders.test.ts` crosses every border
 * once, so that none can rot into a rule that matches nothing. An import may cross two borders at once and then reads both.
 */

/** The stages between the outside world and a report: each takes one plain value and gives the next. */
const stages = "readers|graph|faults|analysis|rules|acceptance|reporters";

/** What also runs in a browser page: no Node, no Pulumi. */
const core = "^analyzer/((graph|faults|analysis|rules|acceptance)/|(analyze|verdict)\\.ts$)";

/** Where the analyser meets the outside world. */
const edges = "^analyzer/((readers|cli|policy-pack)/|guard\\.ts$)";

/** What people and Pulumi start in the analyser, or import from its package. */
const entries = "^analyzer/((cli|policy-pack|testing)/|(guard|index)\\.ts$)";

/** The HTML report's page: bundled as a program of its own, which asks the core in the reader's browser. */
const page = "^analyzer/reporters/html/page/";

/** Every file that is started, by a person, npm, Pulumi, a test runner, or by us as a child process; all others are imported. */
const started = [
  "^analyzer/cli/main\\.ts$",
  "^analyzer/guard\\.ts$",
  "^analyzer/index\\.ts$",
  "^analyzer/policy-pack/start\\.mjs$",
  "^analyzer/readers/embedded-preview/exit-with-parent\\.ts$",
  "^analyzer/readers/embedded-preview/read-every-frame\\.ts$",
  "^analyzer/reporters/html/page/main\\.tsx$",
  "^analyzer/testing/index\\.ts$",
  "^scripts/",
  "^stacks/index\\.ts$",
  "^test/.+\\.test\\.ts$",
  "^test/bench/[^/]+\\.ts$",
  "^test/engine/language-host\\.ts$",
  "^test/(engine|package)/setup\\.ts$",
  "^test/stacks/mutations/share-of-outcomes\\.ts$",
  "^test/mutation/(main|runner|vitest\\.config)\\.ts$",
  "^[^/]+\\.m?[jt]s$",
];

/** Programs and packs that stand for other people's: input, not our code. */
const fixtures = "/fixtures/";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const borders = [
  {
    name: "model-imports-nothing",
    comment:
      "The model is the nouns that all stages share: it imports nothing. Move what needs another module into the stage that uses it.",
    from: { path: "^analyzer/model/" },
    to: { pathNot: "^analyzer/model/" },
  },
  {
    name: "catalogue-imports-model-only",
    comment:
      "The catalogue is data about resource types: it imports model/ and its own files, nothing else. What computes belongs to graph/.",
    from: { path: "^analyzer/catalogue/" },
    to: { pathNot: "^analyzer/(model|catalogue)/" },
  },
  {
    name: "catalogue-is-handed-in",
    comment:
      "Only cli/, policy-pack/, guard.ts and what the package exports (index.ts, testing/) import the catalogue; everything else is handed what it says. Past graph/ no file knows a cloud: let the graph carry the fact.",
    from: { pathNot: `${entries}|^(analyzer/catalogue|scripts|test)/` },
    to: { path: "^analyzer/catalogue/" },
  },
  {
    name: "stages-do-not-meet",
    comment:
      "A stage imports model/ and graph/algorithms/, never another stage: only analyze.ts joins them. Put what both need into the value that passes between them.",
    from: { path: `^analyzer/(${stages}|verdict)[/.]`, pathNot: page },
    to: { path: `^analyzer/((${stages})/|(analyze|verdict)\\.ts$)`, pathNot: "^analyzer/($1|graph/algorithms)/" },
  },
  {
    name: "algorithms-know-no-stage",
    comment:
      "graph/algorithms/ is what every stage may use, so it imports model/ and its own files only: through it a stage could reach the graph's insides.",
    from: { path: "^analyzer/graph/algorithms/" },
    to: { path: "^analyzer/", pathNot: "^analyzer/(model|graph/algorithms)/" },
  },
  {
    name: "rules-do-not-meet",
    comment:
      "A rule sees the Analysis and nothing else; it imports no other rule (only index.ts lists them). What two rules ask is a question for analysis/ to answer, once.",
    from: { path: "^analyzer/rules/", pathNot: "^analyzer/rules/index\\.ts$" },
    to: { path: "^analyzer/rules/[^/]+$" },
  },
  {
    name: "reporters-do-not-meet",
    comment:
      "A reporter turns an Answer into one format and imports no other reporter (only index.ts lists them). What formats share stands in reporters/wording/.",
    from: { path: "^analyzer/reporters/([^/.]+)", pathNot: "^analyzer/reporters/index\\.ts$" },
    to: { path: "^analyzer/reporters/", pathNot: "^analyzer/reporters/($1|wording)[/.]" },
  },
  {
    name: "reporters-do-not-compute",
    comment:
      "A reporter sees the Answer and nothing else: it walks no graph. Order, totals and verdict are in the Answer; what is missing there is for verdict.ts to add.",
    from: { path: "^analyzer/reporters/", pathNot: page },
    to: { path: "^analyzer/graph/algorithms/" },
  },
  {
    name: "the-page-asks-the-core",
    comment:
      "The HTML report's page runs in a browser and asks what the analyser asks: of the analyser it imports model/, faults/, analysis/, graph/algorithms/ and the reporters' wording, of packages preact and fflate.",
    from: { path: page },
    to: {
      pathNot: `${page}|^analyzer/(model|faults|analysis|graph/algorithms|reporters/wording)/|^analyzer/reporters/html/page-data\\.ts$|(^|/)node_modules/(preact|fflate)/`,
    },
  },
  {
    name: "nobody-imports-the-page",
    comment:
      "The HTML report's page is bundled, never imported (only its tests do): what a reporter needs of it stands beside page/, in reporters/html/.",
    from: { pathNot: `${page}|^test/` },
    to: { path: page },
  },
  {
    name: "analyze-neither-reads-nor-prints",
    comment:
      "analyze.ts joins graph, faults, analysis, rules and verdict: hand it what readers/ gave, and hand what it gives to reporters/.",
    from: { path: "^analyzer/analyze\\.ts$" },
    to: { path: "^analyzer/(readers|reporters)/" },
  },
  {
    name: "entries-use-the-front-door",
    comment:
      "cli/, policy-pack/, guard.ts, index.ts and testing/ ask analyze.ts; beside it they import readers/, catalogue/, rules/ and reporters/, never a stage's insides. Let analyze.ts give what is missing.",
    from: { path: entries },
    to: { path: "^analyzer/((graph|faults|analysis|acceptance)/|verdict\\.ts$)" },
  },
  {
    name: "nobody-imports-an-entry",
    comment:
      "cli/, policy-pack/ and guard.ts are started, index.ts and testing/ imported by whoever installs the package, and never here (stacks/index.ts starts the guard, scripts/faultline.mjs the command). What you need from there belongs to readers/, reporters/ or analyze.ts.",
    from: { path: "^(?:analyzer/)?([^/]+)", pathNot: "^(test/|stacks/index\\.ts$|scripts/faultline\\.mjs$)" },
    to: { path: entries, pathNot: "^analyzer/$1/" },
  },
  {
    name: "the-starter-only-starts",
    comment:
      "scripts/faultline.mjs is what `faultline` runs: it makes sure of Node and starts cli/main.ts, in plain JavaScript that any Node can read. What else it should do belongs to cli/.",
    from: { path: "^scripts/faultline\\.mjs$" },
    to: { pathNot: "^(analyzer/cli/main\\.ts|scripts/require-node\\.mjs)$" },
  },
  {
    name: "input-and-output-at-the-edge",
    comment:
      "Files, processes and the terminal belong to readers/, cli/, policy-pack/ and guard.ts; the rest must run in a browser page, too. Take the value as an argument, return the text.",
    from: { path: "^analyzer/", pathNot: edges },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "pulumi-at-the-edge",
    comment:
      "@pulumi/* is imported by readers/, policy-pack/ and guard.ts only. The rest works on a Snapshot, whichever way it was read.",
    from: { path: "^analyzer/", pathNot: "^analyzer/((readers|policy-pack)/|guard\\.ts$)" },
    to: { path: "(^|/)@pulumi/" },
  },
  {
    name: "core-packages-run-anywhere",
    comment:
      "The core must run in a browser page, too: of packages it imports @dagrejs/graphlib and fastest-levenshtein only. One more that needs neither Node nor a cloud is added to this border, with the reason in the commit.",
    from: { path: core },
    to: {
      path: "(^|/)node_modules/",
      pathNot: "(^|/)node_modules/(@dagrejs/graphlib|fastest-levenshtein|@pulumi/[^/]+)/",
    },
  },
  {
    name: "analyzer-knows-no-program",
    comment:
      "The analyser knows a program only through its readers: it imports neither infra/ nor stacks/, so that it treats ours like anybody's.",
    from: { path: "^analyzer/" },
    to: { path: "^(infra|stacks)/" },
  },
  {
    name: "programs-import-only-the-guard",
    comment:
      "infra/ and stacks/ never import the analyser, so that it judges them from outside; the one exception is stacks/index.ts, which imports analyzer/guard.ts first.",
    from: { path: "^(infra|stacks)/" },
    to: { path: "^analyzer/", pathNot: "^analyzer/guard\\.ts$" },
  },
  {
    name: "infra-knows-no-stack",
    comment: "A component is told everything by its arguments: infra/ never imports stacks/.",
    from: { path: "^infra/" },
    to: { path: "^stacks/" },
  },
  {
    name: "nothing-imports-tests",
    comment: "Only test/ imports test/. What others need from there is not a test: move it to the code that it serves.",
    from: { pathNot: "^test/" },
    to: { path: "^test/" },
  },
  {
    name: "nobody-imports-scripts",
    comment:
      "scripts/ is what developers and npm start: only tests import it. What you need from there belongs to the folder that it is about.",
    from: { pathNot: "^(scripts|test)/" },
    to: { path: "^scripts/" },
  },
  {
    name: "ships-without-development-packages",
    comment:
      "analyzer/ is published, and development packages are not installed with it: move the package to `dependencies`, or the import to test/. The page of the HTML report is bundled beforehand.",
    from: { path: "^analyzer/", pathNot: page },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm", "npm-peer"] },
  },
  {
    name: "imports-resolve",
    comment:
      "This import leads to no file and no installed package: correct the path (with its .ts ending), or run `npm ci`.",
    from: {},
    // @types/sarif declares a module that is no package: it is imported for its types alone.
    to: { couldNotResolve: true, pathNot: "^sarif$" },
  },
  {
    name: "no-cycles",
    comment:
      "These files import each other in a circle, so that none can be read without the others. Move what they share to a file of its own, or merge them.",
    from: {},
    to: { circular: true },
  },
  {
    name: "reached-by-an-entry-or-a-test",
    comment: "No entry point and no test reaches this file: it is dead. Delete it, or use it.",
    from: { path: started },
    to: { path: "^(analyzer|infra|scripts|stacks|test)/", pathNot: started, reachable: false },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: borders.map((border) => ({ severity: "error", ...border })),
  options: {
    // A border crossed by a type alone is crossed.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: fixtures },
    enhancedResolveOptions: {
      extensions: [".ts", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["node", "import", "types", "default"],
    },
  },
};
