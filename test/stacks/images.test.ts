import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseCells } from "../../stacks/cells.ts";
import { imagesOf } from "../../stacks/images.ts";

const file = new URL("../../stacks/Pulumi.production.yaml", import.meta.url);
const written = readFileSync(file, "utf8");
const cells = parseCells(parse(written).config["trading:cells"]);

test("every image that the configuration names is among those of a cell, each once", () => {
  const named = [...written.matchAll(/image: ([\w-]+)/g)].map(([, image]) => image);
  const found = cells.flatMap((cell) => Object.values(imagesOf(cell)));
  expect(found.toSorted()).toEqual([...new Set(named)].toSorted());
});

test("an image is named after its first use", () => {
  expect(cells.map((cell) => Object.keys(imagesOf(cell)))).toEqual([
    ["matching-spot", "orders", "chain"],
    ["matching-spot", "orders", "chain"],
  ]);
});
