import { basename } from "node:path";
import { z } from "zod";
import type { Completeness, ResourceRecord, Snapshot, Urn } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import { stackRecord } from "../registrations.ts";
import { settleResources } from "../settle-resources.ts";
import { checkShape } from "../state/check-shape.ts";
import { byUrn } from "../state/stack-of.ts";
import type { StackIdentity } from "../urn.ts";
import { makeUrn, stackUrn } from "../urn.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";
import type { Module, Target } from "./configuration.ts";
import { blockOf, modulesOf, recordOf, targetsOf } from "./configuration.ts";
import type { Instance } from "./instances.ts";
import { isBeside, isCalledBy, plannedInstances, standingInstances } from "./instances.ts";
import { shownAs } from "./property-names.ts";
import { Providers } from "./providers.ts";
import { tokenOf } from "./tokens.ts";
import { propertiesOf } from "./values.ts";

const resourceShape = z.looseObject({ address: z.string(), mode: z.string(), type: z.string(), name: z.string() });
const moduleShape = z.looseObject({
  resources: z.array(resourceShape).nullish(),
  child_modules: z.array(z.unknown()).nullish(),
});
const document = z.object({
  format_version: z.string(),
  complete: z.boolean().nullish(),
  errored: z.boolean().nullish(),
  deferred_changes: z.array(z.unknown()).nullish(),
  resource_changes: z
    .array(resourceShape.extend({ change: z.looseObject({ actions: z.array(z.string()) }) }))
    .nullish(),
  values: z.looseObject({ root_module: moduleShape.nullish() }).nullish(),
  planned_values: z.looseObject({}).nullish(),
});

/**
 * Returns the resources of a plan or a state as `terraform show -json` and `tofu show -json` write it, in Pulumi's types and
 * names. A plan shows what depends on what by its configuration, a state by the ids that stand in it.
 * @throws InputError where version or shape is another, or there is no resource in it.
 */
export function readTerraform(file: string, content: WireRecord): Snapshot {
  requireVersion(file, content);
  const checked = checkShape(file, document, content, "a plan or a state of Terraform's or OpenTofu's");
  const isPlan = content.planned_values !== undefined || content.resource_changes !== undefined;
  const instances = isPlan
    ? plannedInstances((content.resource_changes as readonly Wire[] | undefined) ?? [])
    : standingInstances(recordOf(content.values).root_module ?? null);
  if (instances.length === 0) {
    throw new InputError(
      `${file} holds no resource that stands once it is applied, so that there is nothing to judge; show the plan or state of another workspace.`,
    );
  }
  const identity = { project: "terraform", stack: basename(file).replace(/(?:\.tf(?:plan|state))?\.json$/, "") };
  return {
    ...identity,
    source: isPlan ? "plan" : "state",
    completeness: completenessOf(checked),
    resources: recordsOf(file, identity, instances, content),
    lookups: [],
  };
}

/** Of each version only the first number says that something was changed or taken away. */
function requireVersion(file: string, { format_version: version }: WireRecord): void {
  if (typeof version === "string" && /^(?:0\.[12]|1\.\d+)$/.test(version)) return;
  throw new InputError(
    `${file} is Terraform's JSON of version ${JSON.stringify(version ?? null)}, expected 1.x; update faultline, or show it with an earlier Terraform.`,
  );
}

function recordsOf(
  file: string,
  identity: StackIdentity,
  instances: readonly Instance[],
  content: WireRecord,
): readonly ResourceRecord[] {
  const configuration = recordOf(content.configuration);
  const modules = modulesOf(recordOf(configuration.root_module));
  const providers = new Providers(identity, configuration, recordOf(content.variables), modules);
  const urns = urnsOf(identity, instances);
  const links = new Links(instances, urns, modules);
  const records = instances.map((instance): ResourceRecord => {
    const token = tokenOf(instance.type);
    const block = links.block(instance);
    const { id } = instance.values;
    return {
      urn: urns.get(instance.address) ?? "",
      type: token,
      name: nameOf(instance),
      origin: "managed",
      parent: stackUrn(identity),
      provider: providers.of(instance, block),
      dependencies: links.dependencies(instance, block),
      propertyDependencies: links.propertyDependencies(instance, token, block),
      properties: propertiesOf(token, {
        values: withoutOwn(instance.values),
        unknown: withoutOwn(instance.unknown),
        sensitive: instance.sensitive,
        stated: block === undefined ? null : recordOf(block.expressions),
        isOfOne: (reference) => links.isOfOne(reference, instance),
      }),
      ...(typeof id === "string" && id !== "" ? { id } : {}),
    };
  });
  const all = byUrn(file, [...records, ...providers.records(), stackRecord(identity)]);
  return settleResources(all);
}

/** What every resource of Terraform's has, and Pulumi keeps beside the properties. */
function withoutOwn({ id: _id, timeouts: _timeouts, ...values }: WireRecord): WireRecord {
  return values;
}

/** `web`, `web-0`, `web-left`, within modules `net.web`: as programs name what they make in a loop. */
function nameOf({ moduleInstance, name, index }: Instance): string {
  const modules = moduleInstance.replaceAll(/\["?(.*?)"?\]/g, "-$1");
  const own = index === null ? name : `${name}-${index}`;
  return modules === "" ? own : `${modules}.${own}`;
}

/** Two blocks may come to the same type and name (`aws_lb.web` and `aws_alb.web`): then the address is the name. */
function urnsOf(identity: StackIdentity, instances: readonly Instance[]): ReadonlyMap<string, Urn> {
  const urn = (instance: Instance, name: string) => makeUrn(identity, null, tokenOf(instance.type), name);
  const named = Map.groupBy(instances, (instance) => urn(instance, nameOf(instance)));
  return new Map(
    [...named].flatMap(([short, alike]) =>
      alike.map(
        (instance) => [instance.address, alike.length === 1 ? short : urn(instance, instance.address)] as const,
      ),
    ),
  );
}

/** What depends on what. */
class Links {
  readonly #modules: ReadonlyMap<string, Module>;
  readonly #urns: ReadonlyMap<string, Urn>;
  readonly #byBlock: ReadonlyMap<string, readonly Instance[]>;
  readonly #byId = new Map<string, Instance | null>();

  constructor(instances: readonly Instance[], urns: ReadonlyMap<string, Urn>, modules: ReadonlyMap<string, Module>) {
    this.#modules = modules;
    this.#urns = urns;
    this.#byBlock = Map.groupBy(instances, ({ module, type, name }) => `${module} ${type}.${name}`);
    for (const instance of instances) {
      for (const known of [instance.values.id, instance.values.arn]) {
        if (typeof known !== "string" || known === "") continue;
        const other = this.#byId.get(known);
        // An id that two bear tells nothing.
        this.#byId.set(known, other === undefined || other === instance ? instance : null);
      }
    }
  }

  block({ module, type, name }: Instance): WireRecord | undefined {
    const found = this.#modules.get(module);
    return found === undefined ? undefined : blockOf(found, `${type}.${name}`);
  }

  /** Whether a module's output, as an instance names it, is an attribute of one resource. */
  isOfOne(reference: string, from: Instance): boolean {
    const module = this.#modules.get(from.module);
    const targets = module === undefined ? [] : targetsOf({ references: [reference] }, module, this.#modules);
    return targets.flatMap((target) => this.#instancesOf(target, from)).length === 1;
  }

  dependencies(instance: Instance, block: WireRecord | undefined): readonly Urn[] {
    const module = this.#modules.get(instance.module);
    const stated = Array.isArray(block?.depends_on) ? block.depends_on : [];
    const expressions: Wire = [recordOf(block?.expressions), { references: stated }];
    const targets = block === undefined || module === undefined ? [] : targetsOf(expressions, module, this.#modules);
    const told = instance.dependsOn.flatMap((address) => this.#atAddress(address));
    return sorted(
      [...targets.flatMap((target) => this.#instancesOf(target, instance)), ...told, ...this.#named(instance.values)],
      this.#urns,
    );
  }

  propertyDependencies(
    instance: Instance,
    token: string,
    block: WireRecord | undefined,
  ): Readonly<Record<string, readonly Urn[]>> {
    const module = this.#modules.get(instance.module);
    const expressions = recordOf(block?.expressions);
    const result: Record<string, readonly Urn[]> = {};
    const keys = new Set([...Object.keys(expressions), ...Object.keys(instance.values)]);
    for (const key of [...keys].sort()) {
      if (key === "id" || key === "arn") continue;
      const value = instance.values[key] ?? null;
      const expression = expressions[key];
      const targets =
        expression === undefined || module === undefined ? [] : targetsOf(expression, module, this.#modules);
      const stated = this.#sameKey(
        targets.flatMap((target) => this.#instancesOf(target, instance)),
        expression ?? null,
        instance,
        block ?? {},
      );
      // Where ids are known, they tell exactly which of several are meant.
      const named = this.#named(value);
      const meant = named.length > 0 && isKnown(instance.unknown[key]) ? named : [...stated, ...named];
      const urns = sorted(
        meant.filter((each) => each !== instance),
        this.#urns,
      );
      if (urns.length > 0) result[shownAs(token, "", key, Array.isArray(value)).name] = urns;
    }
    return result;
  }

  /**
   * `aws_subnet.a[each.key]` is the instance of that key, and so is `each.value` where the block is repeated for each instance of
   * another. `count.index` may be calculated with, and Terraform does not write down how: then any instance may be meant.
   */
  #sameKey(meant: readonly Instance[], expression: Wire, { index }: Instance, block: WireRecord): readonly Instance[] {
    if (typeof index !== "string") return meant;
    const references = leavesOf(expression);
    const byKey =
      references.includes("each.key") && references.every((each) => !/^(?:var|local|each\.value)\b/.test(each));
    const byValue = references.some((each) => /^each\.value\b/.test(each));
    const repeated = byValue ? this.#instancesRepeated(block, meant, index) : [];
    const same = byKey ? meant.filter((one) => one.index === index) : repeated;
    return same.length === 1 ? same : [...meant, ...repeated];
  }

  /** The instance of this key of the one block whose instances `for_each` goes through. */
  #instancesRepeated({ for_each_expression: repeats, address }: WireRecord, meant: readonly Instance[], key: string) {
    const [over, ...others] = leavesOf(repeats ?? null);
    if (over === undefined || others.length > 0 || meant.length > 0 || typeof address !== "string") return [];
    return [...this.#byBlock.values()]
      .flat()
      .filter(({ type, name, index }) => `${type}.${name}` === over && index === key);
  }

  #instancesOf({ module, calls, resource, key }: Target, from: Instance) {
    const all = this.#byBlock.get(`${module} ${resource}`) ?? [];
    // Expressions stay within one instance of their module, save where they name another by its key.
    const near = all.filter(
      ({ moduleInstance }) => isBeside(moduleInstance, from.moduleInstance) && isCalledBy(moduleInstance, calls),
    );
    if (key === null) return near;
    return near.filter(({ index }) => (typeof index === "number" ? String(index) : JSON.stringify(index)) === key);
  }

  #atAddress(address: string): readonly Instance[] {
    const modules = [...address.matchAll(/(?:^|\.)module\.([\w-]+)/g)].map(([, name = ""]) => name).join(".");
    const own = address.replaceAll(/(?:^|\.)module\.[\w-]+(?:\[[^\]]*\])?/g, "").replace(/^\./, "");
    return this.#byBlock.get(`${modules} ${own.replace(/\[.*$/, "")}`) ?? [];
  }

  /** The resources whose ids or ARNs stand in a value. Iterative. */
  #named(value: Wire): readonly Instance[] {
    const found: Instance[] = [];
    const open: Wire[] = [value];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next === "string") {
        const instance = this.#byId.get(next);
        if (instance !== undefined && instance !== null) found.push(instance);
      } else if (Array.isArray(next)) open.push(...next);
      else if (isWireRecord(next)) open.push(...Object.values(next));
    }
    return found;
  }
}

/** The references of one expression. */
function leavesOf(expression: Wire): readonly string[] {
  const references = isWireRecord(expression) && Array.isArray(expression.references) ? expression.references : [];
  return references.filter((each: Wire): each is string => typeof each === "string");
}

function isKnown(unknown: Wire | undefined): boolean {
  const open: (Wire | undefined)[] = [unknown];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (next === true) return false;
    if (Array.isArray(next)) open.push(...next);
    else if (isWireRecord(next)) open.push(...Object.values(next));
  }
  return true;
}

function sorted(instances: readonly Instance[], urns: ReadonlyMap<string, Urn>): readonly Urn[] {
  return [...new Set(instances.flatMap(({ address }) => urns.get(address) ?? []))].sort();
}

function completenessOf({ complete, errored, deferred_changes: deferred }: z.infer<typeof document>): Completeness {
  const told = [
    ...(errored === true ? ["it failed before its end"] : []),
    ...(complete === false ? ["it leaves changes to a later one (-target, or what it could not know yet)"] : []),
    ...((deferred ?? []).length === 0 ? [] : ["it defers changes to a later one"]),
  ];
  return told.length === 0
    ? { kind: "whole" }
    : { kind: "partial", why: `the plan does not show the whole stack; ${told.join("; ")}` };
}
