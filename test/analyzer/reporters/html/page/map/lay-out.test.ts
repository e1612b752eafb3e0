import { describe, expect, test } from "vitest";
import { examine } from "../../../../../../analyzer/analyze.ts";
import { catalogue } from "../../../../../../analyzer/catalogue/index.ts";
import { membersOf } from "../../../../../../analyzer/graph/algorithms/members-of.ts";
import type { DomainKind, FailureDomain } from "../../../../../../analyzer/model/failure-domain.ts";
import type { DependencyGraph } from "../../../../../../analyzer/model/graph.ts";
import { layOut } from "../../../../../../analyzer/reporters/html/page/map/lay-out.ts";
import { placesOf } from "../../../../../../analyzer/reporters/html/page/map/places.ts";
import { isDrawn } from "../../../../../../analyzer/reporters/html/page/map/tiers.ts";
import { makeEstate } from "../../../../../bench/estates/estate.ts";

const { snapshot, objectives } = makeEstate(400);
const { report, analysis } = examine(snapshot, objectives, { catalogue, rules: [] });
const { graph } = analysis;
const layout = layOut(graph, report.domains, new Set());
const chips = layout.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.chips));

describe("the map's layout", () => {
  test("shows everything that stands somewhere, in each of its places, once", () => {
    const shown = chips.flatMap(({ items }) => items.map(({ node, place }) => `${node} in ${place}`)).toSorted();
    const standing = graph.nodes
      .filter(isDrawn)
      .flatMap(({ id, standing: stands }) =>
        [...new Set(membersOf(stands).map(({ domain }) => domain))].map((place) => `${id} in ${place}`),
      )
      .toSorted();
    expect(shown.filter((one) => !one.endsWith(" in null"))).toEqual(standing);
    expect(standing.length).toBeGreaterThan(100);
  });

  test("puts every chip into the column of its place, and each column into one region of one provider", () => {
    const columns = layout.places.providers.flatMap(({ regions }) => regions.flatMap((region) => region.columns));
    expect(columns).toEqual(layout.places.columns);
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
    for (const { column, items } of chips) {
      for (const { place } of items) if (place !== null) expect(layout.places.columnOf.get(place)).toBe(column);
    }
    for (const { domain, regions } of layout.places.providers) {
      for (const region of regions) {
        if (region.domain !== null) expect(region.domain.startsWith(`${domain}/`)).toBe(true);
      }
    }
  });

  test("puts what is in no region before the regions: by it customers enter, and it is what the first rows are", () => {
    const domain = (id: string, kind: DomainKind, within: readonly string[]): FailureDomain => ({
      id,
      kind,
      label: id,
      within,
      aliases: [],
    });
    const domains = [
      domain("aws", "provider", []),
      domain("aws/ap-east-1", "region", ["aws"]),
      domain("aws/ap-east-1/ap-east-1a", "zone", ["aws/ap-east-1"]),
    ];
    const { columns } = placesOf(
      new Map(domains.map(({ id }) => [id, 1])),
      new Map(domains.map((one) => [one.id, one])),
      new Set(),
      new Set(),
      true,
    );
    expect(columns.map(({ label }) => label)).toEqual([
      "no place of its own",
      "in no region",
      "aws/ap-east-1/ap-east-1a",
      "the region as a whole",
    ]);
  });

  test("stays as it is when resources are reported in another order", () => {
    const turned: DependencyGraph = {
      ...graph,
      nodes: graph.nodes.toReversed(),
      dependencies: graph.dependencies.toReversed(),
    };
    const again = layOut(turned, report.domains.toReversed(), new Set());
    expect(again.places.columns).toEqual(layout.places.columns);
    expect(again.rows).toEqual(layout.rows);
  });

  test("puts a tier above those that it needs", () => {
    const at = new Map(layout.rows.map(({ tier }, index) => [tier.id, index]));
    const { needs } = layout.tiers;
    const back = new Set(needs.map(({ from, to }) => `${to} ${from}`));
    const oneWay = needs.filter(({ from, to }) => !back.has(`${from} ${to}`));
    expect(oneWay.length).toBeGreaterThan(0);
    for (const { from, to } of oneWay) expect(at.get(from) ?? 0, `${from} needs ${to}`).toBeLessThan(at.get(to) ?? 0);
  });

  test("folds unknown places of a region into one column, and opens it when asked", () => {
    const folded = layout.places.columns.find(({ kind }) => kind === "unknowns");
    expect(folded?.domains.length).toBeGreaterThan(1);
    const opened = layOut(graph, report.domains, new Set([folded?.id ?? ""]));
    expect(opened.places.columns.filter(({ kind }) => kind === "unknown").map(({ id }) => id)).toEqual(folded?.domains);
  });

  test("has no more than some forty rows, however large the estate", () => {
    const { snapshot: large, objectives: promised } = makeEstate(4000);
    const big = examine(large, promised, { catalogue, rules: [] });
    const rows = layOut(big.analysis.graph, big.report.domains, new Set()).rows.length;
    expect(rows).toBeGreaterThanOrEqual(3);
    expect(rows).toBeLessThan(40);
  }, 30_000);
});
