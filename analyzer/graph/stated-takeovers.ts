import type { SwitchOver } from "../model/catalogue.ts";
import type { GroupId, NodeId, Takeover } from "../model/graph.ts";
import type { Objectives, Seconds, TakeoverStatement } from "../model/objectives.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import { matches, select } from "./selectors.ts";
import { readSetting } from "./settings.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** How standbys take over: as faultline.yaml states it, else as the provider does by itself. */
export interface StatedTakeovers {
  /** For members inside one resource; `null` where nothing is switched. */
  of(record: StackRecord, switchOver: SwitchOver | undefined): Takeover | null;
  /** For the group of that name; `null` where nobody stated one. */
  ofGroup(name: string, members: readonly NodeId[]): Takeover | null;
  /** For a group of members whose cluster switches by itself. */
  ofMembers(record: StackRecord, switchOver: SwitchOver | undefined): Takeover | null;
  /** Statements that no group and no resource was found for. */
  unused(): readonly TakeoverStatement[];
}

export function createTakeovers(
  objectives: Objectives,
  stack: StackIndex,
  facts: FactRegister,
  unmatched: (selector: string, where: string) => void,
): StatedTakeovers {
  const used = new Set<TakeoverStatement>();
  const services = new Set(objectives.services.map((service) => service.name));
  const groups = new Set(objectives.groups.map((group) => group.name));
  const neededBy = (statement: TakeoverStatement): readonly (NodeId | GroupId | `service:${string}`)[] =>
    statement.needs.flatMap((name) => {
      if (services.has(name)) return [`service:${name}` as const];
      if (groups.has(name)) return [`group:${name}`];
      const found = select(name, stack.records).filter((record) => canBeNeeded.has(stack.role(record)));
      if (found.length === 0) unmatched(name, `takeover: ${statement.group}: needs`);
      return found.map((record) => record.urn);
    });
  const takeoverOf = (
    statement: TakeoverStatement,
    named: string,
    of: NodeId | GroupId,
    subjects: readonly NodeId[],
  ): Takeover => {
    used.add(statement);
    return {
      mode: statement.mode,
      time: statement.time,
      lag: statement.lag,
      needs: neededBy(statement),
      fact: facts.add({
        id: `takeover:${of}`,
        kind: "takeover",
        subjects,
        what: `how long the takeover of ${named} takes, which member serves, or how much of the latest data is lost by it`,
        remedy: `state time: and lag: of ${statement.group} under takeover: in faultline.yaml, as measured in a drill, and primary: of its group`,
      }),
      label: `the takeover of ${named}`,
      of,
    };
  };
  const own = (record: StackRecord, switchOver: SwitchOver | undefined): Takeover | null => {
    const statement = objectives.takeover.find((one) => one.group.includes("::") && matches(one.group, record));
    const named = label(record, stack);
    if (statement !== undefined) return takeoverOf(statement, named, record.urn, [record.urn]);
    if (switchOver === undefined) return null;
    return {
      mode: "automatic",
      time: switchOver.time ?? null,
      lag: lagOf(record, switchOver),
      needs: [],
      fact: facts.add({
        id: `takeover:${record.urn}`,
        kind: "takeover",
        subjects: [record.urn],
        what: `how long ${named} takes to switch to its standby, which member serves, or how much of its latest data is lost by it`,
        remedy: `state the takeover of ${named} under takeover: in faultline.yaml, as measured in a drill`,
      }),
      label: `the switch of ${named} to its standby`,
      of: record.urn,
    };
  };
  return {
    of: own,
    ofMembers: own,
    ofGroup(name, members) {
      const statement = objectives.takeover.find((one) => one.group === name);
      return statement === undefined ? null : takeoverOf(statement, name, `group:${name}`, members);
    },
    unused: () => objectives.takeover.filter((statement) => !used.has(statement)),
  };
}

/** What the provider states of the lag, unless a setting says that the standby has all that the primary confirmed. */
function lagOf(record: StackRecord, switchOver: SwitchOver): Seconds | null {
  const lag = switchOver.lag ?? null;
  const { noLag } = switchOver;
  if (noLag === undefined) return lag;
  const answer = readSetting(record, noLag);
  if (answer === "yes") return 0;
  return answer === "no" || lag === 0 ? lag : null;
}

const canBeNeeded: ReadonlySet<string> = new Set(["serves", "component", "unsupported"]);
