import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { parse, stringify } from "yaml";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const guard = join(root, "analyzer", "guard.ts");
export const policyPack = join(root, "analyzer", "policy-pack");

export type Files = Readonly<Record<string, string>>;

/** Folders that are removed when the tests of the file have run. */
export interface TemporaryPrograms {
  /** Makes a folder with these files (path → text), this repository's packages, and what every program has. */
  write(files: Files): string;
  /** Makes a project of another's configuration and objectives, with another entry. `edit` changes what is copied. */
  wrap(project: string, entry: string, edit?: (path: string, text: string) => string): string;
}

const plainProject: Files = {
  "package.json": JSON.stringify({ private: true, type: "module" }),
  "Pulumi.yaml": stringify({
    name: "shop",
    runtime: { name: "nodejs", options: { typescript: false } },
    main: "index.ts",
  }),
  "Pulumi.test.yaml": stringify({ config: { "aws:region": "ap-east-1" } }),
};

/** To be called at the top of a test file: its folders live as long as its tests. */
export function temporaryPrograms(): TemporaryPrograms {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const write = (files: Files): string => {
    // Real: the analyser says paths relative to the working directory, which has no symbolic links in it.
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "faultline-program-")));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    return folder;
  };
  return {
    write: (files) => write({ ...plainProject, ...files }),
    wrap(project, entry, edit = (_path, text) => text) {
      const read = (path: string) => readFileSync(join(project, path), "utf8");
      const settings = parse(read("Pulumi.yaml")) as { readonly stackConfigDir?: string };
      const configured = settings.stackConfigDir ?? "";
      const copied = [
        ...readdirSync(join(project, configured))
          .filter((name) => /^Pulumi\..+\.yaml$/.test(name))
          .map((name) => join(configured, name)),
        ...["faultline.yaml"].filter((name) => existsSync(join(project, name))),
      ];
      return write({
        "package.json": JSON.stringify({ private: true, type: "module" }),
        "Pulumi.yaml": stringify({ ...settings, main: "program/index.ts" }),
        "program/index.ts": entry,
        ...Object.fromEntries(copied.map((path) => [path, edit(path, read(path))])),
      });
    },
  };
}
