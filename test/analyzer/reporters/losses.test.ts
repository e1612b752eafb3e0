import { describe, expect, test } from "vitest";
import { replayIncident } from "../../../analyzer/analyze.ts";
import type { Answer } from "../../../analyzer/model/report.ts";
import { readKnownIncident } from "../../../analyzer/readers/incidents.ts";
import { reporters } from "../../../analyzer/reporters/index.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { ask, examined } from "../analysis/explorations.ts";
import { expectGolden } from "./golden.ts";

/** A shop whose front is in two zones, whose books are in zone c, and whose shelf nobody knows where. */
const shop = () =>
  examined(
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .vswitch("somewhere", { zone: unknown })
      .add("alicloud:redis/tairInstance:TairInstance", "cache", { zoneId: "cn-hongkong-b" })
      .add("alicloud:mse/cluster:Cluster", "prices", { vswitchId: of("b") })
      .server("front-b", { in: "b", calls: ["cache", "prices"] })
      .server("front-c", { in: "c", calls: ["cache"] })
      .alb("front", { in: ["b", "c"], targets: ["front-b", "front-c"] })
      .add("alicloud:rds/instance:Instance", "ledger", {
        zoneId: "cn-hongkong-c",
        zoneIdSlaveA: "cn-hongkong-c",
        vswitchId: of("c"),
      })
      .server("books", { in: "c", calls: ["ledger"] })
      .server("shelf", { in: "somewhere" }),
    objectives()
      .group("fronts", "front-b", 1, null, 100)
      .service("front", "front-listener", { capacity: { peak: 80, unit: "requests/s" } })
      .service("books", "books", { survives: { zone: { rto: 60 } }, keepsData: "zone" })
      .service("shelf", "shelf"),
  );

const loss = (): Answer => ({
  kind: "loss",
  loss: ask(shop(), { lost: [hongKong.c], surges: [{ service: "front", factor: 2 }], worst: true }),
});
const worst = (): Answer => ({
  kind: "loss",
  loss: ask(shop(), { lost: [], surges: [], worst: true }),
});
const replay = (id: string, asIf: string | null = null): Answer => ({
  kind: "replay",
  replay: replayIncident(shop(), readKnownIncident(id), asIf),
});

const answers: Readonly<Record<string, () => Answer>> = {
  "loss-of-zone-c": loss,
  "losses-by-what-they-take": worst,
  "replay-hong-kong": () => replay("2022-12-18-alibaba-cloud-hong-kong-zone-c"),
  "replay-shared-cache": () => replay("2021-01-29-okx-shared-cache"),
  "replay-one-server": () => replay("2021-03-26-okx-one-server"),
  "replay-metadata": () => replay("2023-08-14-okx-metadata"),
  "replay-elsewhere": () => replay("2017-02-28-aws-s3"),
  "replay-tokyo-in-hong-kong": () => replay("2019-08-23-aws-tokyo-cooling", hongKong.c),
};
const endings = { text: "txt", markdown: "md", json: "json" } as const;

describe.each(Object.entries(answers))("%s", (name, answer) => {
  test.each(["text", "markdown", "json"] as const)("reads in %s as its golden file", (format) => {
    const told = reporters[format].report(answer(), { columns: 80, colour: false });
    expectGolden(`${name}.${endings[format]}`, told);
  });

  test("fits 80 columns", () => {
    const told = reporters.text.report(answer(), { columns: 80, colour: false });
    expect(told.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});

test("an incident that does not touch the stack says so before anything else", () => {
  const [first] = reporters.text.report(replay("2017-02-28-aws-s3"), { columns: 200, colour: false }).split("\n");
  expect(first).toContain("does not touch it");
});
