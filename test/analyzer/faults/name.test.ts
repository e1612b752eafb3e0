import { describe, expect, test } from "vitest";
import { explored, holds, isLost } from "../../builders/held.ts";
import type { ObjectivesBuilder } from "../../builders/objectives.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";

const zoneB = "aws/ap-east-1/ap-east-1b";

/** Two servers in two zones and a DNS zone of each cloud. */
const network = () =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .instance("one", { in: "a" })
    .instance("two", { in: "b" })
    .add("aws:route53/zone:Zone", "zone", { name: "example.com" })
    .add("aws:route53/healthCheck:HealthCheck", "probe", { type: "TCP" });

type Properties = Readonly<Record<string, Given>>;

const record = (built: StackBuilder, name: string, target: string, properties: Properties = {}) =>
  built.add("aws:route53/record:Record", name, {
    zoneId: of("zone"),
    name: "www",
    type: "A",
    records: [of(target)],
    ...properties,
  });

const web = objectives().service("web", "first");

describe("records of one name and type at one provider", () => {
  const two = (first: Properties, second: Properties) =>
    record(record(network(), "first", "one", first), "second", "two", second);
  const checked = { healthCheckId: of("probe") };

  test.each([
    ["both with a health check", checked, checked, "yes"],
    ["one without a health check", checked, {}, "no"],
    ["none with a health check", {}, {}, "no"],
    [
      "both aliases that evaluate their targets",
      { aliases: [{ evaluateTargetHealth: true }] },
      { aliases: [{ evaluateTargetHealth: true }] },
      "yes",
    ],
    ["an alias that does not evaluate its target", { aliases: [{ evaluateTargetHealth: false }] }, checked, "no"],
    [
      "an alias that may evaluate its target",
      { aliases: [{ evaluateTargetHealth: unknown }] },
      checked,
      "undetermined",
    ],
    [
      "a checked primary and its secondary",
      { ...checked, failoverRoutingPolicies: [{ type: "PRIMARY" }] },
      { failoverRoutingPolicies: [{ type: "SECONDARY" }] },
      "yes",
    ],
    [
      "an unchecked primary and its secondary",
      { failoverRoutingPolicies: [{ type: "PRIMARY" }] },
      { failoverRoutingPolicies: [{ type: "SECONDARY" }] },
      "no",
    ],
    ["a checked one, and one of weight 0 that waits", checked, { weightedRoutingPolicies: [{ weight: 0 }] }, "yes"],
    [
      "two of weight 0, which share the load",
      { ...checked, weightedRoutingPolicies: [{ weight: 0 }] },
      { weightedRoutingPolicies: [{ weight: 0 }] },
      "no",
    ],
  ] as const)("%s: %s", (_, first, second, answer) => {
    expect(holds(explored(two(first, second), web))).toBe(answer);
  });

  test("one of weight 0 is not missed where the other is not checked", () => {
    const analysis = explored(two({}, { weightedRoutingPolicies: [{ weight: 0 }] }), web);
    expect(isLost(analysis, "web", "least-favourable", zoneB)).toBe(false);
  });

  test("one whose weight nobody can tell may be missed or not", () => {
    const analysis = explored(two({}, { weightedRoutingPolicies: [{ weight: unknown }] }), web);
    expect(isLost(analysis, "web", "least-favourable", zoneB)).toBe(true);
    expect(isLost(analysis, "web", "favourable", zoneB)).toBe(false);
  });

  test("of two types are both needed", () => {
    const built = two(checked, { ...checked, type: "AAAA" });
    expect(holds(explored(built, web))).toBe("no");
  });
});

describe("a name delegated to two providers", () => {
  const providers = ["aws", "alicloud"] as const;

  /** Each provider's record leads to a server of that provider. */
  const built = () =>
    record(network(), "first", "one")
      .vswitch("v", { zone: "cn-hongkong-b" })
      .server("far", { in: "v" })
      .add("alicloud:dns/alidnsRecord:AlidnsRecord", "other", {
        domainName: "example.com",
        rr: "www",
        type: "A",
        value: of("far"),
      });

  const stated = web.name("www.example.com", "aws:route53", "alicloud:dns");
  const eventsOf = { aws: "product:aws/Route 53", alicloud: "product:alicloud/dns" };
  const serversOf = { aws: "aws/ap-east-1/ap-east-1a", alicloud: "alicloud/cn-hongkong/cn-hongkong-b" };

  /** What a resolver meets: it asks any provider that still answers, and each of those must lead somewhere. */
  function isNameLost(dnsLost: ReadonlySet<string>, leadsNowhere: ReadonlySet<string>): boolean {
    const answering = providers.filter((provider) => !dnsLost.has(provider));
    return answering.length === 0 || answering.some((provider) => leadsNowhere.has(provider));
  }

  const subsets = <T>(all: readonly T[]) =>
    Array.from({ length: 2 ** all.length }, (_, mask) => new Set(all.filter((_one, index) => (mask >> index) & 1)));

  for (const dnsLost of subsets(providers))
    for (const leadsNowhere of subsets(providers))
      test(`DNS lost at ${[...dnsLost].join(" and ") || "none"}, servers lost at ${[...leadsNowhere].join(" and ") || "none"}`, () => {
        const analysis = explored(built(), stated);
        const lost = [...[...dnsLost].map((one) => eventsOf[one]), ...[...leadsNowhere].map((one) => serversOf[one])];
        // Records are judged as if their own provider could not be lost: a server that is gone as well is met by nobody,
        // yet the sentence only spares what is lost with the provider as a whole.
        const wanted = isNameLost(dnsLost, leadsNowhere) || leadsNowhere.size > 0;
        for (const reading of ["favourable", "least-favourable"] as const)
          expect(isLost(analysis, "web", reading, ...lost)).toBe(wanted);
      });

  test("outlives one provider as a whole, and not both", () => {
    const analysis = explored(built(), stated);
    expect(isLost(analysis, "web", "least-favourable", "aws")).toBe(false);
    expect(isLost(analysis, "web", "least-favourable", "alicloud")).toBe(false);
    expect(isLost(analysis, "web", "favourable", "aws", "alicloud")).toBe(true);
  });

  test("is undetermined where nobody says to whom it is delegated", () => {
    const analysis = explored(built(), objectives().service("web", "first", { survives: "provider" }));
    expect(holds(analysis, "provider")).toBe("undetermined");
    expect(holds(explored(built(), withProviders(stated)), "provider")).toBe("yes");
  });

  test("needs a record at each of them", () => {
    const alone = record(network(), "first", "one");
    const analysis = explored(alone, stated);
    expect(analysis.graph.facts.map(({ id }) => id)).toContain("delegation:www.example.com#alicloud:dns");
    expect(isLost(analysis, "web", "least-favourable")).toBe(true);
    expect(isLost(analysis, "web", "favourable")).toBe(false);
  });

  test("may be stated for all names that end alike", () => {
    const analysis = explored(built(), withProviders(web.name("*.example.com", "aws:route53", "alicloud:dns")));
    expect(holds(analysis, "provider")).toBe("yes");
    expect(analysis.graph.gaps).toEqual([]);
  });

  function withProviders(given: ObjectivesBuilder): ObjectivesBuilder {
    const { names } = given.build();
    const [statement] = names;
    return objectives()
      .service("web", "first", { survives: "provider" })
      .name(statement?.name ?? "", ...(statement?.delegatedTo ?? []));
  }
});
