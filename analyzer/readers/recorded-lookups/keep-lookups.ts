import type { Day } from "../../model/acceptance.ts";
import { InputError } from "../input-error.ts";
import type { LookupRecorder } from "./lookup-recorder.ts";
import { recordVariable } from "./lookup-recorder.ts";
import { writeLookups } from "./lookups-file.ts";

/**
 * Writes what a stack's look-ups were answered into the folder that the environment names.
 * @throws InputError where it can't be written.
 */
export function keepLookups(recorder: LookupRecorder, stack: string, today: Day): void {
  const directory = process.env[recordVariable] ?? "";
  try {
    writeLookups(directory, stack, recorder.told(today));
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(
      `The answers to look-ups could not be written to ${directory}, which ${recordVariable} names; expected a folder that may be written to.`,
    );
  }
}
