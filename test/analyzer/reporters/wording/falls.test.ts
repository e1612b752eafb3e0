import { expect, test } from "vitest";
import { sayWhatFalls } from "../../../../analyzer/reporters/wording/falls.ts";
import { namesIn } from "../../../../analyzer/reporters/wording/names.ts";
import * as answers from "../answers.ts";

function falls(...services: Parameters<typeof answers.service>[]): readonly string[] {
  const report = answers.report({ services: services.map((given) => answers.service(...given)) });
  return sayWhatFalls(report, namesIn(report));
}

test("each service is named at the smallest loss that it does not survive, those that fall alike together", () => {
  expect(falls(["a", {}], ["b", { zone: "no" }], ["c", {}])).toEqual([
    "b does not survive the loss of zone cn-hongkong-c.",
    "a and c do not survive the loss of region cn-hongkong.",
  ]);
});

test("what is not certain is not said as if it were", () => {
  expect(falls(["a", { zone: "undetermined" }])).toEqual([
    "a does not for certain survive the loss of zone cn-hongkong-c.",
  ]);
});

test("a service that survives everything is said to", () => {
  expect(falls(["a", { region: "yes", provider: "yes" }])).toEqual([
    "No loss of a single instance, zone, region or provider takes a down.",
  ]);
});

test("a service that stands for nothing is not said to survive anything", () => {
  const nothing = {
    instance: "undetermined",
    zone: "undetermined",
    region: "undetermined",
    provider: "undetermined",
  } as const;
  const survives = answers.service("a", { region: "yes", provider: "yes" }).survives;
  expect(falls(["a", nothing, { survives }])).toEqual([]);
});
