import type { FaultNetwork } from "../../../../analyzer/model/fault-model.ts";
import type { Formula } from "../networks.ts";
import { and, event, networkOf, or } from "../networks.ts";

/**
 * The data-centre network of E. Zhai et al., Check before you change (RepAudit, OOPSLA 2017): k pods, each of k/2 edge
 * switches with k/2 servers each, k/2 aggregation switches and k/4 core switches; aggregation switches 2j−1 and 2j lead to
 * core j. Servers fail with 0.02, switches with 0.01. A server is lost with its edge switch, too, or when every core of its
 * pod is lost or both of that core's aggregation switches are. The service is lost when all its servers are, which are
 * counted from 1.
 */
export function dataCentre(k: number, servers: readonly number[]) {
  const formulas: Formula[] = [];
  const names: string[] = [];
  const add = (formula: Formula, name: string) => {
    names.push(name);
    return formulas.push(formula) - 1;
  };
  const known = new Map<string, number>();
  const once = (name: string) => {
    const gate = known.get(name) ?? add(event, name);
    known.set(name, gate);
    return gate;
  };
  const half = k / 2;
  const lost = servers.map((server) => {
    const pod = Math.floor((server - 1) / (half * half));
    const edge = Math.floor((server - 1) / half);
    const ways = Array.from({ length: k / 4 }, (_, core) => {
      const pair = and(once(`aggregation-${pod}-${2 * core + 1}`), once(`aggregation-${pod}-${2 * core + 2}`));
      return add(or(once(`core-${pod}-${core + 1}`), add(pair, "pair")), "way");
    });
    return add(or(once(`server-${server}`), once(`edge-${edge}`), add(and(...ways), "ways")), "unreachable");
  });
  const top = add(and(...lost), "service");
  const plain = networkOf(formulas, { service: top });
  const events = [...known].sort(([one], [other]) => (one < other ? -1 : 1));
  const network: FaultNetwork = { ...plain, events: Object.fromEntries(events) };
  return { network, probabilityOf: (domain: string) => (domain.startsWith("server-") ? 0.02 : 0.01) };
}

/**
 * The same network whole, as an Open-PSA model: every server and switch of every pod is a basic event, every server a gate,
 * and `service` is lost when all the given servers are unreachable. Of k = 64: 70,656 devices.
 */
export function dataCentreModel(k: number, servers: readonly number[]): string {
  const half = k / 2;
  const gates: string[] = [];
  const events: string[] = [];
  const device = (name: string, probability: number) => {
    events.push(`<define-basic-event name="${name}"><float value="${probability}"/></define-basic-event>`);
    return `<basic-event name="${name}"/>`;
  };
  for (let pod = 0; pod < k; pod += 1) {
    const ways = Array.from({ length: k / 4 }, (_, core) => {
      const pair = [1, 2].map((which) => device(`aggregation-${pod}-${2 * core + which}`, 0.01)).join("");
      return `<or>${device(`core-${pod}-${core + 1}`, 0.01)}<and>${pair}</and></or>`;
    });
    gates.push(`<define-gate name="pod-${pod}"><and>${ways.join("")}</and></define-gate>`);
    for (let edge = pod * half; edge < (pod + 1) * half; edge += 1) {
      device(`edge-${edge}`, 0.01);
      for (let server = edge * half + 1; server <= (edge + 1) * half; server += 1) {
        const needs = `${device(`server-${server}`, 0.02)}<basic-event name="edge-${edge}"/><gate name="pod-${pod}"/>`;
        gates.push(`<define-gate name="unreachable-${server}"><or>${needs}</or></define-gate>`);
      }
    }
  }
  const lost = servers.map((server) => `<gate name="unreachable-${server}"/>`).join("");
  gates.push(`<define-gate name="service"><and>${lost}</and></define-gate>`);
  return `<opsa-mef><define-fault-tree name="data-centre">${gates.join("\n")}</define-fault-tree><model-data>${events.join("\n")}</model-data></opsa-mef>`;
}
