import { z } from "zod";

/** A small change of a file that no test noticed, with where it is and what stood there. */
export interface Unnoticed {
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** Whether any test comes by there at all. */
  readonly isReached: boolean;
}

/** What came of the changes of one file. `killed` counts those that a test noticed, by a failure or by never ending. */
export interface FileScore {
  readonly file: string;
  readonly killed: number;
  readonly survived: number;
  readonly withoutCoverage: number;
  /** Changes that are no program, or that touch only what runs once when the module is loaded: not asked. */
  readonly notAsked: number;
  readonly unnoticed: readonly Unnoticed[];
}

const position = z.object({ line: z.number().int().positive(), column: z.number().int().positive() });
const reportForm = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
});

/** Takes a report about several files apart: one about each of them, as text, by the file's name. Throws where it is no such report. */
export function reportsByFile(text: string, from: string): ReadonlyMap<string, string> {
  const read = reportForm.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`${from} is no mutation testing report: ${z.prettifyError(read.error)}`);
  return new Map(
    Object.entries(read.data.files).map(([file, told]) => [file, JSON.stringify({ files: { [file]: told } })]),
  );
}

/**
 * Reads a report in the form of the mutation testing report schema (as Stryker writes it) about one file. Throws where it is
 * not such a report.
 */
export function readScore(text: string, from: string): FileScore {
  const { files } = reportForm.parse(JSON.parse(text));
  const [only, ...others] = Object.entries(files);
  if (only === undefined || others.length > 0)
    throw new Error(`${from} tells of ${Object.keys(files).length} files; a report about one file is expected.`);
  const [file, { source, mutants }] = only;
  const lines = source.split("\n");
  const counted = (...statuses: readonly string[]) => mutants.filter(({ status }) => statuses.includes(status));
  const unnoticed = counted("Survived", "NoCoverage").map(({ status, replacement, location: { start, end } }) => ({
    line: start.line,
    before: between(lines, start, end),
    after: replacement ?? "",
    isReached: status === "Survived",
  }));
  return {
    file,
    killed: counted("Killed", "Timeout").length,
    survived: counted("Survived").length,
    withoutCoverage: counted("NoCoverage").length,
    notAsked: counted("Ignored", "CompileError", "RuntimeError").length,
    unnoticed: unnoticed.sort((one, other) => one.line - other.line),
  };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function between(lines: readonly string[], start: Position, end: Position): string {
  const taken = lines.slice(start.line - 1, end.line);
  return taken
    .map((line, at) =>
      line.slice(at === 0 ? start.column - 1 : 0, at === taken.length - 1 ? end.column - 1 : undefined),
    )
    .join("\n");
}

/** A table in Markdown, a row for each file and one for all of them: how many of its changes were noticed. */
export function scoresTable(scores: readonly FileScore[]): string {
  const total = (of: (score: FileScore) => number) => scores.reduce((sum, score) => sum + of(score), 0);
  const all = {
    killed: total(({ killed }) => killed),
    survived: total(({ survived }) => survived),
    withoutCoverage: total(({ withoutCoverage }) => withoutCoverage),
  };
  return [
    "| file | changes | noticed | survived | met by no test | score |",
    "|---|--:|--:|--:|--:|--:|",
    ...scores.map((score) => row(score.file, score)),
    row(`all ${scores.length} files`, all),
    "",
  ].join("\n");
}

function row(name: string, { killed, survived, withoutCoverage }: Omit<FileScore, "file" | "notAsked" | "unnoticed">) {
  const changes = killed + survived + withoutCoverage;
  const score = changes === 0 ? "–" : `${((100 * killed) / changes).toFixed(1)} %`;
  return `| ${name} | ${changes} | ${killed} | ${survived} | ${withoutCoverage} | ${score} |`;
}

/** The table, and under it every change that nobody noticed, for whoever looks at them. */
export function scoresPage(scores: readonly FileScore[]): string {
  const survivors = scores
    .filter(({ unnoticed }) => unnoticed.length > 0)
    .map(
      ({ file, unnoticed }) =>
        `\n## ${file}\n\n${unnoticed
          .map(
            ({ line, before, after, isReached }) =>
              `- line ${line}${isReached ? "" : ", met by no test"}: ${quoted(before)} → ${quoted(after)}`,
          )
          .join("\n")}\n`,
    );
  return `# What tests notice\n\n${scoresTable(scores)}${survivors.join("")}`;
}

/** Code on one line. */
function quoted(code: string): string {
  const line = code.replaceAll(/\s+/g, " ").trim();
  const ticks = line.includes("`") ? "``" : "`";
  return line === "" ? "nothing" : `${ticks} ${line} ${ticks}`.replaceAll(/^(`) | (`)$/g, "$1$2");
}
