import { expect, test } from "vitest";
import { watchedFromOutside } from "../../../analyzer/rules/watched-from-outside.ts";
import { apEast } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

const shop = objectives().service("shop", "front-listener");
/** A balancer that writes its log into a bucket of the same region, or of another one. */
const built = (regionOfLog: string): StackBuilder =>
  stack()
    .provider("aws", "elsewhere", { region: regionOfLog })
    .add("aws:s3/bucket:Bucket", "log", {}, { provider: "elsewhere" })
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .instance("web-a", { in: "a" })
    .instance("web-b", { in: "b" })
    .add("aws:lb/loadBalancer:LoadBalancer", "front", {
      subnets: [of("a"), of("b")],
      accessLogs: { bucket: of("log"), enabled: true },
    })
    .add("aws:lb/targetGroup:TargetGroup", "pool", {})
    .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "t-a", {
      targetGroupArn: of("pool"),
      targetId: of("web-a"),
    })
    .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "t-b", {
      targetGroupArn: of("pool"),
      targetId: of("web-b"),
    })
    .add("aws:lb/listener:Listener", "front-listener", {
      loadBalancerArn: of("front"),
      defaultActions: [{ type: "forward", targetGroupArn: of("pool") }],
    });

test("violated: the region takes the service and all that is written about it", () => {
  const stacked = built("ap-east-1");
  expect(foundBy(watchedFromOutside, stacked, shop)).toEqual([
    {
      rule: "watched-from-outside",
      status: "violated",
      domain: apEast.region,
      services: ["shop"],
      subjects: stacked.urns("log"),
    },
  ]);
});

test("it is a note, and says the smallest loss", () => {
  const found = report(built("ap-east-1"), shop).findings.filter(({ rule }) => rule === "watched-from-outside");
  expect(found).toMatchObject([{ severity: "note", blocks: false }]);
});

test("another region is still the same provider", () => {
  expect(foundBy(watchedFromOutside, built("us-east-2"), shop)).toMatchObject([{ domain: "aws" }]);
});

test.each([
  [
    "the objectives say themselves who is to be independent",
    shop.service("status", "log", { independentOf: ["shop"] }),
  ],
  ["nobody stated any objective", undefined],
])("satisfied: %s", (_title, stated) => {
  expect(foundBy(watchedFromOutside, built("ap-east-1"), stated)).toEqual([]);
});

test("satisfied: nothing is watched by anything of this stack", () => {
  const lone = stack().subnet("a", { zone: "ap-east-1a" }).instance("web", { in: "a" });
  expect(foundBy(watchedFromOutside, lone, objectives().service("shop", "web"))).toEqual([]);
});
