import type {
  CapacityObjective,
  GroupRule,
  Level,
  Limits,
  Objectives,
  ProbabilityStatement,
  Seconds,
  ServiceObjective,
  SurvivalObjective,
  TakeoverStatement,
  Waiver,
} from "../../analyzer/model/objectives.ts";
import { levels, noLimits } from "../../analyzer/model/objectives.ts";
import { noObjectives } from "../../analyzer/readers/objectives.ts";

export { noObjectives };

/** `"zone"`, several levels without times, or levels with their times in seconds; `change` beside them as in the file. */
type Survives =
  | Level
  | readonly Level[]
  | (Readonly<Partial<Record<Level, Partial<Limits>>>> & { readonly change?: Readonly<Record<string, never>> });

interface StatedService {
  readonly survives?: Survives;
  readonly needs?: readonly string[];
  readonly capacity?: CapacityObjective;
  readonly egress?: boolean;
  readonly repairable?: Level;
  readonly keepsData?: Level;
  readonly independentOf?: readonly string[];
}

/** How many are needed, a majority, a primary nobody knows, or the primary of this name glob. */
type StatedRule = number | "majority" | "primary" | { readonly primary: string };

/** What a test states beside its stack, in the words of faultline.yaml. */
export class ObjectivesBuilder {
  readonly #stated: Objectives;

  constructor(stated: Objectives) {
    this.#stated = stated;
  }

  /** A service entered by the resources of this name glob (or whole selector); it must survive a zone unless levels are given. */
  service(name: string, entry: string, stated: StatedService = {}): ObjectivesBuilder {
    const { survives = "zone" } = stated;
    const service: ServiceObjective = {
      name,
      entry: selector(entry),
      needs: stated.needs ?? [],
      survives: survivals(survives),
      survivesChange: typeof survives === "object" && "change" in survives,
      capacity: stated.capacity ?? null,
      egress: stated.egress ?? false,
      repairable: stated.repairable ?? null,
      keepsData: stated.keepsData ?? null,
      independentOf: stated.independentOf ?? [],
    };
    return this.#with({ services: [...this.#stated.services, service] });
  }

  group(
    name: string,
    members: string,
    rule: StatedRule = 1,
    within: string | null = null,
    perMember: number | null = null,
  ): ObjectivesBuilder {
    const group = {
      name,
      members: selector(members),
      within: within === null ? null : selector(within),
      rule: ruleOf(rule),
      perMember,
    };
    return this.#with({ groups: [...this.#stated.groups, group] });
  }

  /** How a group's standby comes to serve: by itself and at once unless more is given. */
  takeover(group: string, stated: Partial<Omit<TakeoverStatement, "group">> = {}): ObjectivesBuilder {
    const takeover: TakeoverStatement = { group, mode: "automatic", time: 0, lag: 0, needs: [], ...stated };
    return this.#with({ takeover: [...this.#stated.takeover, takeover] });
  }

  staging(changes: string, ...waves: readonly string[]): ObjectivesBuilder {
    const staging = { changes, waves, reason: "a test says wave by wave" };
    return this.#with({ staging: [...this.#stated.staging, staging] });
  }

  dependency(from: string, kind: "needs" | "none", to: string): ObjectivesBuilder {
    const correction = { from: selector(from), to: selector(to), kind, reason: `a test says ${kind}` };
    return this.#with({ dependencies: [...this.#stated.dependencies, correction] });
  }

  placement(match: string, zone: string): ObjectivesBuilder {
    return this.#with({ placement: [...this.#stated.placement, { match: selector(match), zone }] });
  }

  name(name: string, ...delegatedTo: readonly string[]): ObjectivesBuilder {
    return this.#with({ names: [...this.#stated.names, { name, delegatedTo }] });
  }

  site(name: string, ...zones: readonly string[]): ObjectivesBuilder {
    return this.#with({ sites: [...this.#stated.sites, { name, zones }] });
  }

  probability(match: string, perYear: ProbabilityStatement["perYear"]): ObjectivesBuilder {
    const probability = { match, perYear, source: "a test" };
    return this.#with({ probabilities: [...this.#stated.probabilities, probability] });
  }

  parity(of: string, other: string): ObjectivesBuilder {
    return this.#with({ parity: [...this.#stated.parity, { of, with: other }] });
  }

  /** An accepted finding, valid far beyond any test's day unless more is given. */
  waiver(rule: string, match: string, stated: Partial<Omit<Waiver, "rule" | "match">> = {}): ObjectivesBuilder {
    const index = this.#stated.waivers.length;
    const waiver: Waiver = {
      rule,
      match: selector(match),
      reason: "a test accepts it",
      owner: "platform",
      expires: "2099-12-31",
      where: `waivers[${index}], line ${index + 1}`,
      ...stated,
    };
    return this.#with({ waivers: [...this.#stated.waivers, waiver] });
  }

  malformedWaiver(where: string, problem: string): ObjectivesBuilder {
    return this.#with({ malformedWaivers: [...this.#stated.malformedWaivers, { where, problem }] });
  }

  build(): Objectives {
    return this.#stated;
  }

  #with(change: Partial<Objectives>): ObjectivesBuilder {
    return new ObjectivesBuilder({ ...this.#stated, ...change });
  }
}

export function objectives(): ObjectivesBuilder {
  return new ObjectivesBuilder({ ...noObjectives, file: "faultline.yaml" });
}

/** A level's objective as the model holds it; without times, without limits. */
function survival(level: Level, rto: Seconds | null = null, rpo: Seconds | null = null): SurvivalObjective {
  return { level, rto, rpo };
}

function survivals(survives: Survives): readonly SurvivalObjective[] {
  if (typeof survives === "string") return [survival(survives)];
  if (isList(survives)) return survives.map((level) => survival(level));
  return levels.flatMap((level) => {
    const limits = survives[level];
    return limits === undefined ? [] : [{ level, ...noLimits, ...limits }];
  });
}

function isList(survives: Exclude<Survives, Level>): survives is readonly Level[] {
  return Array.isArray(survives);
}

function ruleOf(rule: StatedRule): GroupRule {
  if (typeof rule === "number") return { kind: "required", required: rule };
  if (rule === "majority") return { kind: "majority" };
  return { kind: "primary", primary: rule === "primary" ? null : selector(rule.primary) };
}

/** A bare name glob selects resources of any type. */
function selector(written: string): string {
  return written.includes("::") ? written : `*::${written}`;
}
