import type { ComponentArguments, Expression, Given } from "../../model/remote-component.ts";

export function literal(value: string | number | boolean): Expression {
  return { kind: "literal", value };
}

export function given(...path: readonly string[]): Expression {
  return { kind: "given", path };
}

export function of(key: string): Expression {
  return { kind: "of", key };
}

export function list(items: readonly Expression[]): Expression {
  return { kind: "list", items };
}

/** What the program gave, else the default that the package documents. */
export function givenOr(args: ComponentArguments, path: readonly string[], otherwise: Expression): Expression {
  return isGiven(args.given(...path)) ? given(...path) : otherwise;
}

export function isGiven(argument: Given): boolean {
  return argument.kind === "unknown" || (argument.kind === "known" && argument.value !== null);
}

/** The known texts of a list; `null` where it is anything else. */
export function textsOf(argument: Given): readonly string[] | null {
  if (argument.kind !== "known" || !Array.isArray(argument.value)) return null;
  const items: readonly unknown[] = argument.value;
  const texts = items.filter((item) => typeof item === "string");
  return texts.length === items.length ? texts : null;
}

/** A field of each record of a known list; `null` where it is anything else. */
export function fieldOfEach(argument: Given, field: string): readonly unknown[] | null {
  if (argument.kind !== "known" || !Array.isArray(argument.value)) return null;
  const items: readonly unknown[] = argument.value;
  return items.map((item) => (typeof item === "object" && item !== null ? Reflect.get(item, field) : undefined));
}
