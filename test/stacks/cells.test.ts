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

test.each(stackFiles)("%s is a configuration that a platform can be built from", (file) => {
  expect(parseCells(cellsOf(file)).length).toBeGreaterThan(0);
});

test("production is a cell on each cloud", () => {
  const cells = parseCells(cellsOf("Pulumi.production.yaml"));
  expect(cells.map((cell) => [cell.name, cell.provider, cell.region])).toEqual([
    ["hong-kong", "alicloud", "cn-hongkong"],
    ["aws-ap-east-1", "aws", "ap-east-1"],
  ]);
});

test("in hong-kong-zone-c all that has no choice of zone stands in zone c", () => {
  const [cell, ...others] = parseCells(cellsOf("Pulumi.hong-kong-zone-c.yaml"));
  expect(others).toEqual([]);
  expect([cell?.matching.zones, cell?.cache.zones, cell?.gateway.zones]).toEqual(
    Array.from({ length: 3 }, () => ["cn-hongkong-c"]),
  );
});

test.each([
  { path: "0.name", value: "Hong Kong", says: '[0].name is "Hong Kong", expected a name of 2 to 16' },
  { path: "0.name", value: 7, says: "[0].name is 7, expected a string" },
  { path: "1.name", value: "hong-kong", says: '[1].name is "hong-kong", expected another name than' },
  { path: "1.provider", value: "gcp", says: '[1].provider is "gcp", expected alicloud or aws' },
  { path: "0.network", value: undefined, says: "[0].network is missing, expected an object" },
  { path: "0.network.cidr", value: "10.0.0.0/8", says: '[0].network.cidr is "10.0.0.0/8", expected a network like' },
  { path: "0.network.zones", value: ["ap-east-1a"], says: 'names "ap-east-1a", expected zones of the region' },
  { path: "0.network.zones.0", value: "cn-hongkong", says: 'names "cn-hongkong", expected zones of the region' },
  { path: "0.matching.nodes", value: 4, says: "[0].matching.nodes is 4, expected an odd number" },
  { path: "0.matching.nodes", value: "3", says: '[0].matching.nodes is "3", expected a whole number' },
  { path: "0.matching.nodes", value: 0, says: "[0].matching.nodes is 0, expected 1 or more" },
  { path: "0.matching.zones", value: [], says: "[0].matching.zones is an empty list, expected one zone or more" },
  { path: "0.matching.zones", value: undefined, says: "[0].matching.zones is missing, expected a list of zones" },
  { path: "0.cache.zones.1", value: "cn-hongkong-b", says: "expected each zone once" },
  { path: "0.cache.zones.1", value: "cn-hongkong-a", says: '[0].cache.zones names "cn-hongkong-a", expected zones of' },
  { path: "0.cache.nodes", value: 3, says: "[0].cache.nodes is 3, expected 1 or 2" },
  { path: "0.gateway.balancerZones", value: ["cn-hongkong-b"], says: '"cn-hongkong-b"], expected two zones or more' },
  { path: "0.gateway.certificate", value: 123, says: "[0].gateway.certificate is a number, expected a string" },
  { path: "0.gateway.image", value: "", says: "[0].gateway.image is a string, expected a string that is not empty" },
  { path: "0.redundancy", value: "high", says: '[0] has the unknown key "redundancy"' },
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
  expect(() => parseCells(withValue("0.gateway.certificate", { secret: "hunter2" }))).not.toThrow("hunter2");
  expect(() => parseCells("hunter2")).not.toThrow("hunter2");
});

test.each(["\u001b[2J", "\u009b2J", "\u202e"])("%j is escaped before it reaches a terminal", (text) => {
  expect(() => parseCells(withValue("0.network.zones.0", text))).toThrow("names");
  expect(() => parseCells(withValue("0.network.zones.0", text))).not.toThrow(text);
});
