import type { Day } from "../../model/acceptance.ts";
import type { RecordedAnswers } from "../embedded-preview/lookups.ts";
import { questionText } from "./ask-again.ts";
import { readLookups } from "./lookups-file.ts";

/** Days that recorded look-ups are good for where nothing else is said. */
export const usualAge = 30;

const msPerDay = 86_400_000;

/**
 * What a stack's look-ups were answered when it was last recorded; `undefined` where it never was. `mostDays`: how long ago that may be
 * before it is said to be old.
 * @throws InputError where the file can't be read or is of another form.
 */
export function recordedAnswers(
  directory: string,
  stack: string,
  { today, mostDays }: { readonly today: Day; readonly mostDays: number },
): RecordedAnswers | undefined {
  const told = readLookups(directory)[stack];
  if (told === undefined) return undefined;
  return {
    on: told.recorded,
    isOld: (Date.parse(today) - Date.parse(told.recorded)) / msPerDay > mostDays,
    accounts: told.accounts,
    answers: new Map(
      told.answers.map(({ token, region, args, answer }) => [questionText(token, region, args), answer]),
    ),
  };
}
