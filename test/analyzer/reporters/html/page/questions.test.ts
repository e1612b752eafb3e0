import { expect, it } from "vitest";
import { examine, whatIf, withWays } from "../../../../../analyzer/analyze.ts";
import { catalogue } from "../../../../../analyzer/catalogue/index.ts";
import { questionsOf } from "../../../../../analyzer/reporters/html/page/questions.ts";
import { rules } from "../../../../../analyzer/rules/index.ts";
import { makeEstate } from "../../../../bench/estates/estate.ts";
import { hongKong } from "../../../../builders/domains.ts";
import { objectives } from "../../../../builders/objectives.ts";
import { stack } from "../../../../builders/stack.ts";

const estate = makeEstate(200);
const examined = examine(estate.snapshot, estate.objectives, { catalogue, rules });
// The page has only what the file carries.
const questions = questionsOf(JSON.parse(JSON.stringify(examined.report)));

it("names what alone takes nothing, and after a loss takes everything, though the report does not tell of it", () => {
  const twoServers = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("web-1", { in: "b" })
    .server("web-2", { in: "c" })
    .alb("web", { in: ["b", "c"], targets: ["web-1", "web-2"] });
  const { report } = examine(twoServers.snapshot(), objectives().service("web", "web-listener").build(), {
    catalogue,
    rules,
  });
  const [exposed] = questionsOf(report)?.state([hongKong.c]).redundancyLost ?? [];
  const instances = exposed?.lostWith.filter((domain) => domain.startsWith("instance:") && domain.endsWith("web-1"));
  expect(instances).toHaveLength(1);
  expect(report.blastRadii.map(({ domain }) => domain)).not.toContain(instances?.[0]);
});

it("answers from the report alone what what-if answers from the solved model: single losses, and two at once", () => {
  const ids = examined.report.domains.map(({ id }) => id);
  const some = ids.filter((_, index) => index % 40 === 0);
  const zones = examined.report.domains.filter(({ kind }) => kind === "zone").map(({ id }) => id);
  expect(zones.length).toBeGreaterThan(2);
  for (const lost of [...some.map((id) => [id]), ...zones.map((id) => [id]), zones.slice(0, 2)]) {
    const { state } = whatIf(examined, { lost, down: [], surges: [], corrupted: [], worst: false });
    expect(questions?.state(lost), lost.join(" and ")).toEqual(state);
  }
});

it("counts the ways to lose each service as the report does", () => {
  const { ways = [] } = withWays(examined);
  expect(ways.length).toBe(examined.report.services.length);
  for (const one of ways) expect(questions?.ways(one.service)).toEqual(one);
});
