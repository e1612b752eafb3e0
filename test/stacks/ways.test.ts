import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Examined } from "../../analyzer/analyze.ts";
import { lossWays } from "../../analyzer/analyze.ts";
import { readAndExamine } from "../../analyzer/cli/judge-stack.ts";
import type { WaysReport } from "../../analyzer/model/cut-sets.ts";
import type { Reading } from "../../analyzer/model/fault-model.ts";
import { table } from "../../analyzer/reporters/wording/markdown/table.ts";
import { grouped, namesOfWays } from "../../analyzer/reporters/wording/ways.ts";
import { root } from "../analyzer/cli/run-faultline.ts";
import { expectGolden } from "../golden.ts";

const stack = "production";

/** The program runs once, and each service is asked about four times; on a machine that does much else, that takes a while. */
const patience = 600_000;

let read: Promise<Examined> | undefined;

async function production(): Promise<Examined> {
  read ??= readAndExamine({ directory: root, stack, timeout: 300 }).then(({ examined }) => examined);
  return await read;
}

function ways(examined: Examined, service: string, reading: Reading, order: number | null, top: number): WaysReport {
  return lossWays(examined, { service, reading, order, top, mostNodes: 4_000_000 }, [], false);
}

const headings = {
  favourable: "What a preview can't know is as good as it can be: each of these ways exists in every world",
  "least-favourable": "What a preview can't know is as bad as it can be: no way is missing",
} as const satisfies Record<Reading, string>;

test(
  `every service of ${stack} has the minimal cut sets that its golden file counts, of each order and of all`,
  async () => {
    const examined = await production();
    const services = examined.report.services.map(({ name }) => name);
    const parts = (["favourable", "least-favourable"] as const).map((reading) => {
      const rows = services.map((service) => {
        const low = ways(examined, service, reading, 3, 1).answer;
        const all = ways(examined, service, reading, null, 1).answer;
        // Two solvers, one of which never sees a set of more than three.
        const ofOrder = (answer: typeof low, order: number) => answer.byOrder[order - 1] ?? "0";
        for (const order of [1, 2, 3]) expect(ofOrder(low, order)).toBe(ofOrder(all, order));
        expect({ low: low.complete, all: all.complete }).toEqual({ low: true, all: true });
        const counts = [1, 2, 3].map((order) => grouped(ofOrder(low, order)));
        return [service, ...counts, grouped(all.minimalCutSets), String(all.byOrder.length)];
      });
      const columns = ["Service", "single losses", "pairs", "sets of 3", "of any order", "the largest has"];
      return `## ${headings[reading]}\n\n${table(columns, rows)}\n`;
    });
    const title = `# Every way to lose each service of ${stack}`;
    const note =
      "Minimal cut sets: losses that together take the service, none of them spare. `cut-sets SERVICE --order 3` lists those of the first three columns.";
    expectGolden(new URL(`./golden-ways/${stack}.md`, import.meta.url), `${title}\n\n${note}\n\n${parts.join("\n")}`);
  },
  patience,
);

const changeOf = (resource: string) => `change:urn:pulumi:${stack}::trading::${resource}`;
const server = (component: string) => `${component}$trading:servers:ServerGroup`;
const ordersTemplate = changeOf(
  `${server("trading:order-entry:OrderEntry")}$aws:ec2/launchTemplate:LaunchTemplate::aws-ap-east-1-orders`,
);
const accountsConfiguration = changeOf(
  `${server("trading:accounts:AccountsService$trading:servers:InternalService")}$alicloud:ess/scalingConfiguration:ScalingConfiguration::hong-kong-accounts`,
);

test.each([
  ["a region, and a change of the other cell", ["alicloud/cn-hongkong", ordersTemplate]],
  ["two changes, of different services in different clouds", [accountsConfiguration, ordersTemplate]],
  ["a provider, and the other one's DNS", ["aws", "product:alicloud/dns"]],
])(
  "%s take order-entry in every world, neither does alone, and README explains it",
  async (_what, pair) => {
    const examined = await production();
    for (const reading of ["favourable", "least-favourable"] as const) {
      const found = ways(examined, "order-entry", reading, 2, 10_000);
      const sets = found.answer.sets.map(({ domains }) => domains);
      expect(sets).toContainEqual(pair.toSorted());
      for (const domain of pair) expect(sets).not.toContainEqual([domain]);
      const named = pair.map((domain) => namesOfWays(found).domain(domain)).join(" + ");
      const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");
      expect(readme).toContain(`**${named}**`);
    }
  },
  patience,
);
