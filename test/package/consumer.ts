import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of somebody's, in which packages are installed from their registry. */
export interface Consumer {
  readonly directory: string;
  install(...packages: readonly string[]): void;
  write(files: Readonly<Record<string, string>>): void;
  /** Copies a program that somebody else wrote; returns its folder. */
  copyProgram(name: string): string;
  /** Runs a command in the folder, or one below it, by the Node that lies in `node`. */
  run(node: string, command: readonly string[], below?: string): Promise<Outcome>;
  remove(): void;
}

export function newConsumer(): Consumer {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "faultline-consumer-")));
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
  };
  write({ "package.json": '{ "private": true }\n' });
  return {
    directory,
    write,
    install: (...packages) => {
      const given = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--silent", ...packages];
      execFileSync("npm", given, { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
    },
    copyProgram: (name) => {
      const folder = join(directory, name);
      cpSync(join(root, "test", "fixtures", "programs", name), folder, { recursive: true });
      return folder;
    },
    run: (node, command, below = ".") => {
      // Nothing of this repository's own may be found by it.
      const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST|PULUMI_|INIT_CWD)/.test(name));
      const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
      const env = {
        ...Object.fromEntries(own),
        PATH: [node, ...path].join(delimiter),
        NO_COLOR: "1",
        // Whoever runs the tests has settings of their own for npm, about which it warns.
        npm_config_loglevel: "error",
      };
      return new Promise((resolve) => {
        const [file = "", ...given] = command;
        execFile(file, given, { cwd: join(directory, below), env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
          const code = error?.code;
          resolve({ exitCode: error === null ? 0 : typeof code === "number" ? code : -1, stdout, stderr });
        });
      });
    },
    remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }),
  };
}
