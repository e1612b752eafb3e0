import { describe, expect, test } from "vitest";
import type { Examined } from "../../analyzer/analyze.ts";
import { replayIncident } from "../../analyzer/analyze.ts";
import { exploreStack } from "../../analyzer/cli/judge-stack.ts";
import type { LossState, ReplayReport } from "../../analyzer/model/loss.ts";
import { readKnownIncident } from "../../analyzer/readers/incidents.ts";
import { reporters } from "../../analyzer/reporters/index.ts";
import { root } from "../analyzer/cli/run-faultline.ts";
import { expectGolden } from "../golden.ts";

const folder = new URL("./golden-replays/", import.meta.url);

const zoneC = "2022-12-18-alibaba-cloud-hong-kong-zone-c";
const oneServer = "2021-03-26-okx-one-server";
const sharedCache = "2021-01-29-okx-shared-cache";
const metadata = "2023-08-14-okx-metadata";

/** Each stack that repeats an incident, and the incident. */
const own = {
  "hong-kong-zone-c": zoneC,
  "single-server": oneServer,
  "shared-cache": sharedCache,
  "one-step-upgrade": metadata,
} as const;

/** Each runs the program once; on a machine that does much else, that takes a while. */
const patience = 120_000;

const read = new Map<string, Promise<Examined>>();
async function replayed(stack: string, id: string): Promise<ReplayReport> {
  const examined = read.get(stack) ?? exploreStack({ directory: root, stack, timeout: 300 });
  read.set(stack, examined);
  return replayIncident(await examined, readKnownIncident(id), null);
}

/** Services that are lost for certain, or back later than promised, at some step. */
function taken({ steps }: ReplayReport): ReadonlySet<string> {
  const of = (state: LossState) =>
    [...state.lost, ...state.late].filter(({ sure }) => sure).map(({ service }) => service);
  return new Set(steps.flatMap(({ state }) => of(state)));
}

function lost({ steps }: ReplayReport): ReadonlySet<string> {
  return new Set(steps.flatMap(({ state }) => state.lost.map(({ service }) => service)));
}

describe("a stack that repeats an incident loses what the record says was lost, and keeps what it kept", () => {
  test(
    "zone c of Hong Kong takes trading and wallets, and can't be repaired before the control plane returns",
    async () => {
      const report = await replayed("hong-kong-zone-c", zoneC);
      expect([...taken(report)]).toEqual(
        expect.arrayContaining(["order-entry", "matching-spot", "accounts", "ledger", "deposits", "withdrawals"]),
      );
      expect(lost(report)).not.toContain("status-page");
      const at = report.steps.find(({ step }) => step.published === "14:49 HKT");
      expect(at?.state.stuck.length).toBeGreaterThan(0);
      for (const { until } of at?.state.stuck ?? []) expect(until).toContain("control-plane:alicloud/cn-hongkong");
      const away = report.steps.flatMap((step) => step.away.map(({ domain }) => domain));
      expect(away.filter((domain) => /cn-hongkong-[bd]/.test(domain))).toEqual([]);
    },
    patience,
  );

  test(
    "one server takes spot and margin, twice, and not perpetual swaps",
    async () => {
      const report = await replayed("single-server", oneServer);
      expect([...taken(report)]).toEqual(expect.arrayContaining(["matching-spot", "matching-margin", "order-entry"]));
      expect(taken(report)).not.toContain("matching-perpetual");
      expect(report.steps[2]?.state).toEqual(report.steps[0]?.state);
    },
    patience,
  );

  test(
    "one cache takes sessions, prices and orders in both clouds, and neither engines nor the ledger",
    async () => {
      const report = await replayed("shared-cache", sharedCache);
      expect([...lost(report)]).toEqual(expect.arrayContaining(["sessions", "market-data", "order-entry"]));
      for (const kept of ["matching-spot", "ledger"]) expect(taken(report)).not.toContain(kept);
    },
    patience,
  );

  test(
    "one metadata store takes orders in both clouds, and not the ledger or the wallets",
    async () => {
      const report = await replayed("one-step-upgrade", metadata);
      expect([...lost(report)]).toEqual(expect.arrayContaining(["order-entry", "matching-spot"]));
      for (const kept of ["ledger", "accounts", "withdrawals"]) expect(taken(report)).not.toContain(kept);
    },
    patience,
  );
});

describe("production survives them", () => {
  const promised = [
    "web",
    "order-entry",
    "matching-spot",
    "accounts",
    "ledger",
    "sessions",
    "market-data",
    "withdrawals",
  ];

  test.each(Object.values(own))(
    "%s takes none of what customers use",
    async (id) => {
      const report = await replayed("production", id);
      for (const service of promised) expect(lost(report)).not.toContain(service);
    },
    patience,
  );

  test(
    "and what it loses on 18 December 2022 is named: redundancy, and the ability to add capacity",
    async () => {
      const { steps } = await replayed("production", zoneC);
      expect(steps.some(({ state }) => state.redundancyLost.length > 0)).toBe(true);
      const at = steps.find(({ step }) => step.published === "14:49 HKT");
      expect(at?.state.frozen.flatMap(({ until }) => until)).toContain("control-plane:alicloud/cn-hongkong");
    },
    patience,
  );
});

test.each([
  ...Object.entries(own),
  ...Object.values(own).map((id) => ["production", id] as const),
  ["demo", zoneC] as const,
])(
  "%s replayed with %s reads as its golden page",
  async (stack, id) => {
    const replay = await replayed(stack, id);
    const page = reporters.markdown.report({ kind: "replay", replay }, { columns: 80, colour: false });
    expectGolden(new URL(`${stack}--${id}.md`, folder), page);
  },
  patience,
);
