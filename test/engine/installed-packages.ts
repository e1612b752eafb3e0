import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface InstalledPackage {
  /** `@pulumi/aws`. */
  readonly module: string;
  /** Its provider's name, `aws`; the module's own name where it brings none. */
  readonly name: string;
  readonly version: string;
  /** Whether its package.json says that it needs a resource provider. */
  readonly provider: boolean;
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly pulumi?: { readonly resource?: boolean; readonly name?: string };
}

/**
 * The packages that the package.json of a program names and that are installed, sorted by module. The file is the
 * nearest one upwards that names any; packages that can't be read are left out.
 */
export function findInstalledPackages(programDirectory: string): readonly InstalledPackage[] {
  const manifest = nearestDependencies(programDirectory);
  const folders = createRequire(join(programDirectory, "program.js")).resolve.paths("@pulumi/pulumi") ?? [];
  return [...new Set([...Object.keys(manifest?.dependencies ?? {}), ...Object.keys(manifest?.devDependencies ?? {})])]
    .sort()
    .flatMap((module) => {
      const file = folders.map((folder) => join(folder, module, "package.json")).find((path) => existsSync(path));
      if (file === undefined) return [];
      const { version, pulumi } = readManifest(file);
      const name = pulumi?.name ?? module.replace(/^@pulumi\//, "");
      return version === undefined ? [] : [{ module, name, version, provider: pulumi?.resource === true }];
    });
}

function nearestDependencies(directory: string): Manifest | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    const manifest = existsSync(file) ? readManifest(file) : undefined;
    if (manifest?.dependencies !== undefined || manifest?.devDependencies !== undefined) return manifest;
    if (dirname(folder) === folder) return undefined;
  }
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
