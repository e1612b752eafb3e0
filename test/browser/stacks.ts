import type { Examined } from "../../analyzer/analyze.ts";
import { combine } from "../../analyzer/analyze.ts";
import { exploreStack } from "../../analyzer/cli/judge-stack.ts";
import { rulePages } from "../../analyzer/cli/rule-pages.ts";
import type { LossState, Told } from "../../analyzer/model/loss.ts";
import { listIncidents, readKnownIncident } from "../../analyzer/readers/incidents.ts";
import { listStacks, readProject } from "../../analyzer/readers/project.ts";
import { root } from "../analyzer/cli/run-faultline.ts";

/** Every stack of the project. */
export const stacks: readonly string[] = listStacks(readProject(root));

const known = new Map<string, Promise<Examined>>();

/** A stack, read and solved. Its program runs once for all tests of a worker, which share their modules. */
export function explored(stack: string): Promise<Examined> {
  const examined = known.get(stack) ?? exploreStack({ directory: root, stack, timeout: 300 });
  known.set(stack, examined);
  return examined;
}

/** What the command hands to the page of one stack. */
export function answerOf({ report }: Examined) {
  return { ...combine([report]), rules: rulePages, incidents: listIncidents().map(readKnownIncident) };
}

/** What is said of each service: `lost`, `perhaps lost`, `redundancy` … */
export type Marks = Readonly<Record<string, readonly string[]>>;

/** The same as the page should show it, from what the analyser says. */
export function marksTold(state: Pick<LossState, keyof typeof kinds>, services: readonly string[]): Marks {
  const of = (kind: string, list: readonly Told[], service: string) =>
    list.filter((one) => one.service === service).map(({ sure }) => `${sure ? "" : "perhaps "}${kind}`);
  return Object.fromEntries(
    services.map((service) => [service, typedKeys.flatMap((key) => of(kinds[key], state[key], service))]),
  );
}

/** In the order in which the page shows them. */
const kinds = {
  lost: "lost",
  stuck: "stuck",
  dataLost: "data",
  late: "late",
  capacityShort: "capacity",
  redundancyLost: "redundancy",
} as const;
const typedKeys = [
  "lost",
  "stuck",
  "dataLost",
  "late",
  "capacityShort",
  "redundancyLost",
] as const satisfies readonly (keyof typeof kinds)[];
