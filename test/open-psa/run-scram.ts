import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaxesParser } from "saxes";

/** Whether SCRAM, another solver of fault trees, is installed: Debian's package `scram`. */
export const isScramInstalled = spawnSync("scram", ["--version"]).status === 0;

/** Milliseconds. */
const patience = 60_000;

/**
 * The minimal cut sets that SCRAM finds in an Open-PSA model up to an order, by the names of their events, sorted, and with
 * `probability` what it says of the top event.
 * @throws Error where it refuses the model or does not finish.
 */
export function scramCutSets(
  model: string,
  order: number,
  withProbability = false,
): { readonly sets: readonly (readonly string[])[]; readonly probability: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "faultline-scram-"));
  try {
    const [input, output] = [join(folder, "model.xml"), join(folder, "report.xml")];
    writeFileSync(input, model);
    const given = [
      "--bdd",
      "-l",
      String(order),
      ...(withProbability ? ["--probability", "1"] : []),
      input,
      "-o",
      output,
    ];
    const run = spawnSync("scram", given, { encoding: "utf8", timeout: patience });
    if (run.status !== 0) throw new Error(`scram does not take the model: ${run.stderr}`);
    return products(readFileSync(output, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function products(report: string) {
  const sets: string[][] = [];
  let probability: number | null = null;
  const parser = new SaxesParser<{ readonly xmlns: false }>({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "sum-of-products" && attributes.probability !== undefined)
      probability = Number(attributes.probability);
    if (name === "product") sets.push([]);
    if (name === "basic-event") sets.at(-1)?.push(attributes.name ?? "");
  });
  parser.write(report).close();
  return { sets: sets.map((set) => set.toSorted()), probability };
}
