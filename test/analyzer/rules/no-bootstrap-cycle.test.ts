import { expect, test } from "vitest";
import { noBootstrapCycle } from "../../../analyzer/rules/no-bootstrap-cycle.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

/** A server started from an image, and a server behind which images are kept. */
const built = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .add("alicloud:ecs/image:Image", "image", {})
    .add("alicloud:ecs/instance:Instance", "web", { vswitchId: of("b"), imageId: of("image") })
    .server("proxy", { in: "b" });
const web = objectives().service("web", "web");

test.each([
  ["nothing waits for itself", web],
  ["servers that only call each other", web.dependency("web", "needs", "proxy").dependency("proxy", "needs", "web")],
])("satisfied: %s", (_title, stated) => {
  expect(foundBy(noBootstrapCycle, built(), stated)).toEqual([]);
});

test("violated: what it is started from is reached only through it", () => {
  const stacked = built();
  const circle = web.dependency("image", "needs", "web");
  expect(foundBy(noBootstrapCycle, stacked, circle)).toEqual([
    {
      rule: "no-bootstrap-cycle",
      status: "violated",
      domain: null,
      services: [],
      subjects: stacked.urns("image", "web"),
    },
  ]);
});

test("it warns: nothing is lost as long as not everything is down", () => {
  const found = report(built(), web.dependency("image", "needs", "web")).findings;
  expect(found.find(({ rule }) => rule === "no-bootstrap-cycle")).toMatchObject({ severity: "warning", blocks: false });
});

test("a longer circle is one finding", () => {
  const stacked = built();
  const circle = web.dependency("image", "needs", "proxy").dependency("proxy", "needs", "web");
  expect(foundBy(noBootstrapCycle, stacked, circle)).toMatchObject([
    { subjects: stacked.urns("image", "proxy", "web") },
  ]);
});
