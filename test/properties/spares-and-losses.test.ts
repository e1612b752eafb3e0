import * as fc from "fast-check";
import type { Analysis } from "../../analyzer/model/analysis.ts";
import type { Reading } from "../../analyzer/model/fault-model.ts";
import { explored } from "../builders/held.ts";
import type { Sketch } from "../builders/sketches.ts";
import { drawn, sketches } from "../builders/sketches.ts";
import { holdsForAll } from "./holds-for-all.ts";

const readings: readonly Reading[] = ["favourable", "least-favourable"];

const analysisOf = (sketch: Sketch): Analysis => {
  const { stack, objectives } = drawn(sketch);
  return explored(stack, objectives);
};

const cases = fc.record({ sketch: sketches, first: fc.nat(), second: fc.nat() });

holdsForAll("losing more brings back no service, no data and no capacity", cases, 40, ({ sketch, first, second }) => {
  const analysis = analysisOf(sketch);
  const places = analysis.domains.filter(({ kind }) => kind !== "change").map(({ id }) => id);
  const one = places[first % places.length] ?? "";
  const other = places[second % places.length] ?? "";
  for (const reading of readings) {
    const fewer = analysis.lose(reading, [one]);
    const more = analysis.lose(reading, [one, other]);
    for (const taken of ["services", "dataLost", "capacityShort", "down"] as const) {
      const back = fewer[taken].filter((name) => !more[taken].includes(name));
      if (back.length > 0) throw new Error(`${reading}: losing ${other} beside ${one} brought back ${back.join(", ")}`);
    }
  }
});

holdsForAll("what is lost in every world is lost in the worst of them", cases, 40, ({ sketch, first, second }) => {
  const analysis = analysisOf(sketch);
  const places = analysis.domains.map(({ id }) => id);
  const lost = [places[first % places.length] ?? "", places[second % places.length] ?? ""];
  const best = analysis.lose("favourable", lost).services;
  const worst = analysis.lose("least-favourable", lost).services;
  const missing = best.filter((service) => !worst.includes(service));
  if (missing.length > 0)
    throw new Error(`${missing.join(", ")} lost with ${lost.join(" and ")} at best, and not at worst`);
});

/** Another member beside the ones that there are; how many are required stays as it is. */
const spares: Readonly<Record<string, (sketch: Sketch) => Sketch | null>> = {
  "a checked record": ({ name, ...rest }) =>
    name === null || name.some(({ checked }) => checked !== true)
      ? null
      : { ...rest, name: [...name, { server: 0, checked: true }] },
  "a member of a cluster": ({ cluster, ...rest }) =>
    cluster === null || cluster.members.length < 2
      ? null
      : { ...rest, cluster: { ...cluster, members: [...cluster.members, cluster.members[0] ?? "?"] } },
  "a desired member of a group": ({ scaling, ...rest }) =>
    scaling === null ? null : { ...rest, scaling: { ...scaling, desired: scaling.desired + 1 } },
};

/** Domains that a service lacked before don't count where the spare itself brings them. */
for (const [spare, added] of Object.entries(spares))
  holdsForAll(`${spare} more adds no single point of failure`, sketches, 40, (sketch) => {
    const more = added(sketch);
    if (more === null) return;
    const before = new Map(analysisOf(sketch).blastRadii.map((radius) => [radius.domain, radius.lost]));
    for (const { domain, lost } of analysisOf(more).blastRadii) {
      const known = before.get(domain);
      const worse = known === undefined ? [] : lost.filter((service) => !known.includes(service));
      if (worse.length > 0) throw new Error(`${domain} takes ${worse.join(", ")} only with the spare`);
    }
  });
