import { catalogue } from "../catalogue/index.ts";
import type { Provider } from "../model/catalogue.ts";
import type { Completeness, Lookup, ResourceOrigin, ResourceRecord, Snapshot, Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import type { Given } from "./values.ts";
import { namedIn, reportedValue } from "./values.ts";

/** A resource's properties, as a program states them. */
export type Properties = Readonly<Record<string, Given>>;

/** What a program states of a resource beside its properties. */
export interface Options {
  /** Name of the component that it is a child of. */
  readonly parent?: string;
  /** Name of an explicit provider. */
  readonly provider?: string;
  readonly dependsOn?: readonly string[];
}

interface Planned {
  readonly name: string;
  readonly type: string;
  readonly origin: ResourceOrigin;
  readonly properties: Properties;
  /** Whole resources that a component's registered outputs name. */
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly options: Options;
  readonly id: string | null;
}

const project = "shop";
const stackName = "test";
const stackUrn: Urn = `urn:pulumi:${stackName}::${project}::pulumi:pulumi:Stack::${project}-${stackName}`;

/** Where a stack's default providers stand unless a test says otherwise. */
const defaultRegions = { alicloud: "cn-hongkong", aws: "ap-east-1" } as const satisfies Record<Provider, string>;

/** A stack put together resource by resource; names are unique, so that one resource can name another before it is there. */
export class ResourcesBuilder {
  readonly #planned = new Map<string, Planned>();
  readonly #lookups: Lookup[] = [];
  #regions: Readonly<Record<Provider, Given>> = defaultRegions;
  #completeness: Completeness = { kind: "whole" };

  /** A resource of a type that the catalogue describes. */
  add(type: string, name: string, properties: Properties = {}, options: Options = {}): this {
    if (catalogue.entry(type) === undefined)
      throw new Error(`The catalogue has no row for ${type}: add it with foreign().`);
    return this.#plan({ name, type, origin: "managed", properties, references: {}, options, id: null });
  }

  /** A resource of a type that nobody described. */
  foreign(type: string, name: string, properties: Properties = {}, options: Options = {}): this {
    if (catalogue.entry(type) !== undefined) throw new Error(`The catalogue knows ${type}: add it with add().`);
    return this.#plan({ name, type, origin: "managed", properties, references: {}, options, id: null });
  }

  /** Somebody else's resource, fetched by its id. */
  read(type: string, name: string, id: string, properties: Properties = {}, options: Options = {}): this {
    return this.#plan({ name, type, origin: "read", properties, references: {}, options, id });
  }

  component(
    type: string,
    name: string,
    outputs: Readonly<Record<string, readonly string[]>> = {},
    options: Options = {},
  ): this {
    return this.#plan({ name, type, origin: "component", properties: {}, references: outputs, options, id: null });
  }

  remoteComponent(type: string, name: string, properties: Properties = {}, options: Options = {}): this {
    return this.#plan({ name, type, origin: "remote-component", properties, references: {}, options, id: null });
  }

  provider(cloud: Provider, name: string, properties: Properties): this {
    return this.#plan({
      name,
      type: `pulumi:providers:${cloud}`,
      origin: "provider",
      properties,
      references: {},
      options: {},
      id: null,
    });
  }

  /** What the default providers are configured with. */
  regions(regions: Partial<Record<Provider, Given>>): this {
    this.#regions = { ...this.#regions, ...regions };
    return this;
  }

  partial(why: string): this {
    this.#completeness = { kind: "partial", why };
    return this;
  }

  lookup(token: string, answer: Lookup["answer"], region: string | null = null): this {
    this.#lookups.push({ token, region, answer });
    return this;
  }

  /** The URN of the resource of this name. */
  urn(name: string): Urn {
    const planned = this.#planned.get(name);
    if (planned === undefined)
      throw new Error(`The stack has no resource ${name}; it has ${[...this.#planned.keys()].join(", ")}.`);
    return this.#urnOf(planned);
  }

  urns(...names: readonly string[]): readonly Urn[] {
    return names.map((name) => this.urn(name)).toSorted();
  }

  /** The stack as a reader reports it, sorted by URN. */
  snapshot(): Snapshot {
    const records = [...this.#planned.values()].map((planned) => this.#recordOf(planned));
    const clouds = new Set(
      records.flatMap((record) => (record.provider === null ? [] : (catalogue.provider(record.type) ?? []))),
    );
    const defaults = [...clouds].map(
      (cloud): ResourceRecord => ({
        urn: defaultProviderUrn(cloud),
        type: `pulumi:providers:${cloud}`,
        name: "default",
        origin: "provider",
        parent: null,
        provider: null,
        dependencies: [],
        propertyDependencies: {},
        properties: { region: reportedValue(this.#regions[cloud]) },
      }),
    );
    const root: ResourceRecord = {
      urn: stackUrn,
      type: "pulumi:pulumi:Stack",
      name: `${project}-${stackName}`,
      origin: "stack",
      parent: null,
      provider: null,
      dependencies: [],
      propertyDependencies: {},
      properties: {},
    };
    return {
      project,
      stack: stackName,
      source: "model",
      completeness: this.#completeness,
      resources: [root, ...defaults, ...records].toSorted((one, other) => (one.urn < other.urn ? -1 : 1)),
      lookups: this.#lookups,
    };
  }

  #plan(planned: Planned): this {
    if (this.#planned.has(planned.name)) throw new Error(`The stack has two resources called ${planned.name}.`);
    this.#planned.set(planned.name, planned);
    return this;
  }

  #urnOf(planned: Planned): Urn {
    const types = [planned.type];
    for (let above = planned.options.parent; above !== undefined; ) {
      const parent = this.#planned.get(above);
      if (parent === undefined) throw new Error(`${planned.name} has a parent ${above} that is not in the stack.`);
      types.unshift(parent.type);
      above = parent.options.parent;
    }
    return `urn:pulumi:${stackName}::${project}::${types.join("$")}::${planned.name}`;
  }

  #recordOf(planned: Planned): ResourceRecord {
    const { options } = planned;
    const cloud = catalogue.provider(planned.type);
    const hasProvider = planned.origin === "managed" || planned.origin === "read";
    const explicit = options.provider === undefined ? null : this.urn(options.provider);
    const made = Object.entries(planned.properties).flatMap(([property, given]) => {
      const names = namedIn(given);
      return names.length === 0 ? [] : [[property, this.urns(...names)] as const];
    });
    return {
      urn: this.#urnOf(planned),
      type: planned.type,
      name: planned.name,
      origin: planned.origin,
      parent: planned.origin === "provider" ? null : options.parent === undefined ? stackUrn : this.urn(options.parent),
      provider: hasProvider ? (explicit ?? (cloud === undefined ? null : defaultProviderUrn(cloud))) : null,
      dependencies: this.urns(...(options.dependsOn ?? [])),
      propertyDependencies: Object.fromEntries(made),
      properties: {
        ...Object.fromEntries(
          Object.entries(planned.properties).map(([property, given]) => [property, reportedValue(given)]),
        ),
        ...this.#references(planned),
      },
      ...(planned.id === null ? {} : { id: planned.id }),
    };
  }

  #references(planned: Planned): Readonly<Record<string, Value>> {
    return Object.fromEntries(
      Object.entries(planned.references).map(([output, names]) => [
        output,
        { kind: "list", items: names.map((name): Value => ({ kind: "reference", urn: this.urn(name) })) },
      ]),
    );
  }
}

/** An empty stack, `shop/test`, whose default providers stand in cn-hongkong and ap-east-1. */
export function stack(): ResourcesBuilder {
  return new ResourcesBuilder();
}

function defaultProviderUrn(cloud: Provider): Urn {
  return `urn:pulumi:${stackName}::${project}::pulumi:providers:${cloud}::default`;
}
