import type { Joins } from "../model/catalogue.ts";
import { recordsNamedBy } from "./place-givers.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** The resources of a stack that join others, and what their properties name. */
export interface JoiningResources {
  readonly stack: StackIndex;
  readonly all: readonly { readonly record: StackRecord; readonly joins: Joins }[];
  named(record: StackRecord, path: string): readonly StackRecord[];
  kind(record: StackRecord): Joins["kind"] | undefined;
  isBalancer(record: StackRecord): boolean;
}

export function joiningResources(stack: StackIndex): JoiningResources {
  return {
    stack,
    all: stack.records.flatMap((record) => {
      const joins = stack.entry(record)?.joins;
      return joins === undefined ? [] : [{ record, joins }];
    }),
    named: recordsNamedBy,
    kind: (record) => stack.entry(record)?.joins?.kind,
    isBalancer: (record) => stack.entry(record)?.stands.kind === "balancer",
  };
}
