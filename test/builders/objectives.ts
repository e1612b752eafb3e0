import type { GroupRule, Level, Objectives } from "../../analyzer/model/objectives.ts";

/** What a test states beside its stack, in the words of faultline.yaml. */
export class ObjectivesBuilder {
  readonly #stated: Objectives;

  constructor(stated: Objectives) {
    this.#stated = stated;
  }

  /** A service entered by the resources of this name glob (or whole selector); it must survive a zone unless levels are given. */
  service(
    name: string,
    entry: string,
    stated: { readonly survives?: Level | readonly Level[]; readonly needs?: readonly string[] } = {},
  ): ObjectivesBuilder {
    const { survives = "zone", needs = [] } = stated;
    const service = {
      name,
      entry: selector(entry),
      needs,
      survives: typeof survives === "string" ? [survives] : survives,
    };
    return this.#with({ services: [...this.#stated.services, service] });
  }

  group(name: string, members: string, rule: number | "majority" = 1, within: string | null = null): ObjectivesBuilder {
    const meant: GroupRule = rule === "majority" ? { kind: "majority" } : { kind: "required", required: rule };
    const group = { name, members: selector(members), within: within === null ? null : selector(within), rule: meant };
    return this.#with({ groups: [...this.#stated.groups, group] });
  }

  dependency(from: string, kind: "needs" | "none", to: string): ObjectivesBuilder {
    const correction = { from: selector(from), to: selector(to), kind, reason: `a test says ${kind}` };
    return this.#with({ dependencies: [...this.#stated.dependencies, correction] });
  }

  placement(match: string, zone: string): ObjectivesBuilder {
    return this.#with({ placement: [...this.#stated.placement, { match: selector(match), zone }] });
  }

  build(): Objectives {
    return this.#stated;
  }

  #with(change: Partial<Objectives>): ObjectivesBuilder {
    return new ObjectivesBuilder({ ...this.#stated, ...change });
  }
}

export const noObjectives: Objectives = { file: null, services: [], groups: [], dependencies: [], placement: [] };

export function objectives(): ObjectivesBuilder {
  return new ObjectivesBuilder({ ...noObjectives, file: "faultline.yaml" });
}

/** A bare name glob selects resources of any type. */
function selector(written: string): string {
  return written.includes("::") ? written : `*::${written}`;
}
