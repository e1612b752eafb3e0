import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const patterns = ["test/analyzer/rules/patterns/*.test.ts"];
/** Whole reports on small stacks, word for word: what shows a change of what is said. */
const stories = "test/stories.test.ts";
/** What is drawn at random takes longest, and comes last. */
const properties = "test/analyzer/faults/learning.test.ts";

/**
 * The tests that are to notice a change of a source file, as paths: those of the folder that it lives in, since a sentence of the fault
 * model is shown by what comes of it, and a rule by what it leaves to others. Each is run only where it comes by the changed line.
 */
export function testsOf(source: string): readonly string[] {
  // A model is disturbed for questions and incidents, and by nobody else.
  if (source.startsWith("analyzer/faults/disturbances/"))
    return globbed(["test/analyzer/analysis/{ask-loss,replay}.test.ts", "test/properties/losses-and-restores.test.ts"]);
  if (source.startsWith("analyzer/faults/")) {
    const others = globbed(["test/analyzer/faults/**/*.test.ts"]).filter((test) => test !== properties);
    return [...others, ...globbed(["test/analyzer/graph/*.test.ts", ...patterns]), properties];
  }
  if (source.startsWith("analyzer/rules/")) {
    const ofRules = globbed(["test/analyzer/rules/**/*.test.ts", stories]);
    return ofRules.filter((test) => !test.endsWith("/whole.test.ts"));
  }
  const own = source.replace(/^analyzer\//, "test/analyzer/").replace(/\.ts$/, "*.test.ts");
  return globbed([own, "test/analyzer/acceptance/*.test.ts", "test/analyzer/policy-pack/*.test.ts", stories]);
}

/** The files that there are, in the order of the patterns. */
function globbed(patternsOfFiles: readonly string[]): readonly string[] {
  return patternsOfFiles.flatMap((pattern) => globSync(pattern, { cwd: root }).sort());
}
