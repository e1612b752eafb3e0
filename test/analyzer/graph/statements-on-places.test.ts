import { describe, expect, test } from "vitest";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { unknown } from "../../builders/values.ts";
import { exploration, survives, verdicts } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web-*").group("web", "web-*");

/** Two servers in subnets that the stack only names. */
const named = () => stack().instance("web-1", { in: "subnet-1" }).instance("web-2", { in: "subnet-2" });

describe("a zone that faultline.yaml states", () => {
  const stated = (zone: string) => web.placement("web-1", "ap-east-1a").placement("web-2", zone);

  test.each([
    ["mistyped", "ap-east-1z"],
    ["no zone at all", "hello"],
    ["written in another case", "AP-EAST-1A"],
    ["the other cloud's", "cn-hongkong-b"],
    ["the other cloud's, by its key", "alicloud/cn-hongkong/cn-hongkong-b"],
  ])("%s is no place of its own, and is told", (_how, zone) => {
    expect(survives(named(), stated(zone))).toBe("undetermined");
    expect(verdicts(named(), stated(zone)).map(({ rule }) => rule)).toContain("selectors-match");
  });

  test.each(["ap-east-1b", "aws/ap-east-1/ap-east-1b", "ape1-az2"])("on record counts, as %s", (zone) => {
    expect(survives(named(), stated(zone))).toBe("yes");
  });
});

test("a standby beside its primary shares the primary's unknown zone, whichever that is", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .server("other", { in: "b" })
    .add("alicloud:redis/tairInstance:TairInstance", "cache", { zoneId: unknown, nodeType: "MASTER_SLAVE" });
  const { blastRadii } = exploration(built, objectives().service("cache", "cache"));
  expect(blastRadii.find(({ domain }) => domain === "alicloud/cn-hongkong/cn-hongkong-b")?.perhapsLost).toEqual([
    "cache",
  ]);
});
