import { describe, expect, test } from "vitest";
import { analyze, examine, shapeOf } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { stacksAlike } from "../../../analyzer/rules/stacks-alike.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";

const stated = objectives().service("web", "web-*").group("web", "web-*").parity("test", "live");
const servers = (...zones: readonly string[]) => {
  const built = stack();
  for (const [index, zone] of zones.entries())
    built.vswitch(`s${index}`, { zone }).server(`web-${index}`, { in: `s${index}` });
  return built;
};
const live = () => servers("cn-hongkong-b", "cn-hongkong-c").server("db", { in: "s0" });
const compared = (own: StackBuilder, other: StackBuilder | null) => {
  const knowledge = { catalogue, rules: [stacksAlike] };
  const shapes = new Map(
    other === null
      ? []
      : [["live", shapeOf(examine(other.snapshot(), stated.build(), knowledge).analysis.graph)] as const],
  );
  return analyze(own.snapshot(), stated.build(), { ...knowledge, shapes }).findings;
};

describe("satisfied", () => {
  test("names and numbers differ", () => {
    expect(
      compared(servers("cn-hongkong-c", "cn-hongkong-d", "cn-hongkong-b").server("db", { in: "s1" }), live()),
    ).toEqual([]);
  });

  test("nobody says that it is to be like another", () => {
    const alone = objectives().service("web", "web-*").group("web", "web-*").parity("other", "live");
    const knowledge = { catalogue, rules: [stacksAlike] };
    expect(analyze(live().snapshot(), alone.build(), knowledge).findings).toEqual([]);
  });
});

describe("violated", () => {
  test.each([
    [
      "something that only the other has",
      servers("cn-hongkong-b", "cn-hongkong-c"),
      live().add("alicloud:oss/bucket:Bucket", "files"),
      "only live has alicloud:oss/bucket:Bucket",
    ],
    [
      "something that only this one has",
      live().add("alicloud:oss/bucket:Bucket", "files"),
      live(),
      "live has no alicloud:oss/bucket:Bucket",
    ],
    [
      "one zone where the other has several",
      servers("cn-hongkong-b", "cn-hongkong-b").server("db", { in: "s0" }),
      live(),
      "alicloud:ecs/instance:Instance stands in one place here and in several places in live",
    ],
    [
      "a need that only this one has",
      live().server("caller", { in: "s1", calls: ["db"] }),
      live(),
      "alicloud:ecs/instance:Instance rests on alicloud:ecs/instance:Instance here only",
    ],
    [
      "a need that only the other has",
      live(),
      live().server("caller", { in: "s1", calls: ["db"] }),
      "alicloud:ecs/instance:Instance rests on alicloud:ecs/instance:Instance in live only",
    ],
  ])("%s", (_title, own, other, says) => {
    const found = compared(own, other);
    expect(found).toMatchObject([{ rule: "stacks-alike", severity: "error", status: "violated" }]);
    expect(found[0]?.evidence).toContainEqual({ kind: "fact", what: says });
    // It can be accepted on the record: it names the stack at least.
    expect(found[0]?.subjects.length).toBeGreaterThan(0);
  });
});

test("undetermined, as a note, where the other stack is not read beside this one", () => {
  expect(compared(live(), null)).toMatchObject([
    { rule: "stacks-alike", severity: "note", status: "undetermined", blocks: false },
  ]);
});
