import { describe, expect, test } from "vitest";
import { apEast, hongKong, instanceOf, zoneOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { exploration, report } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web*").group("web", "web-*");

describe("a domain is lost with every domain that contains it", () => {
  const lone = () => stack().vswitch("c", { zone: "cn-hongkong-c" }).server("web", { in: "c" });
  test.each([
    ["itself", instanceOf(lone(), "web")],
    ["its zone", hongKong.c],
    ["its region", hongKong.region],
    ["its provider", "alicloud"],
  ])("a server with %s", (_what, domain) => {
    const radius = report(lone(), web).blastRadii.find((one) => one.domain === domain);
    expect(radius).toMatchObject({ lost: ["web"], perhapsLost: [] });
  });

  test.each([
    ["another zone", hongKong.b],
    ["another provider", "aws"],
  ])("a server not with %s", (_what, domain) => {
    const built = lone().vswitch("b", { zone: "cn-hongkong-b" }).subnet("a", { zone: "ap-east-1a" });
    const radius = report(built, web).blastRadii.find((one) => one.domain === domain);
    expect(radius).toMatchObject({ lost: [], perhapsLost: [] });
  });

  test("an unknown zone with its region", () => {
    const built = stack().vswitch("u").server("web", { in: "u" });
    const radii = report(built, web).blastRadii;
    expect(radii.find((one) => one.domain === hongKong.region)?.lost).toEqual(["web"]);
    expect(radii.find((one) => one.domain === zoneOf(built, "u"))?.lost).toEqual(["web"]);
  });
});

describe("an unknown place may be any of its candidates, in some world", () => {
  test("a lone server in one is perhaps lost with each zone of its region, and with none elsewhere", () => {
    const built = stack().vswitch("u").server("web", { in: "u" }).subnet("a", { zone: "ap-east-1a" });
    const perhaps = exploration(built, web)
      .blastRadii.filter((one) => one.perhapsLost.length > 0)
      .map((one) => one.domain);
    expect(perhaps).toEqual([`${hongKong.region}/?`, hongKong.b, hongKong.c, hongKong.d]);
  });

  test("two that may be one are perhaps lost together", () => {
    const built = stack().vswitch("u").vswitch("v").server("web-1", { in: "u" }).server("web-2", { in: "v" });
    expect(exploration(built, web).blastRadii.find((one) => one.domain === hongKong.c)).toMatchObject({
      lost: [],
      perhapsLost: ["web"],
    });
  });

  test("of two that must differ at most one is the lost zone", () => {
    const built = stack()
      .subnet("u")
      .subnet("v")
      .lb("lb", { in: ["u", "v"] })
      .instance("web-1", { in: "u" })
      .instance("web-2", { in: "v" });
    expect(exploration(built, web).blastRadii.find((one) => one.domain === apEast.c)).toMatchObject({
      lost: [],
      perhapsLost: [],
    });
  });

  test("of three, two of which must differ, each choice is tried", () => {
    // u and v differ; w may be either. Two of the three are needed, so u = w = lost takes it, and v = w = lost does.
    const built = stack()
      .subnet("u")
      .subnet("v")
      .subnet("w")
      .lb("lb", { in: ["u", "v"] })
      .instance("web-1", { in: "u" })
      .instance("web-2", { in: "v" })
      .instance("web-3", { in: "w" });
    const two = (required: number) => objectives().service("web", "web*").group("web", "web-*", required);
    expect(exploration(built, two(2)).blastRadii.find((one) => one.domain === apEast.c)?.perhapsLost).toEqual(["web"]);
    expect(exploration(built, two(1)).blastRadii.find((one) => one.domain === apEast.c)?.perhapsLost).toEqual([]);
  });

  test("a choice between two unknown places reaches the zone that either may be", () => {
    const built = stack()
      .subnet("u")
      .subnet("v")
      .instance("web-1", { in: of("u", "v") })
      .subnet("c", { zone: "ap-east-1c" })
      .instance("web-2", { in: "c" });
    expect(exploration(built, web).blastRadii.find((one) => one.domain === apEast.c)?.perhapsLost).toEqual(["web"]);
  });

  test("an unknown region may be a named one", () => {
    const built = stack()
      .provider("alicloud", "somewhere", {})
      .vswitch("u", {}, { provider: "somewhere" })
      .server("web-1", { in: "u" }, { provider: "somewhere" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("web-2", { in: "c" });
    const radii = exploration(built, web).blastRadii;
    expect(radii.find((one) => one.domain === hongKong.region)?.perhapsLost).toEqual(["web"]);
    expect(radii.find((one) => one.domain === hongKong.c)?.perhapsLost).toEqual(["web"]);
  });
});
