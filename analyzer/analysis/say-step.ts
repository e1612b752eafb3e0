import type { DerivationStep } from "../model/analysis.ts";
import type { Gate } from "../model/fault-model.ts";
import type { Names } from "./names.ts";

/** What a failed gate adds to a derivation; `null` where it only passes on what its children say. */
export function sayStep(gate: Gate, causes: readonly Gate[], names: Names): Omit<DerivationStep, "from"> | null {
  const { meaning } = gate;
  // That a whole is lost since its standby does not serve in time is told already; who serves is told by its own loss.
  if (causes.some((cause) => cause.meaning.kind === "not-taken-over" && cause.kind === "and")) return null;
  // A group that only passes on what was said of it says nothing of its own.
  if (meaning.kind === "group" && causes.some(({ meaning: other }) => isOfGroup(other, meaning.group))) return null;
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
      // A subnet's way out is told with the subnet itself.
      if (causes.some((cause) => cause.meaning.kind === "place" && cause.meaning.node === meaning.node)) return null;
      if (causes.length > 0 && causes.every((cause) => cause.meaning.kind === "egress")) return null;
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
            ? `${names.node(meaning.node)} may stand anywhere: ${whyAnywhere(meaning.node, names)}`
            : `${names.node(meaning.node)} may turn out to stand the weaker way, which a setting decides`,
        subject: meaning.node,
        placed: meaning.node,
      };
    case "takeover":
      return sayTakeover(meaning, names);
    case "not-taken-over":
      if (gate.kind === "or") return null;
      return {
        says: `the one that serves of ${meaning.of.startsWith("group:") ? names.group(meaning.of) : names.node(meaning.of)} is lost, and no standby serves in its place as promised`,
        subject: meaning.of,
        placed: null,
      };
    case "changed":
      return {
        says: `${names.node(meaning.node)} takes changes of ${names.node(meaning.what)} at once with all others that do`,
        subject: meaning.node,
        placed: meaning.node,
      };
    case "name":
      if (gate.facts.length > 0)
        return {
          says: `${names.node(meaning.node)} may be asked of one provider only, whichever it is delegated to`,
          subject: meaning.node,
          placed: null,
        };
      return gate.kind === "and"
        ? { says: `no DNS provider answers for ${names.node(meaning.node)}`, subject: meaning.node, placed: null }
        : null;
    case "delegation":
      return {
        says: `${names.node(meaning.node)} leads nowhere at ${meaning.product} of ${names.domain(meaning.provider)}`,
        subject: meaning.node,
        placed: null,
      };
    case "record-set":
      return {
        says:
          meaning.records === 1
            ? `the one ${meaning.type} record of ${names.node(meaning.node)} there leads nowhere`
            : `fewer than ${meaning.required} of the ${meaning.records} ${meaning.type} records of ${names.node(meaning.node)} there lead somewhere`,
        subject: meaning.node,
        placed: null,
      };
    case "egress":
      return {
        says:
          gate.facts.length > 0
            ? `it can't be told how servers in ${names.node(meaning.node)} reach the internet`
            : `servers in ${names.node(meaning.node)} reach the internet through ${names.node(meaning.gateway)} only`,
        subject: meaning.node,
        placed: meaning.node,
      };
    case "reached": {
      const link = meaning.link.startsWith("group:") ? names.group(meaning.link) : names.node(meaning.link);
      return {
        says: `${names.node(meaning.node)} reaches ${names.node(meaning.member)} over ${link}`,
        subject: meaning.node,
        placed: null,
      };
    }
    case "data":
      return {
        says: `no copy of the data of ${names.node(meaning.node)} is left`,
        subject: meaning.node,
        placed: null,
      };
    case "copy":
      return {
        says:
          gate.facts.length > 0
            ? `where ${names.node(meaning.node)} keeps its data can't be told`
            : `what ${names.node(meaning.node)} keeps is gone`,
        subject: meaning.node,
        placed: meaning.node,
      };
    case "capacity":
      return {
        says: `what is left of ${names.group(meaning.group)}, which carries ${meaning.carries} ${meaning.unit} as a whole, carries less than ${meaning.peak} ${meaning.unit}`,
        subject: meaning.group,
        placed: null,
      };
    case "passed-by":
      return {
        says: `${names.node(meaning.balancer)} does not stand in ${names.domain(meaning.place)} and passes nothing to ${names.node(meaning.node)} there`,
        subject: meaning.balancer,
        placed: null,
      };
    case "top":
      return {
        says:
          meaning.question.kind === "data-lost"
            ? `data of ${meaning.question.service} is lost`
            : meaning.question.kind === "capacity-short"
              ? `${meaning.question.service} can't carry its peak`
              : `${meaning.question.service} is unavailable`,
        subject: meaning.question.service,
        placed: null,
      };
    case "service":
      return { says: `${meaning.service} is unavailable`, subject: meaning.service, placed: null };
  }
}

/** Why nobody can tell where something stands that is described by no row, or by one that leaves it to others. */
function whyAnywhere(node: string, names: Names): string {
  if (node.startsWith("outside:")) return "it is not of this stack";
  if (names.graphNode(node)?.role !== "unsupported") return "where its copies run, the cluster decides";
  return "its type is not in the catalogue";
}

function isOfGroup(meaning: Gate["meaning"], group: string): boolean {
  return meaning.kind === "group" && meaning.group === group;
}

function sayTakeover(
  meaning: Extract<Gate["meaning"], { kind: "takeover" }>,
  names: Names,
): Omit<DerivationStep, "from"> | null {
  const { label, why, takes, limit, needed } = meaning;
  const say = (says: string) => ({ says, subject: label, placed: null });
  switch (why) {
    case "time":
      return say(`${label} takes ${takes} s, and the objective allows ${limit} s (rto)`);
    case "lag":
      return say(`${label} gives up the latest ${takes} s of data, and the objective allows ${limit} s (rpo)`);
    case "unknown-time":
      return say(`how long ${label} takes is not known, and the objective allows ${limit} s (rto)`);
    case "unknown-lag":
      return say(
        `how much of the latest data ${label} gives up is not known, and the objective allows ${limit} s (rpo)`,
      );
    case "needs": {
      if (needed === null) return null;
      const called = needed.startsWith("service:")
        ? needed.slice("service:".length)
        : needed.startsWith("group:")
          ? names.group(needed)
          : names.node(needed);
      return say(`${label} needs ${called}`);
    }
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
