import { expect, test } from "vitest";
import { independentServices } from "../../../analyzer/rules/independent-services.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { unknown } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

const apart = objectives()
  .service("shop", "shop")
  .service("status", "status", { independentOf: ["shop"] });
const inOneCloud = (zone: Given) =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("other", { zone })
    .server("shop", { in: "b" })
    .server("status", { in: "other" });
const both = (built: StackBuilder, domain: string, ...subjects: readonly string[]) => [
  {
    rule: "independent-services",
    status: "violated",
    domain,
    services: ["shop", "status"],
    subjects: built.urns(...subjects),
  },
];

test("satisfied: each stands in a cloud of its own", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .subnet("a", { zone: "ap-east-1a" })
    .server("shop", { in: "b" })
    .instance("status", { in: "a" });
  expect(foundBy(independentServices, built, apart)).toEqual([]);
});

test("satisfied: nobody asked", () => {
  const stated = objectives().service("shop", "shop").service("status", "status");
  expect(foundBy(independentServices, inOneCloud("cn-hongkong-b"), stated)).toEqual([]);
});

test("violated: one zone takes both, and larger losses are not told beside it", () => {
  const built = inOneCloud("cn-hongkong-b");
  expect(foundBy(independentServices, built, apart)).toEqual(both(built, hongKong.b, "status"));
});

test("violated: zones apart, one region", () => {
  const built = inOneCloud("cn-hongkong-c");
  expect(foundBy(independentServices, built, apart)).toEqual(both(built, hongKong.region, "status"));
});

test("violated: a need that both have", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("c", { zone: "ap-east-1c" })
    .instance("db", { in: "c" })
    .server("shop", { in: "b" })
    .instance("status", { in: "a", calls: ["db"] });
  const [found] = foundBy(independentServices, built, apart.dependency("shop", "needs", "db"));
  expect(found).toMatchObject({ status: "violated" });
  const proofs = report(built, apart.dependency("shop", "needs", "db")).findings.find(
    ({ rule }) => rule === "independent-services",
  )?.evidence;
  expect(proofs).toHaveLength(2);
  expect(found?.domain).toBe(`instance:${built.urn("db")}`);
});

test("undetermined: zones that deployment decides may be one", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .subnet("x", { zone: unknown })
    .subnet("y", { zone: unknown })
    .server("shop", { in: "b" })
    .instance("status-1", { in: "x" })
    .instance("status-2", { in: "y" })
    .instance("mirror-1", { in: "x" })
    .instance("mirror-2", { in: "y" });
  const stated = objectives()
    .service("shop", "shop", { needs: ["mirrors"] })
    .service("status", "status-*", { independentOf: ["shop"] })
    .group("status", "status-*")
    .group("mirrors", "mirror-*");
  const zones = foundBy(independentServices, built, stated);
  expect(zones).toHaveLength(1);
  // Both rest on one provider for certain; which zone takes both is open, and told by that.
  expect(zones[0]).toMatchObject({ services: ["shop", "status"], status: "violated" });
  const mixed = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .server("shop", { in: "b" })
    .remoteComponent("shop:index:Status", "status");
  expect(foundBy(independentServices, mixed, apart)).toMatchObject([{ status: "undetermined" }]);
});
