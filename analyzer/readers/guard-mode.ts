import { InputError } from "./input-error.ts";
import { shownInput } from "./shown-input.ts";

/** `stop`: what does not hold fails the program · `warn`: it is only told · `off`: nothing is judged, and that is told. */
export type GuardMode = "stop" | "warn" | "off";

/**
 * What `FAULTLINE_GUARD` asks of the guard; unset, it stops what does not hold.
 * @throws InputError for any other word: a mistyped one must not be taken for either.
 */
export function guardMode(environment: Readonly<Record<string, string | undefined>> = process.env): GuardMode {
  const { FAULTLINE_GUARD: word } = environment;
  if (word === undefined || word === "") return "stop";
  if (word === "warn" || word === "off") return word;
  throw new InputError(`FAULTLINE_GUARD is ${shownInput(word)}; expected warn or off: correct it, or unset it.`);
}
