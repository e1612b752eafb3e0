import * as fc from "fast-check";
import { expect } from "vitest";
import { bindIncident } from "../../analyzer/analysis/bind-incident.ts";
import type { Exploration } from "../../analyzer/analysis/explore-losses.ts";
import { exploreLosses } from "../../analyzer/analysis/explore-losses.ts";
import { replay } from "../../analyzer/analysis/replay.ts";
import { disturb } from "../../analyzer/faults/disturbances/disturb.ts";
import type { Disturbance, LossState } from "../../analyzer/model/loss.ts";
import { readKnownIncident } from "../../analyzer/readers/incidents.ts";
import { examined, modelOf } from "../analyzer/analysis/explorations.ts";
import type { Sketch } from "../builders/sketches.ts";
import { drawn, sketches } from "../builders/sketches.ts";
import { holdsForAll } from "./holds-for-all.ts";

/** A stack in which single kinds of products can be lost in each zone, and some resources as a whole, or be wrong. */
function explored(sketch: Sketch): Exploration {
  const { stack, objectives } = drawn(sketch);
  const of = examined(stack, objectives);
  const { graph, blastRadii, domains } = of.analysis;
  const zones = domains.filter(({ kind, id }) => kind === "zone" && !id.includes(":"));
  const disturbances: readonly Disturbance[] = [
    ...zones.flatMap(({ id: place }) =>
      (["compute", "cache", "database"] as const).map(
        (kind): Disturbance => ({ kind: "narrowed", id: `${kind}@${place}`, place, of: kind }),
      ),
    ),
    ...graph.nodes
      .filter(({ role }) => role === "serves")
      .slice(0, 4)
      .flatMap(({ id: node }): readonly Disturbance[] => [
        { kind: "down", id: `all-of:${node}`, node, how: "lost" },
        { kind: "wrong", id: `wrong:${node}`, node, wave: null },
      ]),
  ];
  const { model, same } = disturb(graph, modelOf(of), disturbances);
  return exploreLosses({ graph, model, same, radii: blastRadii });
}

const cases = fc.record({ sketch: sketches, picks: fc.array(fc.nat(), { maxLength: 3 }), more: fc.nat() });

function picked({ model }: Exploration, picks: readonly number[]) {
  const ids = model.domains.map(({ id }) => id);
  return [...new Set(picks.map((pick) => ids[pick % ids.length] ?? ""))].map((domain) => ({ domain, inPart: false }));
}

/** Of several ways to the same loss either may be told. */
function withoutProofs(state: LossState): object {
  const bare = (list: readonly { readonly derivation: unknown }[]) => list.map((one) => ({ ...one, derivation: null }));
  return { ...state, lost: bare(state.lost), late: bare(state.late) };
}

function sure({ lost }: LossState): readonly string[] {
  return lost.filter((one) => one.sure).map(({ service }) => service);
}

function lostAtAll({ lost }: LossState): readonly string[] {
  return lost.map(({ service }) => service);
}

holdsForAll("losing more never loses less", cases, 150, ({ sketch, picks, more }) => {
  const exploration = explored(sketch);
  const few = exploration.state(picked(exploration, picks));
  const many = exploration.state(picked(exploration, [...picks, more]));
  expect(sure(few).filter((service) => !sure(many).includes(service))).toEqual([]);
  expect(lostAtAll(few).filter((service) => !lostAtAll(many).includes(service))).toEqual([]);
  expect(few.down.sure.filter((node) => !many.down.sure.includes(node))).toEqual([]);
});

holdsForAll("one kind of product in a place never takes more than the place", cases, 150, ({ sketch, more }) => {
  const exploration = explored(sketch);
  const narrowed = exploration.model.domains.filter(({ id }) => /^(compute|cache|database)@/.test(id));
  const one = narrowed[more % Math.max(narrowed.length, 1)];
  if (one === undefined) return;
  const part = exploration.state([{ domain: one.id, inPart: false }]);
  const whole = exploration.state(one.within.map((domain) => ({ domain, inPart: false })));
  expect(sure(part).filter((service) => !sure(whole).includes(service))).toEqual([]);
  expect(lostAtAll(part).filter((service) => !lostAtAll(whole).includes(service))).toEqual([]);
});

holdsForAll(
  "what can be asked beside the model's domains changes nothing while it is not lost",
  cases,
  100,
  ({ sketch, picks }) => {
    const { stack, objectives } = drawn(sketch);
    const of = examined(stack, objectives);
    const { graph, blastRadii, domains } = of.analysis;
    const plain = exploreLosses({ graph, model: modelOf(of), same: {}, radii: blastRadii });
    const away = picked({ ...plain, model: { ...plain.model, domains } }, picks);
    expect(withoutProofs(explored(sketch).state(away))).toEqual(withoutProofs(plain.state(away)));
  },
);

holdsForAll("a loss outside a service's tree changes nothing for it", cases, 100, ({ sketch, picks }) => {
  const exploration = explored(sketch);
  const away = picked(exploration, picks);
  const before = exploration.state([]);
  const after = exploration.state(away);
  for (const { name } of exploration.graph.services) {
    const isBelow = (["favourable", "least-favourable"] as const).some((reading) => {
      const { network } = exploration.solverOf(reading);
      const events = new Set(away.map(({ domain }) => network.events[domain] ?? -1));
      const chosen = new Set(
        network.assumptions.filter(({ zone }) => away.some(({ domain }) => domain === zone)).map(({ gate }) => gate),
      );
      const seen = new Set<number>();
      const open = [network.tops[name] ?? -1];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const gate = network.gates[next];
        if (gate === undefined || seen.has(next)) continue;
        if (events.has(next) || chosen.has(next)) return true;
        seen.add(next);
        if (gate.kind !== "event") open.push(...gate.children);
      }
      return false;
    });
    if (isBelow) continue;
    const of = ({ lost, redundancyLost }: LossState) =>
      [lost, redundancyLost].map((list) => list.filter(({ service }) => service === name));
    expect(of(after)).toEqual(of(before));
  }
});

holdsForAll("an empty timeline is the report, and restoring everything restores everything", sketches, 60, (sketch) => {
  const { stack, objectives } = drawn(sketch);
  const of = examined(stack, objectives);
  const { graph, blastRadii, domains, unavailable } = of.analysis;
  const incident = readKnownIncident("2022-12-18-alibaba-cloud-hong-kong-zone-c");
  const region = domains.find(({ kind, id }) => kind === "region" && !id.includes(":"))?.id;
  const zone = domains.find(({ kind, id }) => kind === "zone" && id.startsWith(`${region}/`) && !id.endsWith("/?"))?.id;
  if (zone === undefined) return;
  const bound = bindIncident(incident, graph, domains, zone);
  const { model, same } = disturb(graph, modelOf(of), bound.disturbances);
  const exploration = exploreLosses({ graph, model, same, radii: blastRadii });
  const empty = exploration.state([]);
  expect(sure(empty)).toEqual(unavailable.map(({ service }) => service));
  expect(empty.redundancyLost).toEqual([]);
  const { steps } = replay(incident, bound, exploration);
  expect(steps[0]?.state).toEqual(empty);
  expect(steps.at(-1)?.state).toEqual(empty);
});
