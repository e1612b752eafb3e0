import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** How findings call a resource: what it is, in the catalogue's or its type's word, and its name. */
export function label(record: StackRecord, stack: StackIndex): string {
  const noun = stack.entry(record)?.noun ?? record.type.split(":").at(-1) ?? record.type;
  return `${noun} ${record.name}`;
}
