/**
 * The question could not be asked: what was given can't be read, or the program failed. Its message is one sentence for
 * the person who asked — what was read, what was expected, what to do — and is shown without a stack trace.
 */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Returns the text of whatever was thrown, on one line. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.trim().replaceAll(/\s*\n\s*/g, " ");
}

/** Returns the system's code (`ENOENT`) of an error of the file system, `undefined` for anything else. */
export function systemCodeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown)) return undefined;
  return typeof thrown.code === "string" ? thrown.code : undefined;
}
