import type { Command, EngineWay, Fault } from "./fault.ts";
import { commands, engineWays } from "./fault.ts";

/** The exit code that a way gives, where it meets the fault. */
export function exitCodeOf(fault: Fault, command: Command): 0 | 1 | 2 {
  // Of what was judged and is no pass, `report` says the same and gates nothing.
  const usual = command === "report" && fault.exitCode === 1 ? 0 : fault.exitCode;
  return fault.otherwise?.[command]?.exitCode ?? usual;
}

/** The page of the matrix: a row for each fault with the exit code of every way, and under it the reasons for what is not met. */
export function matrixPage(faults: readonly Fault[]): string {
  const notes: string[] = [];
  const noted = (why: string) => {
    if (!notes.includes(why)) notes.push(why);
    return `–[^${notes.indexOf(why) + 1}]`;
  };
  const cell = (fault: Fault, command: Command) => {
    const why = fault.never?.[command];
    return why === undefined
      ? String(exitCodeOf(fault, command))
      : noted(why === "as check" ? (fault.never?.check ?? why) : why);
  };
  const engineCell = ({ engine }: Fault, way: EngineWay) => {
    const shown = engine[way];
    return "never" in shown ? noted(shown.never) : "fails";
  };
  const rows = faults.map((fault) => {
    const cells = [
      ...commands.map((command) => cell(fault, command)),
      ...engineWays.map((way) => engineCell(fault, way)),
    ];
    return `| ${fault.fault} | ${cells.join(" | ")} |`;
  });
  const met = faults.reduce((sum, { never }) => sum + commands.filter((each) => never?.[each] === undefined).length, 0);
  const onEngine = faults.reduce(
    (sum, { engine }) => sum + engineWays.filter((way) => "file" in engine[way]).length,
    0,
  );
  return `# What may be wrong, and what each way of asking says

Written by \`matrix.test.ts\` from the rows that it tests (\`UPDATE=1\` rewrites it). ${faults.length} faults; ${met} meetings with a command, each run
here, and ${onEngine} with Pulumi's own engine, shown in \`test/engine\`. No way passes what it meets silently: the sentence is asserted with
the exit code. 1: judged, and no pass · 2: could not be judged · 0: \`report\`, which gates nothing, says the same; after \`baseline write\`,
what was found open and may be accepted.

| fault | ${[...commands, ...engineWays].join(" | ")} |
|---|${":-:|".repeat(commands.length + engineWays.length)}
${rows.join("\n")}

${notes.map((note, at) => `[^${at + 1}]: ${note}.`).join("\n")}
`;
}
