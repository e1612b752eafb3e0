import { expect, it } from "vitest";
import { readOpenPsa } from "./read-open-psa.ts";

function model(...lines: readonly string[]): string {
  return `<?xml version="1.0"?>\n<opsa-mef>\n<define-fault-tree name="tree">${lines.join("\n")}</define-fault-tree>
    <!-- <xor/> --><model-data>${["a", "b", "c"].map((name) => `<define-basic-event name="${name}"><float value="0.01"/></define-basic-event>`).join("")}</model-data></opsa-mef>`;
}

it("reads named and nested gates, whichever comes first", () => {
  const network = readOpenPsa(
    model(
      `<define-gate name="top"><and><gate name="pair"/><or><basic-event name="c"/><basic-event name="a"/></or></and></define-gate>`,
      `<define-gate name="pair"><atleast min="2"><event name="a"/><basic-event name="b"/></atleast></define-gate>`,
    ),
  );
  expect(network.tops).toEqual({ tree: 0 });
  expect(network.events).toEqual({ a: 2, b: 3, c: 4 });
  expect(network.gates).toMatchObject([
    { kind: "and", children: [1, 5] },
    { kind: "at-least", threshold: 2, children: [2, 3] },
    { kind: "event" },
    { kind: "event" },
    { kind: "event" },
    { kind: "or", children: [4, 2] },
  ]);
});

it("reads a gate that only stands for another", () => {
  const network = readOpenPsa(
    model(
      `<define-gate name="top"><gate name="x"/></define-gate><define-gate name="x"><or><event name="a"/></or></define-gate>`,
    ),
  );
  expect(network.gates[0]).toMatchObject({ kind: "or", children: [1] });
});

it("reads gates nested very deeply", () => {
  const depth = 20_000;
  const nested = `<define-gate name="top">${"<or>".repeat(depth)}<basic-event name="a"/>${"</or>".repeat(depth)}</define-gate>`;
  expect(readOpenPsa(model(nested)).gates).toHaveLength(depth + 3);
});

it.each([
  [
    "<define-gate name='top'><or><not><event name=\"a\"/></not></or></define-gate>",
    /is no element with attributes in double quotes/,
  ],
  [
    `<define-gate name="top"><or><not><event name="a"/></not></or></define-gate>`,
    /gate top has a <not>.* not coherent/,
  ],
  [`<define-gate name="top"><xor><event name="a"/><event name="b"/></xor></define-gate>`, /gate top has a <xor>/],
  [`<define-gate name="top"><or><gate name="x"/></or></define-gate>`, /gate top names x, which is defined nowhere/],
  [
    `<define-gate name="one"><or/></define-gate><define-gate name="two"><or/></define-gate>`,
    /one top gate is expected, found one, two/,
  ],
  [`<define-gate name="top"><or></define-gate>`, /<\/define-gate> closes <or>/],
  [`<define-gate name="top"><imply/></define-gate>`, /<imply> in gate top is not understood/],
])("says what is wrong with %s", (gates, sentence) => {
  expect(() => readOpenPsa(model(gates))).toThrow(sentence);
});
