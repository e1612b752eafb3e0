import type { ReportViolation, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { acceptancePages, analyze, atLevels, combine } from "../analyze.ts";
import { catalogue } from "../catalogue/index.ts";
import type { StackReport } from "../model/report.ts";
import type { Urn } from "../model/snapshot.ts";
import { readBaseline } from "../readers/baseline.ts";
import { findObjectives } from "../readers/find-objectives.ts";
import { takeMark } from "../readers/guard-mark.ts";
import { readHouseRules } from "../readers/house-rules/read-house-rules.ts";
import { InputError } from "../readers/input-error.ts";
import { readPolicyStack, readStatedInputs } from "../readers/policy-stack.ts";
import { today } from "../readers/today.ts";
import type { WireRecord } from "../readers/wire.ts";
import { text } from "../reporters/text.ts";
import { listSome } from "../reporters/wording/list.ts";
import { sayTotals } from "../reporters/wording/totals.ts";
import { visible } from "../reporters/wording/visible.ts";
import { rules } from "../rules/index.ts";
import { readLevels } from "./levels.ts";

/** What is told may be configured: in the order of their ids. */
export const configurable = [...rules, ...acceptancePages].toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** The three moments at which Pulumi asks the pack. */
export interface Gate {
  /** Before a resource is registered: what the program states for it. */
  notice(args: ResourceValidationArgs): void;
  /** When the program has ended: the verdict. Whatever keeps it from being given is a violation, too. */
  judge(args: StackValidationArgs, reportViolation: ReportViolation): Promise<void>;
  /** After the verdict: what only warns, and that the services were assumed where no objectives were found. */
  warn(reportViolation: ReportViolation): void;
}

/** Pulumi indents a message by some columns. */
const columnsOfPulumi = 72;

/** More would not be read. */
const mostNamed = 5;

export function createGate(): Gate {
  const stated = new Map<Urn, WireRecord>();
  let report: StackReport | undefined;
  let toldByGuard = false;

  return {
    notice: (args) => void stated.set(args.urn, readStatedInputs(args)),
    async judge(args, reportViolation) {
      report = undefined;
      try {
        const snapshot = readPolicyStack(args, stated);
        const configured = args.getConfig<{ readonly objectives?: string; readonly rules?: unknown }>();
        const { objectives, folder } = findObjectives({
          configured: configured.objectives,
          environment: process.env.FAULTLINE_OBJECTIVES,
          project: snapshot.project,
          from: process.cwd(),
        });
        const houseRules = await readHouseRules(objectives, folder);
        const levels = readLevels(
          configured.rules,
          [...configurable, ...houseRules].map(({ id }) => id),
        );
        const baseline = folder === null ? null : readBaseline(folder, snapshot.stack);
        const acceptance = { today: today(), baseline, since: null };
        report = atLevels(
          analyze(snapshot, objectives, { catalogue, rules: [...rules, ...houseRules] }, acceptance),
          levels,
        );
        toldByGuard = hasGuardTold(report);
      } catch (error) {
        // An exception would leave a stack trace, or only advice; a violation says it and stops the preview.
        const reason = error instanceof Error ? error.message : String(error);
        reportViolation(error instanceof InputError ? reason : `Faultline could not judge this stack: ${reason}`);
        return;
      }
      if (report.verdict === "fail") reportViolation(toldByGuard ? sayVerdict(report) : sayReport(report));
    },
    warn(reportViolation) {
      if (report?.verdict !== "pass" || toldByGuard) return;
      if (report.findings.length > 0) reportViolation(sayReport(report));
      else if (report.objectives === null) reportViolation(sayAssumed(report));
    },
  };
}

/** Whether the program's guard has told all that is found here; the verdict is given all the same. */
function hasGuardTold({ project, stack, findings }: StackReport): boolean {
  if (findings.length === 0) return false;
  const told = new Set(takeMark({ project, stack }));
  return findings.every(({ fingerprint }) => told.has(fingerprint));
}

/** The verdict alone, where what and why stand elsewhere in Pulumi's output already. */
function sayVerdict(report: StackReport): string {
  const { project, stack } = report;
  return visible(
    `${report.verdict.toUpperCase()}  ${project}/${stack}: ${sayTotals(report)}. The program's guard says what and why, under Diagnostics.`,
  );
}

function sayReport(report: StackReport): string {
  return text(combine([report]), { columns: columnsOfPulumi, colour: false }).trimEnd();
}

/** Said of a stack that passes: nobody chose its services. */
function sayAssumed({ project, services }: StackReport): string {
  const assumed =
    services.length === 0
      ? "services were assumed, but nothing was taken for one"
      : `services were assumed (${listSome(
          services.map(({ name }) => name),
          mostNamed,
        )}), each to survive the loss of a zone`;
  return `No objectives were found for project ${visible(project)}: ${visible(assumed)}.`;
}
