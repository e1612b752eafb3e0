import { describe, expect, test } from "vitest";
import { apEast } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { exploration, survives } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web");
const bucket = () =>
  stack().subnet("a", { zone: "ap-east-1a" }).subnet("b", { zone: "ap-east-1b" }).add("aws:s3/bucket:Bucket", "web");

describe("a regional product is lost", () => {
  test.each([
    ["with itself", `product:${apEast.region}/object storage`, ["web"]],
    ["with its region", apEast.region, ["web"]],
    ["with its provider", "aws", ["web"]],
    ["not with one zone", apEast.a, []],
  ])("%s", (_with, domain, lost) => {
    expect(exploration(bucket(), web).blastRadii.find((one) => one.domain === domain)).toMatchObject({
      lost,
      perhapsLost: [],
    });
  });

  test("together with all others of its kind in the region", () => {
    const built = bucket().add("aws:s3/bucket:Bucket", "other");
    const stated = web.service("other", "other");
    expect(
      exploration(built, stated).blastRadii.find((one) => one.domain === `product:${apEast.region}/object storage`)
        ?.lost,
    ).toEqual(["other", "web"]);
  });

  test("not with the product of another region", () => {
    const built = bucket()
      .provider("aws", "ohio", { region: "us-east-2" })
      .add("aws:s3/bucket:Bucket", "other", {}, { provider: "ohio" });
    const stated = web.service("other", "other");
    expect(
      exploration(built, stated).blastRadii.find((one) => one.domain === `product:${apEast.region}/object storage`)
        ?.lost,
    ).toEqual(["web"]);
  });
});

test("a service that rests on one survives any one zone and no region", () => {
  expect([
    survives(bucket(), web, "instance"),
    survives(bucket(), web, "zone"),
    survives(bucket(), web, "region"),
  ]).toEqual(["yes", "yes", "no"]);
});
