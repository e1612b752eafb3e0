import { expect, test } from "vitest";
import { today } from "../../../analyzer/readers/today.ts";

test.each([
  ["2027-01-31T00:00:00Z", "2027-01-31"],
  ["2027-01-31T23:59:59.999Z", "2027-01-31"],
  ["2027-02-01T07:30:00+08:00", "2027-01-31"],
  ["2027-01-31T20:00:00-08:00", "2027-02-01"],
])("at %s it is %s", (moment, day) => expect(today(new Date(moment))).toBe(day));

test("without a moment it is now", () => expect(today()).toBe(new Date().toISOString().slice(0, 10)));
