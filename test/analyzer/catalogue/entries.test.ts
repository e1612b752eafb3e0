import { describe, expect, test } from "vitest";
import { byType, catalogue, entries } from "../../../analyzer/catalogue/index.ts";
import type { CatalogueEntry, Joins, Role, Setting } from "../../../analyzer/model/catalogue.ts";
import { pathsOf, propertiesWithDefault } from "./entry-paths.ts";
import type { Declared } from "./sdk-declarations.ts";
import { followPath, isRegistered } from "./sdk-declarations.ts";

const plain: ReadonlySet<string> = new Set(["string", "number", "boolean"]);

/** Numbers that a provider takes as text. */
const numbersAsText: ReadonlySet<string> = new Set(["alicloud:cs/nodePool:NodePool#desiredSize"]);

/** A number, or a list with as many elements. */
const countable = (entry: CatalogueEntry, path: string, { kinds, list }: Declared): boolean =>
  kinds.has("number") || list || numbersAsText.has(`${entry.type}#${path}`);

/** The sentences that say what is wrong with a row's names, none if nothing is. */
const misnamed = (entry: CatalogueEntry): readonly string[] => {
  if (!isRegistered(entry.type)) return [`${entry.type}: the SDK registers no such type.`];
  return pathsOf(entry).flatMap(({ path, expects }) => {
    const found = followPath(entry.type, path);
    if (typeof found === "string") return [found];
    if (expects === "anything")
      return path.includes(".") ? [`${entry.type}: ${path}: uses are top-level properties.`] : [];
    if (expects === "presence" || expects === "records") return [];
    const kinds = [...found.kinds];
    if (!(expects === "number" && found.list) && !kinds.some((kind) => plain.has(kind)))
      return [`${entry.type}: ${path}: holds ${kinds.join(" or ")}, no plain value.`];
    if (expects === "number" && !countable(entry, path, found)) return [`${entry.type}: ${path}: holds no number.`];
    if (expects === "word" && found.list) return [`${entry.type}: ${path}: a list can't be a setting.`];
    return [];
  });
};

/** Every setting of a row, wherever it stands: a record that says which values mean yes. */
const settingsOf = (entry: CatalogueEntry): readonly Setting[] => {
  const found: Setting[] = [];
  const open: unknown[] = [entry];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (isSetting(next)) found.push(next);
    open.push(...Object.values(next));
  }
  return found;
};

const isSetting = (value: object): value is Setting => "property" in value && "yes" in value;

/** SDKs that are not installed here: their tokens are Kubernetes' own, and rows name no properties of theirs that decide. */
const notInstalled: readonly string[] = ["kubernetes", "pulumi"];
const checkable = entries.filter(({ type }) => !notInstalled.includes(type.split(":")[0] ?? ""));

const row = (change: Partial<CatalogueEntry>): CatalogueEntry => ({
  type: "alicloud:alb/loadBalancer:LoadBalancer",
  noun: "load balancer",
  role: "serves",
  stands: { kind: "nowhere" },
  ...change,
});

test("the feet that tunnels begin at are places of the gateways that they may name", () => {
  const stood = entries.flatMap((entry) =>
    entry.joins?.kind === "gateway" ? [JSON.stringify([entry.stands, entry.standsInstead])] : [],
  );
  const feet = entries.flatMap(({ joins }) =>
    joins?.kind === "link" ? Object.values(joins.tunnels?.begins?.feet ?? {}) : [],
  );
  expect(feet.length).toBeGreaterThan(1);
  expect(feet.filter((foot) => !stood.some((stands) => stands.includes(`"within":"${foot}"`)))).toEqual([]);
});

describe("every row names what the installed SDKs declare", () => {
  test.each(checkable.map((entry) => [entry.type, entry] as const))("%s", (_type, entry) => {
    expect(misnamed(entry)).toEqual([]);
  });

  test.each([
    ["a type that nobody registers", row({ type: "alicloud:alb/loadBalancer:Balancer" })],
    ["a type in a file that is not there", row({ type: "alicloud:alb/balancer:LoadBalancer" })],
    ["a misspelt property in uses", row({ uses: { vpcID: "none" } })],
    ["a misspelt top-level step", row({ stands: { kind: "one", zone: "zoneMapings[].zoneId" } })],
    ["a misspelt nested step", row({ stands: { kind: "one", zone: "zoneMappings[].zone" } })],
    ["a list that is not entered as one", row({ stands: { kind: "one", zone: "zoneMappings.zoneId" } })],
    ["a record where a value is expected", row({ prints: ["zoneMappings"] })],
    ["a single value entered as a list", row({ prints: ["accessLogConfig[].logProject"] })],
    ["a step below a plain value", row({ prints: ["vpcId.name"] })],
    [
      "a count that is no number",
      row({
        stands: {
          kind: "spread",
          over: { lists: [] },
          count: { property: "vpcId", unset: 1 },
          spreading: "none",
        },
      }),
    ],
    ["a misspelt setting", row({ public: { property: "adressType", yes: ["Internet"], unset: "unknown" } })],
    [
      "a misspelt second setting",
      row({
        public: {
          property: "addressType",
          yes: ["Internet"],
          unset: "unknown",
          or: { property: "ipv6AdressType", yes: ["Internet"], unset: "no" },
        },
      }),
    ],
    ["a misspelt link", row({ joins: { kind: "target", pool: "vpc", target: "vpcId" } })],
  ])("%s is found", (_title, broken) => {
    expect(misnamed(broken)).toHaveLength(1);
  });
});

describe("rows agree with themselves", () => {
  test("a type has one row", () => {
    expect(() => byType([row({}), row({})])).toThrow(
      "The catalogue has two rows for alicloud:alb/loadBalancer:LoadBalancer; keep one.",
    );
    expect(byType(entries).size).toBe(entries.length);
  });

  test("what leaving a property out means has a source that names the property", () => {
    const unsourced = entries.flatMap((entry) =>
      propertiesWithDefault(entry)
        .filter((path) => {
          const name = path.split(".").at(-1) ?? path;
          return !(entry.sources ?? []).some((source) => new RegExp(`\\b${name}\\b`).test(source));
        })
        .map((path) => `${entry.type}#${path}`),
    );
    expect(unsourced).toEqual([]);
  });

  test("every source says where it is stated", () => {
    const bare = entries.flatMap((entry) => entry.sources ?? []).filter((source) => !/https:\/\/|\.d\.ts/.test(source));
    expect(bare).toEqual([]);
  });

  test("settings ask for values that their property can have", () => {
    const impossible = checkable.flatMap((entry) =>
      settingsOf(entry)
        .filter(({ property, yes, above, stated }) => {
          if (stated === "yes") return yes.length > 0;
          // Nothing is a yes: the product has no such thing.
          if (yes.length === 0 && above === undefined) return false;
          const declared = followPath(entry.type, property);
          if (typeof declared === "string") return true;
          const asked = [...yes.map((value) => typeof value), ...(above === undefined ? [] : ["number"])];
          return !asked.some((kind) => declared.kinds.has(kind));
        })
        .map(({ property }) => `${entry.type}#${property}`),
    );
    expect(impossible).toEqual([]);
  });

  test("only subnets and vSwitches give their place to others", () => {
    const places = entries.filter((entry) => entry.role === "place").map((entry) => entry.type);
    expect(places).toEqual([
      "alicloud:vpc/subnet:Subnet",
      "alicloud:vpc/switch:Switch",
      "aws:ec2/defaultSubnet:DefaultSubnet",
      "aws:ec2/subnet:Subnet",
    ]);
    expect(entries.filter((entry) => entry.stands.kind === "zone").map((entry) => entry.type)).toEqual(places);
  });

  test("rules and networks stand nowhere", () => {
    const standing = entries.filter(
      (entry) => ["rule", "network"].includes(entry.role) && entry.stands.kind !== "nowhere",
    );
    expect(standing.map((entry) => entry.type)).toEqual([]);
  });

  test("a link stands somewhere only where it carries what passes between networks", () => {
    const standing = entries.filter(({ role, stands }) => role === "link" && stands.kind !== "nowhere");
    expect(standing.length).toBeGreaterThan(0);
    const others = standing.filter(({ joins }) => joins?.kind !== "link" && joins?.kind !== "attachment");
    expect(others.map((entry) => entry.type)).toEqual([]);
  });

  test("what never fails says nothing of what it names, and what says it can fail", () => {
    const telling = entries.filter((entry) => entry.role === "rule" && (entry.joins !== undefined || entry.keepsData));
    expect(telling.map((entry) => entry.type)).toEqual([]);
  });

  test("a link joins something", () => {
    const loose = checkable.filter((entry) => entry.role === "link" && entry.joins === undefined);
    expect(loose.map((entry) => entry.type)).toEqual([]);
  });

  test("what joins others says by its role how", () => {
    const roles = {
      pool: ["pool"],
      target: ["link"],
      listener: ["serves"],
      "own-listeners": ["serves"],
      rule: ["serves"],
      template: ["template"],
      "subnet-group": ["network"],
      member: ["serves", "pool"],
      copy: ["link", "serves"],
      "copies-all": ["link"],
      "backs-up": ["link"],
      alternatives: ["serves"],
      "health-check": ["rule", "link"],
      "dns-zone": ["serves"],
      record: ["serves"],
      gateway: ["serves", "network"],
      endpoint: ["serves", "network"],
      "far-end": ["network", "link"],
      link: ["link"],
      attachment: ["link"],
      route: ["network"],
      "route-association": ["network"],
      "source-nat": ["network", "link"],
    } as const satisfies Record<Joins["kind"], readonly Role[]>;
    const odd = entries.flatMap(({ type, role, joins }) =>
      joins === undefined || (roles[joins.kind] as readonly Role[]).includes(role)
        ? []
        : [`${type}: ${role} joins as ${joins.kind}`],
    );
    expect(odd).toEqual([]);
    expect(entries.filter(({ joins }) => joins?.kind === "pool").map(({ type }) => type)).toEqual(
      entries.filter(({ role, joins }) => role === "pool" && joins?.kind !== "member").map(({ type }) => type),
    );
  });

  test("what is a member is a member of something whose members are resources of their own", () => {
    const joined = entries.filter(({ stands }) => stands.kind === "joined").map(({ type }) => type.split(":")[0]);
    const members = entries.filter(({ joins }) => joins?.kind === "member").map(({ type }) => type.split(":")[0]);
    expect([...new Set(members)].sort()).toEqual([...new Set(joined)].sort());
  });

  test("nothing that may be printed is a secret or a text of the program's own", () => {
    const telling = /password|secret|token|userData|key(?!s)|policy(?!$)|document|description/i;
    const printed = entries.flatMap((entry) => (entry.prints ?? []).map((path) => `${entry.type}#${path}`));
    expect(printed.filter((one) => telling.test(one.split("#")[1] ?? ""))).toEqual([]);
  });
});

describe("the catalogue is asked by type", () => {
  test("what generates values never fails, whatever it generates", () => {
    for (const type of ["random:index/randomPassword:RandomPassword", "tls:index/privateKey:PrivateKey"]) {
      expect(catalogue.entry(type)).toMatchObject({ role: "rule", stands: { kind: "nowhere" } });
    }
  });

  test("an unknown type has no entry", () => {
    for (const type of ["aws:ec2/vpc:Vpcs", "constructor", "toString:x/y:Z", "randomly:index/a:A", ""]) {
      expect(catalogue.entry(type)).toBeUndefined();
    }
  });

  test.each([
    ["aws:ec2/vpc:Vpc", "aws"],
    ["alicloud:vpc/network:Network", "alicloud"],
    ["pulumi:providers:aws", "aws"],
    ["pulumi:providers:alicloud", "alicloud"],
    ["pulumi:providers:random", undefined],
    ["pulumi:pulumi:Stack", undefined],
    ["awsx:ec2:Vpc", undefined],
    ["trading:network:Network", undefined],
  ])("%s belongs to %s", (type, provider) => {
    expect(catalogue.provider(type)).toBe(provider);
  });
});
