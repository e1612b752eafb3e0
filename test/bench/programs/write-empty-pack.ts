import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/**
 * Writes a policy pack with one policy that looks at nothing, and returns its folder. What it adds to a preview is Pulumi's own:
 * a second process, and every resource sent to it.
 */
export function writeEmptyPack(folder: string): string {
  const directory = join(folder, "empty-pack");
  mkdirSync(directory);
  symlinkSync(packages, join(directory, "node_modules"));
  writeFileSync(join(directory, "PulumiPolicy.yaml"), "description: Looks at nothing.\nruntime: nodejs\n");
  writeFileSync(
    join(directory, "package.json"),
    JSON.stringify({ name: "empty-pack", version: "1.0.0", private: true, type: "module", main: "pack.mjs" }),
  );
  writeFileSync(
    join(directory, "pack.mjs"),
    `import { PolicyPack } from "@pulumi/policy";
new PolicyPack("empty-pack", {
  policies: [
    { name: "nothing", description: "Looks at nothing.", enforcementLevel: "mandatory", validateStack: () => {} },
  ],
});
`,
  );
  return directory;
}
