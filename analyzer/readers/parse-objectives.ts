import type { Document, Node } from "yaml";
import { isNode, isScalar, visit } from "yaml";
import type { z } from "zod";
import type {
  GroupRule,
  GroupStatement,
  Objectives,
  ServiceObjective,
  SurvivalObjective,
  TakeoverStatement,
} from "../model/objectives.ts";
import { levels, noLimits } from "../model/objectives.ts";
import { InputError, reasonOf } from "./input-error.ts";
import { firstIssue, sayIssue } from "./objectives-problem.ts";
import type { group } from "./objectives-schema/group.ts";
import type { service } from "./objectives-schema/service.ts";
import type { takeover } from "./objectives-schema/statements.ts";
import { objectivesFile } from "./objectives-schema.ts";
import { readWaivers } from "./read-waivers.ts";
import { lineAt, readYaml } from "./yaml-problem.ts";

/** The objectives that a text states; `shown` is how errors call the file. */
export function parseObjectives(text: string, shown: string): Objectives {
  const yaml = readYaml(text);
  if (yaml.kind === "problem") {
    throw new InputError(`${shown}:${yaml.line}: this is not YAML (${yaml.what}); correct this line.`);
  }
  const { document, lines } = yaml;
  const [unclear] = document.warnings;
  if (unclear !== undefined) {
    const where = lines.linePos(unclear.pos[0]).line;
    throw new InputError(`${shown}:${where}: this is not plain YAML (${reasonOf(unclear)}); take it out.`);
  }
  const odd = oddNode(document);
  if (odd !== undefined) throw new InputError(`${shown}:${lineAt(odd.node, lines)}: ${odd.what}.`);
  const result = objectivesFile.safeParse(contentOf(document, shown));
  if (!result.success) throw new InputError(sayIssue(firstIssue(result.error.issues), document, lines, shown));
  const read = result.data;
  return {
    file: shown,
    services: Object.entries(read.services).map(([called, stated]) => serviceObjective(called, stated)),
    groups: read.groups.map(groupStatement),
    takeover: read.takeover.map(takeoverStatement),
    staging: read.staging,
    dependencies: read.dependencies,
    placement: read.placement,
    names: read.names,
    sites: read.sites,
    probabilities: read.probabilities,
    parity: read.parity,
    ...readWaivers(read.waivers, document, lines),
    rules: read.rules ?? null,
  };
}

/** What is YAML, and yet would be read as something else than was written, or as nothing at all. */
function oddNode(document: Document): { readonly node: Node; readonly what: string } | undefined {
  let odd: { readonly node: Node; readonly what: string } | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      odd = { node: alias, what: `*${alias.source} stands for nothing; expected an anchor &${alias.source} before it` };
      return visit.BREAK;
    },
    Scalar(key, scalar) {
      // It never becomes a key of its own in the object that is checked: what stands beneath it would go unseen.
      if (key !== "key" || scalar.value !== "__proto__") return undefined;
      odd = { node: scalar, what: "__proto__ can't be a name; choose another" };
      return visit.BREAK;
    },
    Pair(_, { key }) {
      if (isScalar(key) || !isNode(key)) return undefined;
      odd = { node: key, what: "a list, a map or an alias can't be a name; write one as text" };
      return visit.BREAK;
    },
  });
  return odd;
}

function contentOf(document: Document, shown: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (thrown) {
    const reason = thrown instanceof RangeError ? "it is nested too deeply" : reasonOf(thrown);
    throw new InputError(`${shown}: its aliases can't be followed (${reason}); write out what they stand for.`);
  }
}

function serviceObjective(called: string, stated: z.infer<typeof service>): ServiceObjective {
  return {
    name: called,
    entry: stated.entry,
    needs: stated.needs,
    survives: statedLevels(stated.survives),
    survivesChange: typeof stated.survives === "object" && stated.survives.change !== undefined,
    capacity: stated.capacity ?? null,
    egress: stated.egress === "required",
    repairable: stated.repairable ?? null,
    keepsData: stated.keepsData ?? null,
    independentOf: stated.independentOf ?? [],
  };
}

function statedLevels(survives: z.infer<typeof service>["survives"]): readonly SurvivalObjective[] {
  if (survives === undefined) return [];
  if (typeof survives === "string") return [{ level: survives, ...noLimits }];
  return levels.flatMap((level) => {
    const limits = survives[level];
    return limits === undefined ? [] : [{ level, rto: limits.rto ?? null, rpo: limits.rpo ?? null }];
  });
}

function groupStatement(stated: z.infer<typeof group>): GroupStatement {
  return {
    name: stated.name,
    members: stated.members,
    within: stated.within ?? null,
    rule: groupRule(stated),
    perMember: stated.perMember ?? null,
  };
}

function groupRule({ kind, required, primary }: z.infer<typeof group>): GroupRule {
  if (kind === "majority") return { kind };
  return kind === "primary" ? { kind, primary: primary ?? null } : { kind: "required", required: required ?? 1 };
}

function takeoverStatement(stated: z.infer<typeof takeover>): TakeoverStatement {
  return { ...stated, time: stated.time ?? null, lag: stated.lag ?? null };
}
