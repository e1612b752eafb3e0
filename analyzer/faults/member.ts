import type { DomainId } from "../model/failure-domain.ts";
import type { Meaning } from "../model/fault-model.ts";
import type { GraphNode, Place } from "../model/graph.ts";
import type { World } from "./world.ts";

/** The event that one member fails by itself. */
export function ownFailure(node: GraphNode, path: readonly string[], place: DomainId | null, world: World): number {
  const member = path.every((step) => step === "") ? "" : path.filter((step) => step !== "").join(" ");
  const id = member === "" ? `instance:${node.id}` : `instance:${node.id}#${member}`;
  // The other reading has told of it mostly.
  if (world.isDeclared(id)) return world.network.event(id);
  const label = member === "" ? node.label : `${member} of ${node.label}`;
  const within = place === null ? [] : [place];
  return world.network.event(world.declare({ id, kind: "instance", label, within, aliases: [] }));
}

export function meaningOfMember(node: GraphNode, member: string, place: Place, mends: string | null): Meaning {
  return { kind: "member", node: node.id, member, property: place.property, mends };
}

export function meaningOfPart(node: GraphNode, part: string, members: number, required: number): Meaning {
  return { kind: "part", node: node.id, part, members, required };
}

/** Beyond this number members of one resource fail together only by their places; telling more apart would change no answer. */
export const mostMembersToldApart = 100;
