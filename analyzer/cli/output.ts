import { writeFileSync } from "node:fs";
import type { Answer, ReporterOptions } from "../model/report.ts";
import { InputError, reasonOf, systemCodeOf } from "../readers/input-error.ts";
import type { Format } from "../reporters/index.ts";
import { reporters } from "../reporters/index.ts";
import { wantsColour } from "./colour.ts";
import { pageParts } from "./page-parts.ts";

/** A report that is also written to a file. */
export interface ReportFile {
  readonly format: Format;
  readonly path: string;
}

/**
 * Writes an answer to its files and to standard output. `program`: the program's folder as seen from the working directory.
 * @throws InputError where any of them could not be written; the others are written all the same.
 */
export async function deliver(
  answer: Answer,
  format: Format,
  files: readonly ReportFile[],
  program?: string,
): Promise<void> {
  const where = {
    ...(program === undefined ? {} : { program }),
    ...([format, ...files.map((file) => file.format)].includes("html") ? { page: await pageParts() } : {}),
  };
  const failures = files.flatMap((file) => writeReport(answer, file, where));
  const columns = process.stdout.columns || Number(process.env.COLUMNS) || 80;
  const colour = wantsColour(process.env, process.stdout.isTTY);
  await writeStandardOutput(reporters[format].report(answer, { columns, colour, ...where }));
  if (failures.length > 0) throw new InputError(failures.join(" "));
}

function writeReport(
  answer: Answer,
  { format, path }: ReportFile,
  where: Pick<ReporterOptions, "program" | "page">,
): readonly string[] {
  const text = reporters[format].report(answer, { columns: 80, colour: false, ...where });
  try {
    writeFileSync(path, text);
    return [];
  } catch (thrown) {
    return [
      `The ${format} report could not be written to ${path} (${reasonOf(thrown)}); name a file in a folder that exists and may be written.`,
    ];
  }
}

/**
 * Writes to standard output and waits until it is out. A reader that closes the pipe early (`| head`) has read enough: that
 * is no failure, and changes nothing about the verdict.
 * @throws InputError where it can't be written for any other reason, such as a full disk.
 */
export function writeStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      if (!error || systemCodeOf(error) === "EPIPE") resolve();
      else reject(new InputError(`The report could not be written to standard output (${reasonOf(error)}).`));
    };
    process.stdout.on("error", settle);
    process.stdout.write(text, settle);
  });
}
