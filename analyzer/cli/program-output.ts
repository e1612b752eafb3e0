import { visible } from "../reporters/wording/visible.ts";

/** What a program prints or logs; `stdout` and `stderr` are its own, the others went through Pulumi's log. */
interface ProgramOutput {
  readonly kind: "stdout" | "stderr" | "info" | "warning" | "error";
  readonly text: string;
}

/** Output of a program under analysis, fit to be shown: its lines stay, what would steer the terminal is written out. */
export function shownOutput({ kind, text }: ProgramOutput): string {
  const written = text.trimEnd().split(/\r?\n/).map(shownLine);
  const lines = kind === "error" ? written.filter((line) => !foreignFrame.test(line)) : written;
  const said = kind === "warning" || kind === "error" ? `${kind}: ` : "";
  return `${said}${lines.join("\n")}\n`;
}

/** A frame of a stack trace outside the program: in Node, Pulumi or another package, where nobody has to correct anything. */
const foreignFrame = /^\s+at (?:.*[( ])?(?:node:|.*[\\/]node_modules[\\/])/;

function shownLine(line: string): string {
  // Colours are dropped rather than written out: programs often use them, and they say nothing.
  return visible(line.replace(colours, "").replaceAll("\t", "  "));
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
