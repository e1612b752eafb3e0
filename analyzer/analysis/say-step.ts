import type { DerivationStep } from "../model/analysis.ts";
import type { Gate } from "../model/fault-model.ts";
import type { Names } from "./names.ts";

/** What a failed gate adds to a derivation; `null` where it only passes on what its children say. */
export function sayStep(gate: Gate, causes: readonly Gate[], names: Names): Omit<DerivationStep, "from"> | null {
  const { meaning } = gate;
  switch (meaning.kind) {
    case "domain":
      if (gate.kind === "event")
        return { says: `${names.domain(meaning.domain)} is lost`, subject: meaning.domain, placed: null };
      return sayContained(gate, meaning.domain, causes, names);
    case "assumed-place":
      if (gate.kind === "event") return null;
      return {
        says: `${names.domain(meaning.variable)} may turn out to be ${names.domain(meaning.zone)}`,
        subject: meaning.variable,
        placed: null,
      };
    case "place":
      return {
        says: isOwnUnknown(meaning.node, causes)
          ? `the zone of ${names.node(meaning.node)} is decided at deployment (${meaning.property})`
          : `${names.node(meaning.node)} stands in ${placesSaid(causes, names)} (${meaning.property})`,
        subject: meaning.node,
        placed: meaning.node,
      };
    case "member":
      return sayMember(gate, causes, names);
    case "part":
      return {
        says: sayLoss(
          meaning.part === "" ? names.node(meaning.node) : `${meaning.part} of ${names.node(meaning.node)}`,
          meaning.members,
          meaning.required,
        ),
        subject: meaning.node,
        placed: null,
      };
    case "group":
      return {
        says: sayLoss(names.group(meaning.group), meaning.members, meaning.required),
        subject: meaning.group,
        placed: null,
      };
    case "balancer-zone":
      return {
        says: `${names.node(meaning.node)} passes no requests on in ${names.domain(meaning.zone)}`,
        subject: meaning.node,
        placed: null,
      };
    case "entered":
      return {
        says: `requests for ${names.node(meaning.node)} reach no target through ${names.node(meaning.balancer)}`,
        subject: meaning.node,
        placed: null,
      };
    case "need": {
      const needed = meaning.needed.startsWith("group:") ? names.group(meaning.needed) : names.node(meaning.needed);
      const by = meaning.property === null ? "" : ` (${meaning.property})`;
      if (meaning.property === null && names.graphNode(meaning.node)?.role === "component") {
        return { says: `${names.node(meaning.node)} stands for ${needed}`, subject: meaning.node, placed: null };
      }
      return {
        says: `${names.node(meaning.node)} ${meaning.possible ? "may need" : "needs"} ${needed}${by}`,
        subject: meaning.node,
        placed: null,
      };
    }
    case "node":
      if (gate.facts.length === 0) return null;
      return {
        says:
          names.graphNode(meaning.node)?.standing.kind === "unsupported"
            ? `${names.node(meaning.node)} may stand anywhere: its type is not in the catalogue`
            : `${names.node(meaning.node)} may turn out to stand the weaker way, which a setting decides`,
        subject: meaning.node,
        placed: meaning.node,
      };
    case "service":
      return { says: `${meaning.service} is unavailable`, subject: meaning.service, placed: null };
  }
}

function sayContained(
  gate: Gate,
  domain: string,
  causes: readonly Gate[],
  names: Names,
): Omit<DerivationStep, "from"> | null {
  const larger = causes.flatMap((cause) =>
    cause.meaning.kind === "domain" && cause.meaning.domain !== domain ? [cause.meaning.domain] : [],
  )[0];
  return gate.kind === "or" && larger !== undefined
    ? { says: `${names.domain(domain)} lies in ${names.domain(larger)}`, subject: domain, placed: null }
    : null;
}

function sayMember(gate: Gate, causes: readonly Gate[], names: Names): Omit<DerivationStep, "from"> | null {
  const { meaning } = gate;
  if (meaning.kind !== "member") return null;
  const member = meaning.member === "" ? names.node(meaning.node) : `${meaning.member} of ${names.node(meaning.node)}`;
  if (gate.facts.length > 0 && causes.length === 0)
    return { says: `${member} may not exist (${meaning.property})`, subject: meaning.node, placed: null };
  // A member that fails by itself is the lost domain: its step is there already.
  if (causes.every((cause) => cause.kind === "event")) return null;
  const property = meaning.property === "" ? "" : ` (${meaning.property})`;
  if (isOwnUnknown(meaning.node, causes)) {
    return {
      says: `where ${member} stands is decided at deployment${property}`,
      subject: meaning.node,
      placed: meaning.node,
    };
  }
  return {
    says: `${member} stands in ${placesSaid(causes, names)}${property}`,
    subject: meaning.node,
    placed: meaning.node,
  };
}

/** Whether what is lost is the very place that deployment will give to this resource. */
function isOwnUnknown(node: string, causes: readonly Gate[]): boolean {
  const places = causes.flatMap(({ kind, meaning }) =>
    meaning.kind === "domain" && kind !== "event" ? [meaning.domain] : [],
  );
  return (
    places.length > 0 && places.every((domain) => domain === `zone-of:${node}` || domain.startsWith(`zone-of:${node}#`))
  );
}

function placesSaid(causes: readonly Gate[], names: Names): string {
  const places = causes.flatMap(({ meaning }) => {
    if (meaning.kind === "place") return [names.node(meaning.node)];
    return meaning.kind === "domain" ? [names.domain(meaning.domain)] : [];
  });
  return places.length === 0 ? "a lost place" : places.join(" and ");
}

function sayLoss(whole: string, members: number, required: number): string {
  if (members === 1) return `${whole} has no other member`;
  if (required === 1) return `none of the ${members} members of ${whole} is left`;
  return `fewer than ${required} of the ${members} members of ${whole} are left`;
}
