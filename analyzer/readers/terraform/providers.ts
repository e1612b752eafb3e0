import type { ResourceRecord, Urn } from "../../model/snapshot.ts";
import type { Value } from "../../model/value.ts";
import type { StackIdentity } from "../urn.ts";
import { makeUrn, providerTypePrefix } from "../urn.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";
import type { Module } from "./configuration.ts";
import { recordOf } from "./configuration.ts";
import type { Instance } from "./instances.ts";
import { camel, providerOf } from "./tokens.ts";

/** A provider's settings that are one block in Pulumi's. */
const singles: ReadonlySet<string> = new Set(["assume_role", "assume_role_with_web_identity", "assumeRole"]);

/** The providers of a configuration, each a resource as with Pulumi; in a state, which has none, one for each region. */
export class Providers {
  readonly #identity: StackIdentity;
  readonly #configured: WireRecord;
  readonly #variables: WireRecord;
  readonly #modules: ReadonlyMap<string, Module>;
  readonly #used = new Map<Urn, ResourceRecord>();

  constructor(
    identity: StackIdentity,
    configuration: WireRecord,
    variables: WireRecord,
    modules: ReadonlyMap<string, Module>,
  ) {
    this.#identity = identity;
    this.#configured = recordOf(configuration.provider_config);
    this.#variables = variables;
    this.#modules = modules;
  }

  /** Returns the URN of the provider that manages a resource. */
  of(instance: Instance, block: WireRecord | undefined): Urn {
    const family = providerOf(instance.type);
    const key = block?.provider_config_key;
    if (typeof key === "string") return this.#use(family, key.replaceAll(/[^\w.-]+/g, "."), this.#properties(key));
    const region = regionOf(instance);
    const properties: Readonly<Record<string, Value>> =
      region === null ? {} : { region: { kind: "known", value: region } };
    return this.#use(family, region === null ? "default" : `default-${region}`, properties);
  }

  /** Returns those that manage anything. */
  records(): readonly ResourceRecord[] {
    return [...this.#used.values()];
  }

  #use(family: string, name: string, properties: Readonly<Record<string, Value>>): Urn {
    const type = `${providerTypePrefix}${family}`;
    const urn = makeUrn(this.#identity, null, type, name);
    this.#used.set(urn, {
      urn,
      type,
      name,
      origin: "provider",
      parent: null,
      provider: null,
      dependencies: [],
      propertyDependencies: {},
      properties,
    });
    return urn;
  }

  #properties(key: string): Readonly<Record<string, Value>> {
    const config = recordOf(this.#configured[key]);
    const address = typeof config.module_address === "string" ? config.module_address : "";
    const path = address.replaceAll(/(?:^|\.)module\./g, ".").replace(/^\./, "");
    const module = this.#modules.get(path);
    const expressions = recordOf(config.expressions);
    return Object.fromEntries(
      Object.keys(expressions)
        .sort()
        .map((name) => {
          const expression = expressions[name] ?? null;
          const one = singles.has(name) && Array.isArray(expression) && expression.length === 1;
          return [camel(name), this.#valueOf(one ? (expression[0] ?? null) : expression, module)] as const;
        }),
    );
  }

  /** A provider's settings are nested two deep at most: a block, and its arguments. */
  #valueOf(expression: Wire, module: Module | undefined): Value {
    if (Array.isArray(expression))
      return { kind: "list", items: expression.map((each: Wire) => this.#valueOf(each, module)) };
    if (!isWireRecord(expression)) return { kind: "unknown" };
    const { constant_value: constant, references } = expression;
    if (constant !== undefined) return literal(constant);
    if (Array.isArray(references)) return this.#variable(references, module);
    const fields = Object.keys(expression).map(
      (key) => [camel(key), this.#valueOf(expression[key] ?? null, module)] as const,
    );
    return { kind: "record", fields: Object.fromEntries(fields) };
  }

  /** A setting that is one variable, and nothing made from it, has that variable's value. */
  #variable(references: readonly Wire[], module: Module | undefined): Value {
    const [only, ...others] = references;
    const name = typeof only === "string" ? /^var\.(\w+)$/.exec(only)?.[1] : undefined;
    if (name === undefined || others.length > 0 || module === undefined) return { kind: "unknown" };
    if (module.parent !== null) return this.#valueOf(module.given[name] ?? null, module.parent);
    const { value } = recordOf(this.#variables[name]);
    return value === undefined ? { kind: "unknown" } : literal(value);
  }
}

function literal(wire: Wire): Value {
  if (Array.isArray(wire)) return { kind: "list", items: wire.map(literal) };
  if (isWireRecord(wire)) {
    return {
      kind: "record",
      fields: Object.fromEntries(Object.entries(wire).map(([key, each]) => [key, literal(each)])),
    };
  }
  return { kind: "known", value: wire as string | number | boolean | null };
}

/** The region in which a resource of a state stands, as far as it says: a property, or its ARN. */
function regionOf({ values }: Instance): string | null {
  const { region, arn } = values;
  if (typeof region === "string" && region !== "") return region;
  const told = typeof arn === "string" ? arn.split(":")[3] : undefined;
  return told === undefined || told === "" ? null : told;
}
