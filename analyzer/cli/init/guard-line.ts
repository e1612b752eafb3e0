/** The program's entry as it was read. */
export interface Entry {
  readonly text: string;
  /** Whether it imports or requires. */
  readonly isModule: boolean;
}

const guard = "faultline/guard";

/** The entry with the guard first; `null` where it names a guard already. */
export function withGuard({ text, isModule }: Entry): string | null {
  if (namesGuard.test(text)) return null;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `${isModule ? `import "${guard}";` : `require("${guard}");`}${newline}`;
  const head = opening.exec(text)?.[0] ?? "";
  // The last line of the opening may be the file's last, without an end of its own.
  const joint = head.replace("\uFEFF", "") === "" || head.endsWith("\n") ? "" : newline;
  return `${head}${joint}${line}${text.slice(head.length)}`;
}

const namesGuard =
  /^[ \t]*(?:import\s*|import\s*\(\s*|(?:const\s.*=\s*)?require\s*\(\s*)["'][^"'\n]*\/guard(?:\.[cm]?[jt]s)?["']/m;

/** What must stay first: a byte order mark, what starts the file, comments that steer a compiler, and the directive that makes it strict. */
const opening =
  /^\uFEFF?(?:#!.*(?:\r?\n|$))?(?:[ \t]*\/\/.*(?:\r?\n|$))*(?:(?:\s|\/\/.*(?:\r?\n|$)|\/\*[\s\S]*?\*\/)*["']use strict["'];?[ \t]*(?:\r?\n|$))?/;
