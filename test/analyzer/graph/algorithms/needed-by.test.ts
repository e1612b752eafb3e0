import { expect, test } from "vitest";
import { neededBy } from "../../../../analyzer/graph/algorithms/needed-by.ts";
import { objectives } from "../../../builders/objectives.ts";
import { stack } from "../../../builders/stack.ts";
import { of } from "../../../builders/values.ts";
import { graphOf } from "../../../builders/verdicts.ts";

const built = stack()
  .vswitch("b", { zone: "cn-hongkong-b" })
  .add("alicloud:ecs/image:Image", "image", {})
  .add("alicloud:ecs/instance:Instance", "db", { vswitchId: of("b"), imageId: of("image") })
  .server("web-1", { in: "b", calls: ["db"] })
  .server("web-2", { in: "b" })
  .server("spare", { in: "b" })
  .alb("front", { in: ["b"], targets: ["web-1", "web-2"] });
const stated = objectives()
  .service("shop", "front-listener", { needs: ["pay"] })
  .service("pay", "web-2");
const graph = graphOf(built, stated);
const users = (...along: readonly "boots-from"[]) => {
  const found = neededBy(graph, graph.services, along);
  return (name: string) => found.get(built.urn(name));
};

test("a service rests on its entry, what that needs through groups, and the services that it needs", () => {
  const servicesOf = users();
  expect(servicesOf("front")).toEqual(["shop"]);
  expect(servicesOf("web-1")).toEqual(["shop"]);
  expect(servicesOf("web-2")).toEqual(["pay", "shop"]);
  expect(servicesOf("db")).toEqual(["shop"]);
  expect(servicesOf("b")).toEqual(["pay", "shop"]);
});

test("what nobody needs is no service's", () => {
  expect(users()("spare")).toBeUndefined();
});

test("edges that carry no failure are followed only where that is asked", () => {
  expect(users()("image")).toBeUndefined();
  expect(users("boots-from")("image")).toEqual(["shop"]);
});

test("who enters a balancer is served by its listeners", () => {
  const entered = graphOf(built, objectives().service("shop", "*/loadBalancer:LoadBalancer::front"));
  expect(neededBy(entered, entered.services).get(built.urn("web-1"))).toEqual(["shop"]);
});

test("a name rests on its records", () => {
  const named = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .server("web", { in: "b" })
    .add("alicloud:dns/alidnsRecord:AlidnsRecord", "record", {
      domainName: "example.com",
      rr: "www",
      type: "A",
      value: of("web"),
    });
  const found = graphOf(named, objectives().service("site", "record"));
  expect(neededBy(found, found.services).get(named.urn("web"))).toEqual(["site"]);
});
