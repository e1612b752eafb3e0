import { expect, it, test } from "vitest";
import { guardMode } from "../../../analyzer/readers/guard-mode.ts";
import { InputError } from "../../../analyzer/readers/input-error.ts";

test.each([
  [undefined, "stop"],
  ["", "stop"],
  ["warn", "warn"],
  ["off", "off"],
])("FAULTLINE_GUARD=%j means %s", (word, mode) => {
  expect(guardMode(word === undefined ? {} : { FAULTLINE_GUARD: word })).toBe(mode);
});

it.each(["OFF", "Warn", "0", "false", "no", "off ", "stop", "true"])("%j is taken for neither", (word) => {
  expect(() => guardMode({ FAULTLINE_GUARD: word })).toThrow(InputError);
  expect(() => guardMode({ FAULTLINE_GUARD: word })).toThrow(/FAULTLINE_GUARD is ".*"; expected warn or off/);
});
