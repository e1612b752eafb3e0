import { expect, test } from "vitest";
import { wantsColour } from "../../../analyzer/cli/colour.ts";

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: "dumb" }, true, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ FORCE_COLOR: "false" }, true, false],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
])("%j at a terminal (%s) gives colour: %s", (environment, isTerminal, colour) =>
  expect(wantsColour(environment, isTerminal)).toBe(colour),
);
