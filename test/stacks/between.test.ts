import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseBetween } from "../../stacks/between.ts";
import { parseCells } from "../../stacks/cells.ts";

function production() {
  const { config } = parse(readFileSync(new URL("../../stacks/Pulumi.production.yaml", import.meta.url), "utf8"));
  return { cells: parseCells(config["trading:cells"]), between: config["trading:between"] };
}

/** What production says of the things between its cells, with one value replaced, or removed where it is `undefined`. */
function read(path: string, value: unknown) {
  const { cells, between } = production();
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const owner = steps.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), between);
  if (value === undefined) Reflect.deleteProperty(Object(owner), last);
  else Reflect.set(Object(owner), last, value);
  return () => parseBetween(between, cells);
}

test("production's is read as it is written", () => {
  const { cells, between } = production();
  expect(parseBetween(between, cells)).toEqual(between);
});

test("clouds without a link are a configuration, too", () => {
  expect(read("link", undefined)().link).toBeUndefined();
});

test.each([
  {
    path: "link.alicloud",
    value: "aws-ap-east-1",
    says: 'link.alicloud is "aws-ap-east-1", expected the name of a cell',
  },
  { path: "link.zones", value: ["ap-east-1a", "ap-east-1b"], says: 'link.zones names "ap-east-1a", expected zones of' },
  { path: "link.zones", value: ["cn-hongkong-b"], says: 'link.zones is ["cn-hongkong-b"], expected two' },
  { path: "link.bandwidth", value: 0, says: "link.bandwidth is a number, expected 1 or more" },
  { path: "ledgers", value: ["hong-kong"], says: 'ledgers is ["hong-kong"], expected each cell once' },
  { path: "replication.0.to", value: "nowhere", says: 'goes from "hong-kong" to "nowhere", expected the names of two' },
  {
    path: "replication.0.zones",
    value: ["cn-hongkong-b"],
    says: 'replication[0].zones names "cn-hongkong-b", expected',
  },
  { path: "backupCopies.0.from", value: "aws-ap-east-1", says: "expected a cell on alicloud and one on aws" },
  { path: "names", value: undefined, says: "names is missing, expected an object" },
  { path: "names.domain", value: "https://example.com", says: "expected a domain like example.com" },
  { path: "names.labels.web", value: "www.", says: "expected the part of a name before its domain" },
  { path: "names.probes", value: [], says: "names.probes is an empty list, expected one probe or more" },
  { path: "statusPage.domain", value: "example.com", says: "expected one outside" },
  { path: "statusPage.domain", value: "status.example.com", says: "expected one outside" },
  { path: "spare", value: 1, says: 'has the unknown key "spare"' },
])("$path as $value: one sentence says what was read and what was expected", ({ path, value, says }) => {
  expect(read(path, value)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^Configuration trading:between[^\n]*; correct it in this stack's [^\n]*$/),
    }),
  );
  expect(read(path, value)).toThrow(says);
});

test("what is between the cells has to be said", () => {
  expect(() => parseBetween(undefined, production().cells)).toThrow("trading:between is missing, expected an object");
});
