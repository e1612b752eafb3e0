import { expect, test } from "vitest";
import { saidLimits } from "../../../../analyzer/rules/wording/limits.ts";

test.each([
  [60, 0, "rto 60 s, rpo 0 s"],
  [119, null, "rto 119 s"],
  [120, null, "rto 2 min"],
  [121, null, "rto 121 s"],
  [null, 900, "rpo 15 min"],
  [3599, null, "rto 3599 s"],
  [3600, null, "rto 1 h"],
  [5400, 7200, "rto 90 min, rpo 2 h"],
  [86_400, null, "rto 1 d"],
  [90_000, 172_800, "rto 25 h, rpo 2 d"],
  [null, null, ""],
])("an rto of %s and an rpo of %s seconds read as people write them", (rto, rpo, said) => {
  expect(saidLimits({ rto, rpo })).toBe(said);
});
