import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseCells } from "../../stacks/cells.ts";

const folder = new URL("../../stacks/", import.meta.url);
const stackFiles = readdirSync(folder).filter((file) => /^Pulumi\..+\.yaml$/.test(file));

function cellsOf(file: string): unknown {
  return parse(readFileSync(new URL(file, folder), "utf8")).config["trading:cells"];
}

/** The cells of production with one value replaced, or removed where it is `undefined`. */
function withValue(path: string, value: unknown): unknown {
  const cells = cellsOf("Pulumi.production.yaml");
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const owner = steps.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), cells);
  if (value === undefined) Reflect.deleteProperty(Object(owner), last);
  else Reflect.set(Object(owner), last, value);
  return cells;
}

test("the stacks are these six", () => {
  const names = ["demo", "hong-kong-zone-c", "one-step-upgrade", "production", "shared-cache", "single-server"];
  expect(stackFiles.toSorted()).toEqual(names.map((name) => `Pulumi.${name}.yaml`));
});

test.each(stackFiles)("%s is a configuration that cells can be built from, one on each cloud", (file) => {
  const cells = parseCells(cellsOf(file));
  expect(cells.map((cell) => [cell.name, cell.provider, cell.region])).toEqual([
    ["hong-kong", "alicloud", "cn-hongkong"],
    ["aws-ap-east-1", "aws", "ap-east-1"],
  ]);
});

test.each([
  { file: "Pulumi.single-server.yaml", cells: [0], differs: ["matching"] },
  { file: "Pulumi.shared-cache.yaml", cells: [0, 1], differs: ["caches", "usesCachesOf"] },
  { file: "Pulumi.one-step-upgrade.yaml", cells: [1], differs: ["metadata", "readsMetadataOf"] },
])("$file differs from production in $differs and in nothing else", ({ file, cells, differs }) => {
  const production = parseCells(cellsOf("Pulumi.production.yaml"));
  const found = parseCells(cellsOf(file)).flatMap((cell, index) => {
    const model = Object(production[index]);
    const keys = new Set([...Object.keys(cell), ...Object.keys(model)]);
    return [...keys]
      .filter((key) => JSON.stringify(Reflect.get(cell, key)) !== JSON.stringify(Reflect.get(model, key)))
      .map((key) => ({ index, key }));
  });
  expect([...new Set(found.map(({ key }) => key))].toSorted()).toEqual(differs);
  expect([...new Set(found.map(({ index }) => index))]).toEqual(cells);
});

test("hong-kong-zone-c is production save for where Hong Kong stands", () => {
  const [hongKong, aws] = parseCells(cellsOf("Pulumi.hong-kong-zone-c.yaml"));
  const [, production] = parseCells(cellsOf("Pulumi.production.yaml"));
  expect(aws).toEqual(production);
  const { network, edge, ...rest } = hongKong ?? expect.fail("no cell");
  expect(network.nat).toEqual(["cn-hongkong-c"]);
  expect(edge.balancerZones).toEqual(["cn-hongkong-b", "cn-hongkong-c"]);
  expect(JSON.stringify(rest)).not.toContain("cn-hongkong-d");
});

test.each([
  { path: "0.name", value: "Hong Kong", says: '[0].name is "Hong Kong", expected a name of 2 to 13' },
  { path: "0.name", value: "hong-kong-east1", says: "expected a name of 2 to 13" },
  { path: "0.name", value: 7, says: "[0].name is 7, expected a string" },
  { path: "1.name", value: "hong-kong", says: '[1].name is "hong-kong", expected another name than' },
  { path: "1.provider", value: "gcp", says: '[1].provider is "gcp", expected alicloud or aws' },
  { path: "0.network", value: undefined, says: "[0].network is missing, expected an object" },
  { path: "0.network.cidr", value: "10.0.0.0/8", says: '[0].network.cidr is "10.0.0.0/8", expected a network like' },
  { path: "1.network.cidr", value: "10.10.0.0/16", says: "expected other addresses than those of" },
  { path: "0.network.zones", value: ["ap-east-1a"], says: 'names "ap-east-1a", expected zones of the region' },
  { path: "0.network.zones.0", value: "cn-hongkong", says: 'names "cn-hongkong", expected zones of the region' },
  { path: "0.network.nat", value: ["cn-hongkong-a"], says: '[0].network.nat names "cn-hongkong-a", expected zones of' },
  {
    path: "0.metadata",
    value: undefined,
    says: '[0].readsMetadataOf is "hong-kong", expected the name of a cell that',
  },
  {
    path: "0.readsMetadataOf",
    value: "nowhere",
    says: '[0].readsMetadataOf is "nowhere", expected the name of a cell',
  },
  { path: "0.usesCachesOf", value: "nowhere", says: "has caches for sessions, orders, prices" },
  { path: "0.caches", value: [], says: '[0].usesCachesOf is "hong-kong", expected the name of a cell that has caches' },
  { path: "0.caches.0.concerns", value: ["prices"], says: '[0].caches has 2 caches for "prices", expected one' },
  { path: "0.caches.0.concerns", value: ["logs"], says: "expected one of sessions, orders, prices" },
  { path: "0.caches.0.nodes", value: 3, says: "[0].caches[0].nodes is 3, expected 1 or 2" },
  { path: "0.caches.0.zones", value: ["cn-hongkong-a"], says: '[0].caches[0].zones names "cn-hongkong-a"' },
  { path: "0.matching.0.nodes", value: 4, says: "[0].matching[0].nodes is 4, expected an odd number" },
  { path: "0.matching.0.nodes", value: "3", says: '[0].matching[0].nodes is "3", expected a whole number' },
  { path: "0.matching.0.zones", value: [], says: "[0].matching[0].zones is an empty list, expected one zone or more" },
  { path: "0.matching.0.zones", value: undefined, says: "[0].matching[0].zones is missing, expected a list of zones" },
  { path: "0.matching.0.products", value: ["margin"], says: 'names "margin" again, expected one engine' },
  { path: "0.matching.0.role", value: "spare", says: '[0].matching[0].role is "spare", expected primary or standby' },
  { path: "0.matching.0.role", value: "standby", says: "expected a primary of all its products in another cell" },
  { path: "1.matching.0.role", value: "primary", says: "expected one primary of a product in all cells together" },
  { path: "0.orders.servers.min", value: 9, says: "[0] has orders with min 9, desired 3 and max 9 servers" },
  { path: "0.prices.publishers.servers.max", value: 1, says: "[0] has publishers with min 2, desired 2 and max 1" },
  { path: "0.wallets.keyZones", value: ["ap-east-1a"], says: '[0].wallets.keyZones names "ap-east-1a"' },
  { path: "0.edge.balancerZones", value: ["cn-hongkong-b"], says: '"cn-hongkong-b"], expected two zones or more' },
  { path: "0.edge.certificate", value: 123, says: "[0].edge.certificate is a number, expected a string" },
  { path: "0.edge.weight", value: 101, says: "[0].edge.weight is 101, expected at most 100" },
  { path: "0.orders.image", value: "", says: "[0].orders.image is a string, expected a string that is not empty" },
  { path: "0.copies.redundancy", value: "GRS", says: '[0].copies.redundancy is "GRS", expected LRS or ZRS' },
  { path: "0.redundancy", value: "high", says: '[0] has the unknown key "redundancy"' },
  { path: "1.broker.trafficClass", value: "x", says: '[1].broker has the unknown key "trafficClass"' },
  { path: "0", value: "hunter2", says: "[0] is a string, expected an object" },
])("$path as $value: one sentence says what was read and what was expected", ({ path, value, says }) => {
  expect(() => parseCells(withValue(path, value))).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^Configuration trading:cells[^\n]*; correct it in this stack's [^\n]*$/),
    }),
  );
  expect(() => parseCells(withValue(path, value))).toThrow(says);
});

test.each([
  { configured: undefined, says: "trading:cells is missing, expected a list of cells" },
  { configured: "hunter2", says: "trading:cells is a string, expected a list of cells" },
  { configured: [], says: "trading:cells is an empty list, expected one cell or more" },
])("$configured is not a list of cells", ({ configured, says }) => {
  expect(() => parseCells(configured)).toThrow(says);
});

test("a value that could be a secret is not repeated", () => {
  expect(() => parseCells(withValue("0.edge.certificate", { secret: "hunter2" }))).toThrow("an object");
  expect(() => parseCells(withValue("0.edge.certificate", { secret: "hunter2" }))).not.toThrow("hunter2");
  expect(() => parseCells("hunter2")).not.toThrow("hunter2");
});

test.each(["\u001b[2J", "\u009b2J", "\u202e"])("%j is escaped before it reaches a terminal", (text) => {
  expect(() => parseCells(withValue("0.network.zones.0", text))).toThrow("names");
  expect(() => parseCells(withValue("0.network.zones.0", text))).not.toThrow(text);
});
