import { describe, expect, test } from "vitest";
import { cautionRows } from "../../../analyzer/catalogue/cautions.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import type { Caution, Setting } from "../../../analyzer/model/catalogue.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import { followPath, isRegistered } from "./sdk-declarations.ts";

const rows = [...cautionRows].flatMap(([type, cautions]) => cautions.map((caution) => ({ type, caution })));

const settingsOf = ({ where, only, except }: Caution): readonly Setting[] => {
  const found: Setting[] = [];
  for (const first of [where, only, except])
    for (let next = first; next !== undefined; next = next.or) found.push(next);
  return found;
};

/** The sentences that say what is wrong with a setting, none if nothing is. */
const misnamed = (type: string, setting: Setting): readonly string[] => {
  const declared = followPath(type, setting.property);
  if (typeof declared === "string") return [declared];
  if (setting.stated !== undefined) return [];
  const asked = [...setting.yes.map((value) => typeof value), ...(setting.above === undefined ? [] : ["number"])];
  const counts = setting.above !== undefined && declared.list;
  return counts || asked.some((kind) => declared.kinds.has(kind))
    ? []
    : [`${type}: ${setting.property}: can't be ${asked.join(" or ")}.`];
};

describe("what rules ask of single properties", () => {
  test.each(rows.map(({ type, caution }) => [`${type} ${caution.where.property}`, type, caution] as const))(
    "%s is declared by the installed SDK",
    (_title, type, caution) => {
      expect(isRegistered(type)).toBe(true);
      expect(settingsOf(caution).flatMap((setting) => misnamed(type, setting))).toEqual([]);
    },
  );

  test.each([
    ["a misspelt property", { property: "deletionProtected", yes: [true], unset: "no" }],
    ["a word for a switch", { property: "deletionProtection", yes: ["on"], unset: "no" }],
  ] as const)("%s is found", (_title, setting) => {
    expect(misnamed("aws:rds/instance:Instance", setting)).toHaveLength(1);
  });

  test("is asked by a rule that there is, of a type that the catalogue knows", () => {
    const ids = new Set(rules.map(({ id }) => id));
    const strange = rows.filter(({ type, caution }) => !ids.has(caution.rule) || catalogue.entry(type) === undefined);
    expect(strange).toEqual([]);
  });

  test("has a source for what leaving it out means", () => {
    const unsourced = rows.flatMap(({ type, caution }) =>
      settingsOf(caution)
        .map(({ property }) => property.split(".").at(-1) ?? property)
        .filter((name) => !caution.sources.some((source) => new RegExp(`\\b${name}\\b`).test(source)))
        .map((name) => `${type}#${name}`),
    );
    expect(unsourced).toEqual([]);
    const bare = rows.flatMap(({ caution }) => caution.sources).filter((one) => !/https:\/\/|\.d\.ts/.test(one));
    expect(bare).toEqual([]);
  });

  test("is asked of data only where the type keeps some", () => {
    const none = rows.filter(
      ({ type, caution }) => caution.rule === "data-outlives-mistakes" && catalogue.entry(type)?.keepsData !== true,
    );
    expect(none.map(({ type }) => type)).toEqual([]);
  });

  test("names no property whose value would tell a secret or a text", () => {
    const telling = rows.filter(({ caution }) =>
      /password|secret|token|userData|document/i.test(caution.where.property),
    );
    expect(telling).toEqual([]);
  });
});
