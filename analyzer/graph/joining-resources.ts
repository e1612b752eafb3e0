import type { Joins } from "../model/catalogue.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { topLevel } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";

/** The resources of a stack that join others, and what their properties name. */
export interface JoiningResources {
  readonly stack: StackIndex;
  readonly all: readonly { readonly record: ResourceRecord; readonly joins: Joins }[];
  named(record: ResourceRecord, path: string): readonly ResourceRecord[];
  kind(record: ResourceRecord): Joins["kind"] | undefined;
  isBalancer(record: ResourceRecord): boolean;
}

export function joiningResources(stack: StackIndex): JoiningResources {
  return {
    stack,
    all: stack.records.flatMap((record) => {
      const joins = stack.entry(record)?.joins;
      return joins === undefined ? [] : [{ record, joins }];
    }),
    named: (record, path) =>
      (record.propertyDependencies[topLevel(path)] ?? []).flatMap((urn) => stack.record(urn) ?? []),
    kind: (record) => stack.entry(record)?.joins?.kind,
    isBalancer: (record) => stack.entry(record)?.stands.kind === "balancer",
  };
}
