import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { InputError } from "../../../../analyzer/readers/input-error.ts";
import { parseOpenPsa, readOpenPsa } from "../../../../analyzer/readers/open-psa/read-open-psa.ts";

const events = ["a", "b", "c"].map(
  (name) => `<define-basic-event name="${name}"><label>event ${name}</label><float value="0.01"/></define-basic-event>`,
);

function model(gates: string, more = ""): string {
  return `<?xml version="1.0"?>\n<!DOCTYPE opsa-mef>\n<opsa-mef>\n<define-fault-tree name="tree">${gates}</define-fault-tree>
    <!-- <xor/> --><model-data>${events.join("")}${more}</model-data></opsa-mef>`;
}

function cutSets(text: string, gate?: string): readonly (readonly string[])[] {
  const { network, tops } = parseOpenPsa(text, "model.xml");
  return [...findCutSets(network, [], gate ?? tops[0] ?? "", { order: null }).sets()];
}

describe("a model", () => {
  const nested = model(
    `<define-gate name="top"><and><gate name="pair"/><or><basic-event name="c"/><basic-event name="a"/></or></and></define-gate>
     <define-gate name="pair"><atleast min="2"><event name="a"/><basic-event name="b"/><event name="c" type="basic-event"/></atleast></define-gate>`,
  );

  it("is read with named and nested gates, whichever comes first", () => {
    expect(cutSets(nested)).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
    ]);
  });

  it("tells probabilities, labels, and what stands above all else", () => {
    const read = parseOpenPsa(nested, "model.xml");
    expect(read).toMatchObject({
      file: "model.xml",
      tops: ["top"],
      probabilities: { a: 0.01, b: 0.01, c: 0.01 },
      labels: { a: "event a" },
    });
    expect(read.network.tops.tree).toBe(read.network.tops.top);
    expect(cutSets(nested, "pair")).toHaveLength(3);
  });

  it("has house events and constants, which are given", () => {
    const houses = `<define-house-event name="on"><constant value="true"/></define-house-event><define-house-event name="off"/>`;
    const gates = (kind: string) =>
      `<define-gate name="top"><${kind}><house-event name="on"/><basic-event name="a"/><or><event name="off"/><basic-event name="b"/></or></${kind}></define-gate>`;
    expect(cutSets(model(gates("and"), houses))).toEqual([["a", "b"]]);
    expect(cutSets(model(gates("or"), houses))).toEqual([[]]);
    expect(cutSets(model(`<define-gate name="top"><constant value="false"/></define-gate>`))).toEqual([]);
  });

  it("may have a gate that only stands for something else, and definitions in public components", () => {
    const gates = `<define-gate name="top"><gate name="x"/></define-gate>
      <define-component name="part"><define-gate name="x"><basic-event name="a"/></define-gate></define-component>`;
    expect(cutSets(model(gates))).toEqual([["a"]]);
  });

  it("gives an event no probability where that is no plain number", () => {
    const more = `<define-parameter name="p"><float value="1e-3"/></define-parameter>
      <define-basic-event name="d"><exponential><parameter name="p"/><float value="3"/></exponential></define-basic-event>`;
    const read = parseOpenPsa(
      model(`<define-gate name="top"><basic-event name="d"/></define-gate>`, more),
      "model.xml",
    );
    expect(Object.keys(read.probabilities)).toEqual(["a", "b", "c"]);
  });

  it("may bear names that JavaScript knows", () => {
    const more = `<define-basic-event name="__proto__"><float value="0.5"/></define-basic-event>`;
    const gates = `<define-gate name="constructor"><or><basic-event name="__proto__"/><basic-event name="a"/></or></define-gate>`;
    expect(cutSets(model(gates, more))).toEqual([["__proto__"], ["a"]]);
  });

  it("may nest 14,000 gates, named or not", () => {
    const depth = 14_000;
    const inside = `<define-gate name="top">${"<or>".repeat(depth)}<basic-event name="a"/>${"</or>".repeat(depth)}</define-gate>`;
    expect(cutSets(model(inside))).toEqual([["a"]]);
    const chain = Array.from(
      { length: depth },
      (_, index) =>
        `<define-gate name="g${index}"><and><basic-event name="a"/>${index === depth - 1 ? `<basic-event name="b"/>` : `<gate name="g${index + 1}"/>`}</and></define-gate>`,
    );
    expect(cutSets(model(chain.join("")))).toEqual([["a", "b"]]);
  });
});

describe("what is no model, or more than one", () => {
  const gate = (formula: string) => model(`<define-gate name="top">${formula}</define-gate>`);
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><opsa-mef><define-fault-tree name="&b;"/></opsa-mef>`;
  it.each([
    ["a not", gate(`<or><not><event name="a"/></not></or>`), /has a <not> in gate top \(line 4\): .* not coherent/],
    ["a xor", gate(`<xor><event name="a"/><event name="b"/></xor>`), /has a <xor> in gate top/],
    ["a missing gate", gate(`<or><gate name="x"/></or>`), /has no gate x, which gate top names \(line 4\)/],
    ["a missing event", gate(`<or><basic-event name="x"/></or>`), /has no basic event x, which gate top names/],
    [
      "an event that is named as a gate",
      gate(`<gate name="a"/>`),
      /has a as a basic event, where gate top names it as a gate/,
    ],
    [
      "a circle",
      model(
        `<define-gate name="top"><gate name="x"/></define-gate><define-gate name="x"><or><gate name="y"/><event name="a"/></or></define-gate><define-gate name="y"><gate name="x"/></define-gate>`,
      ),
      /has gates that need each other in a circle: x → y → x/,
    ],
    ["a gate that needs itself", gate(`<gate name="top"/>`), /in a circle: top → top/],
    ["entities", bomb, /declares XML entities, which are refused/],
    ["an unknown entity", gate(`<or><event name="&x;"/></or>`), /is not well-formed XML \(line 4: /],
    ["a truncated file", gate(`<or><event name="a"/></or>`).slice(0, 150), /is not well-formed XML/],
    ["no XML", "service: 12", /is not well-formed XML/],
    ["nothing", "", /is not well-formed XML/],
    ["other XML", "<html><body/></html>", /has <html> where it means nothing that is known/],
    ["no gate", model(""), /defines no gate/],
    [
      "a gate twice",
      gate(`<event name="a"/></define-gate><define-gate name="top"><event name="b"/>`),
      /defines top twice/,
    ],
    [
      "a gate and an event of one name",
      gate(`<event name="a"/></define-gate><define-gate name="b"><event name="a"/>`),
      /defines b twice/,
    ],
    ["an empty gate", gate(""), /has a formula of nothing in gate top/],
    ["an or of nothing", gate("<or/>"), /has <or> of nothing in gate top/],
    ["two formulas", gate(`<event name="a"/><event name="b"/>`), /has 2 formulas in gate top, where one is expected/],
    ["4 of 2", gate(`<atleast min="4"><event name="a"/><event name="b"/></atleast>`), /asks for 4 of 2 in gate top/],
    [
      "no number",
      gate(`<atleast min="two"><event name="a"/></atleast>`),
      /has <atleast min="two"> in gate top; a whole number/,
    ],
    ["a min left out", gate(`<atleast><event name="a"/></atleast>`), /has a <atleast> without min in gate top/],
    [
      "an unknown connective",
      gate(`<sometimes><event name="a"/></sometimes>`),
      /has <sometimes> in gate top, which is not understood/,
    ],
    ["text", gate(`<or>a or b<event name="a"/></or>`), /has the text "a or b" where an element is expected/],
    [
      "a probability of 2",
      model("", `<define-basic-event name="d"><float value="2"/></define-basic-event>`),
      /gives basic event d the probability "2"/,
    ],
    [
      "a private component",
      model(`<define-component name="p" role="private"/>`),
      /has the private <define-component> p/,
    ],
    ["an include", `<opsa-mef><include file="other.xml"/></opsa-mef>`, /has <include>, which is not understood/],
  ])("%s is refused", (_what, text, sentence) => {
    const read = () => parseOpenPsa(text, "model.xml");
    expect(read).toThrow(InputError);
    expect(read).toThrow(sentence);
    expect(read).toThrow(/^model\.xml .*; expected an Open-PSA model .*\.$/);
  });
});

describe("a file", () => {
  it("that is missing, a folder, or no UTF-8 is refused", () => {
    const folder = mkdtempSync(join(tmpdir(), "faultline-open-psa-"));
    try {
      const file = join(folder, "tree.xml");
      writeFileSync(file, new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]));
      expect(() => readOpenPsa(file)).toThrow(/is not UTF-8 text/);
      expect(() => readOpenPsa(folder)).toThrow(/can't be read/);
      expect(() => readOpenPsa(join(folder, "none.xml"))).toThrow(/can't be read \(ENOENT/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
