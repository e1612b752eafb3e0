import type { Finding } from "../../model/finding.ts";
import type { StackReport } from "../../model/report.ts";
import type { Urn } from "../../model/snapshot.ts";

/** A line that a finding points at, in paths as seen from where the report is read; never absolute. */
export interface Location {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is created there, in the order in which the finding names it; none where only the program is pointed at. */
  readonly resources: readonly Urn[];
}

/** Where a program is pointed at of whose lines nothing is known. */
const projectFile = "Pulumi.yaml";

/**
 * Returns the lines that create what a finding is about, those of what is to be changed first; at least one: where no line is
 * known, the program.
 */
export function locationsOf(
  finding: Finding,
  { sources }: Pick<StackReport, "sources">,
  program: string | undefined,
): readonly [Location, ...Location[]] {
  const found = new Map<string, { file: string; line: number; resources: Urn[] }>();
  for (const urn of new Set([...finding.remedy.flatMap(({ subject }) => subject ?? []), ...finding.subjects])) {
    const source = Object.hasOwn(sources, urn) ? sources[urn] : undefined;
    if (source === undefined) continue;
    const file = below(program, source.file);
    const key = `${source.line} ${file}`;
    const location = found.get(key) ?? { file, line: source.line, resources: [] };
    location.resources.push(urn);
    found.set(key, location);
  }
  const [first, ...others] = found.values();
  return [first ?? programLocation(program), ...others];
}

/** The program as a whole. */
export function programLocation(program: string | undefined): Location {
  return { file: below(program, projectFile), line: 1, resources: [] };
}

/** `services/shop` and `../infra/network.ts` make `services/infra/network.ts`. */
function below(folder: string | undefined, file: string): string {
  const parts: string[] = [];
  for (const part of [...(folder ?? "").split("/"), ...file.split("/")]) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
