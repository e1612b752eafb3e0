import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `es-modules`: run by Node as it is, as our own programs are · `commonjs`: run through ts-node with its type check, as most
 * programs of others are.
 */
export const styles = ["es-modules", "commonjs"] as const;
export type Style = (typeof styles)[number];

export interface BenchProgram {
  readonly directory: string;
  readonly stack: string;
}

export interface ProgramOptions {
  readonly style: Style;
  /** A multiple of 10; the stack itself and the default providers come on top. */
  readonly resources: number;
  /** Whether the guard is imported first. */
  readonly guarded: boolean;
}

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const fleet = join(repository, "test/bench/fleet.ts");

/** Writes a whole Pulumi project into a new folder: program, configuration of its one stack, objectives. */
export function writeProgram(folder: string, { style, resources, guarded }: ProgramOptions): BenchProgram {
  const directory = join(folder, `${style}-${resources}${guarded ? "-guarded" : ""}`);
  const stack = `resources-${resources}`;
  const write = (name: string, ...lines: readonly string[]): void =>
    writeFileSync(join(directory, name), `${lines.join("\n")}\n`);
  mkdirSync(directory);
  symlinkSync(join(repository, "node_modules"), join(directory, "node_modules"));
  write(
    "Pulumi.yaml",
    "name: fleet",
    "main: index.ts",
    "runtime:",
    "  name: nodejs",
    "  options:",
    `    typescript: ${style === "commonjs"}`,
  );
  write(
    `Pulumi.${stack}.yaml`,
    "config:",
    `  fleet:cells: "${resources / 10}"`,
    "  aws:region: ap-east-1",
    "  alicloud:region: cn-hongkong",
  );
  write(
    "package.json",
    JSON.stringify({ name: "fleet", private: true, type: style === "commonjs" ? "commonjs" : "module" }),
  );
  write(
    "faultline.yaml",
    "version: 1",
    "services:",
    '  aws-orders: { entry: "aws:lb/listener:Listener::*", survives: zone }',
    // The second cell is the first on Alibaba Cloud.
    ...(resources > 10 ? ['  alicloud-orders: { entry: "alicloud:slb/listener:Listener::*", survives: zone }'] : []),
  );
  if (guarded) {
    const guard = JSON.stringify(new URL("../../../analyzer/guard.ts", import.meta.url).href);
    write("index.ts", `import ${guard};`, readFileSync(fleet, "utf8"));
  } else {
    copyFileSync(fleet, join(directory, "index.ts"));
  }
  return { directory, stack };
}
