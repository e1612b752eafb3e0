import type { Finding } from "../../analyzer/model/finding.ts";
import type { GraphNode } from "../../analyzer/model/graph.ts";

/** URNs of servers of one stack, by their names. */
export function serverUrn(name: string, stack = "test"): string {
  return `urn:pulumi:${stack}::shop::alicloud:ecs/instance:Instance::${name}`;
}

/** A proved error about some servers, unless more is given. */
export function findingAbout(names: readonly string[], given: Partial<Finding> = {}): Finding {
  return {
    rule: "survives-loss",
    severity: "error",
    status: "violated",
    domain: "alicloud/cn-hongkong/cn-hongkong-c",
    services: ["web"],
    subjects: names.map((name) => serverUrn(name)),
    message: `Losing zone cn-hongkong-c takes web down (${names.join(", ")}).`,
    evidence: [],
    remedy: [],
    ...given,
  };
}

/** A finding about the judgement itself. */
export function findingAboutJudgement(message = "Only a part of the stack was read."): Finding {
  return findingAbout([], { rule: "whole-stack-read", status: "undetermined", domain: null, services: [], message });
}

/** What acceptance reads of a node: who it is. */
export function serverNodes(
  ...names: readonly string[]
): readonly Pick<GraphNode, "id" | "urn" | "type" | "name" | "label">[] {
  return names.map((name) => ({
    id: serverUrn(name),
    urn: serverUrn(name),
    type: "alicloud:ecs/instance:Instance",
    name,
    label: `server ${name}`,
  }));
}
