import type { Examined } from "../../../analyzer/analyze.ts";
import { examine, whatIf } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { buildFaultModel } from "../../../analyzer/faults/build-fault-model.ts";
import type { LossQuestion, LossReport } from "../../../analyzer/model/loss.ts";
import type { ObjectivesBuilder } from "../../builders/objectives.ts";
import { noObjectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";

export function examined(stack: StackBuilder, objectives?: ObjectivesBuilder): Examined {
  return examine(stack.snapshot(), objectives?.build() ?? noObjectives, { catalogue, rules: [] });
}

export function modelOf({ analysis }: Examined) {
  return buildFaultModel(analysis.graph);
}

/** What a question that leaves out the rest gives. */
export function ask(of: Examined, question: Partial<LossQuestion>): LossReport {
  return whatIf(of, { lost: [], down: [], surges: [], corrupted: [], worst: false, ...question });
}

export function lostServices({ state }: Pick<LossReport, "state">): readonly string[] {
  return state.lost.filter(({ sure }) => sure).map(({ service }) => service);
}

export function perhapsLost({ state }: Pick<LossReport, "state">): readonly string[] {
  return state.lost.filter(({ sure }) => !sure).map(({ service }) => service);
}
