import type { Count, Required, Setting, Spreading, SpreadingSetting, SwitchOver } from "../../model/catalogue.ts";
import { listAll } from "../../reporters/wording/list.ts";

/** One line for a property that has a meaning, none where the row names none. */
export function propertyLines(property: string | undefined, means: string): readonly string[] {
  return property === undefined ? [] : [`${property}: ${means}`];
}

export function settingLines(what: string, setting: Setting | undefined): readonly string[] {
  return setting === undefined ? [] : [`${what}: ${saySetting(setting)}`];
}

export function saySetting(setting: Setting | undefined): string {
  if (setting === undefined) return "always";
  const { property, yes, above, unset, undecided, inherits, stated, or } = setting;
  const values = [...yes.map(String), ...(above === undefined ? [] : [`above ${above}`])];
  const condition = stated === "yes" ? "is stated" : `is ${values.join(" or ")}`;
  const open = (undecided ?? []).length === 0 ? "" : `; ${listAll((undecided ?? []).map(String))} decides nothing`;
  const inherited =
    (inherits ?? []).length === 0 ? "" : `; ${listAll((inherits ?? []).map(String))} leaves it to the balancer`;
  const others = or === undefined ? "" : `; or ${saySetting(or)}`;
  return `yes where ${property} ${condition}${open}${inherited}; left out: ${unset}${others}`;
}

export function sayCount({ property, unset, plus, always, or }: Count, what: string): string {
  if (always !== undefined) return `${property}: decides that ${what} is ${always}`;
  const more = plus === undefined ? "" : `, and ${plus} more`;
  const left = unset === "places" ? "as many as there are places" : String(unset);
  const other =
    or === undefined
      ? ""
      : `${or.property} counts (${or.plus === undefined ? "" : `and ${or.plus} more, `}where that is left out too: `;
  return `${property}: ${what}${more}; left out: ${other}${left}${or === undefined ? "" : ")"}`;
}

export function saySpreading(spreading: SpreadingSetting): string {
  if (typeof spreading === "string") return spreadings[spreading];
  const values = Object.entries(spreading.values).map(([value, meaning]) => `${value} is ${spreadings[meaning]}`);
  return `${spreading.property} decides: ${values.join(", ")}; left out it is ${spreadings[spreading.unset]}`;
}

const spreadings = {
  balanced: "evenly while every zone can launch",
  distinct: "never two in one zone",
  "two-zones": "over two zones at least",
  first: "all in the first place that can",
  none: "without any promise",
} as const satisfies Record<Spreading, string>;

export function requiredLines(required: Required | undefined): readonly string[] {
  if (required === undefined) return [];
  if (required === "majority") return ["more than half of them must be left"];
  if (typeof required === "number") return [`${required} of them must be left`];
  if ("intactPlaces" in required)
    return Object.entries(required.intactPlaces).map(
      ([places, intact]) => `of ${places} places, ${intact} must be left without any lost member`,
    );
  return Object.entries(required).map(([members, left]) => `of ${members}, ${String(left)} must be left`);
}

export function switchOverLines(switchOver: SwitchOver | undefined): readonly string[] {
  if (switchOver === undefined) return [];
  const time =
    switchOver.time === undefined ? "in a time that nobody states" : `within ${switchOver.time} s as documented`;
  const lag =
    switchOver.lag === undefined
      ? "how far its data may be behind is not stated"
      : `its data is up to ${switchOver.lag} s behind`;
  return [`another takes over ${time}; ${lag}`, ...settingLines("nothing of its data is behind", switchOver.noLag)];
}
