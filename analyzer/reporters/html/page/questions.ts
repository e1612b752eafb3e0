import { bindIncident } from "../../../analysis/bind-incident.ts";
import { waysOf } from "../../../analysis/cut-sets/service-ways.ts";
import { exploreLosses } from "../../../analysis/explore-losses.ts";
import { replay } from "../../../analysis/replay.ts";
import { buildFaultModel } from "../../../faults/build-fault-model.ts";
import { disturb } from "../../../faults/disturbances/disturb.ts";
import type { BlastRadius } from "../../../model/analysis.ts";
import type { DomainId, FailureDomain } from "../../../model/failure-domain.ts";
import type { Incident } from "../../../model/incident.ts";
import type { LossState, ReplayStep } from "../../../model/loss.ts";
import type { ServiceWays, StackReport } from "../../../model/report.ts";

/** Asks the analyser's own core what losses take: the code that answers `what-if` and `replay`. */
export interface Questions {
  /** Services that are lost, at once: in every world, and in some world only. */
  services(lost: readonly DomainId[]): { readonly sure: ReadonlySet<string>; readonly perhaps: ReadonlySet<string> };
  /** Everything that is taken. */
  state(lost: readonly DomainId[]): LossState;
  replay(incident: Incident): Replaying;
  /** In how many ways a service can be lost, by order: what `report` says of it. */
  ways(service: string): ServiceWays;
}

/** An incident as it would happen to this stack. */
export interface Replaying {
  readonly incident: Incident;
  /** Why it does not touch this stack; `null`: it does. */
  readonly elsewhere: string | null;
  readonly meaning: readonly string[];
  readonly steps: readonly ReplayStep[];
  /** Every domain that is spoken of, those among them that only this incident has. */
  readonly domains: ReadonlyMap<DomainId, FailureDomain>;
}

/** The graph of the report is made into fault trees again: they are many times as large as what they are made of. */
export function questionsOf(report: StackReport): Questions | null {
  const { graph } = report;
  if (graph === undefined) return null;
  const model = buildFaultModel(graph);
  const radii = everyRadius(report);
  const exploration = exploreLosses({ graph, model, radii, same: {} });
  const names = new Set(graph.services.map(({ name }) => name));
  const states = new Map<string, LossState>();
  const replays = new Map<string, Replaying>();
  let waysTo: ReturnType<typeof waysOf> | null = null;
  const ways = new Map<string, ServiceWays>();
  const away = (lost: readonly DomainId[]) => lost.map((domain) => ({ domain, inPart: false }));
  return {
    services(lost) {
      const { sure, perhaps } = exploration.tops(away(lost));
      const only = (keys: ReadonlySet<string>) => new Set([...keys].filter((key) => names.has(key)));
      return { sure: only(sure), perhaps: only(perhaps) };
    },
    state(lost) {
      const key = JSON.stringify([...lost].sort());
      const known = states.get(key) ?? exploration.state(away([...lost].sort()));
      states.set(key, known);
      return known;
    },
    replay(incident) {
      const known = replays.get(incident.id);
      if (known !== undefined) return known;
      const bound = bindIncident(incident, graph, report.domains, null);
      const disturbed = disturb(graph, model, bound.disturbances);
      const { steps, meaning } = replay(incident, bound, exploreLosses({ graph, radii, ...disturbed }));
      const made = {
        incident,
        elsewhere: bound.elsewhere,
        meaning: [...bound.meaning, ...meaning],
        steps,
        domains: new Map(disturbed.model.domains.map((domain) => [domain.id, domain])),
      };
      replays.set(incident.id, made);
      return made;
    },
    ways(service) {
      // Most readers never ask: the solver is made for the first who does.
      waysTo ??= waysOf(model, graph.variables);
      const known = ways.get(service) ?? waysTo(service);
      ways.set(service, known);
      return known;
    },
  };
}

/** The report tells of losses that take something, and of places; what it leaves out takes nothing alone, and may with another loss. */
function everyRadius({ domains, blastRadii }: StackReport): readonly BlastRadius[] {
  const told = new Map(blastRadii.map((radius) => [radius.domain, radius]));
  return domains.map(({ id }) => told.get(id) ?? { domain: id, lost: [], perhapsLost: [] });
}
