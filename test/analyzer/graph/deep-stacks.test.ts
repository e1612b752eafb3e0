import { describe, expect, test } from "vitest";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { report } from "../../builders/verdicts.ts";

/** Milliseconds: far beyond what it takes, since a walk that recurses or revisits does not end within it. */
const patience = 600_000;

/** Servers of which each names the next; the last stands in zone c, all others in b. */
function chain(length: number) {
  const built = stack().vswitch("b", { zone: "cn-hongkong-b" }).vswitch("c", { zone: "cn-hongkong-c" });
  for (let index = 0; index < length; index += 1) {
    const last = index === length - 1;
    built.server(`server-${index}`, { in: last ? "c" : "b", calls: last ? [] : [`server-${index + 1}`] });
  }
  return built;
}

describe("a chain of 50,000 servers", () => {
  test("is lost with the zone of its last, and the proof runs through all of it", { timeout: patience }, () => {
    const built = chain(50_000);
    const started = performance.now();
    const { findings } = report(built, objectives().service("web", "server-0"));
    process.stdout.write(`50,000 servers in a chain: ${Math.round(performance.now() - started)} ms\n`);
    expect(findings.map(({ status, domain, services }) => ({ status, domain, services }))).toEqual([
      { status: "violated", domain: hongKong.b, services: ["web"] },
      { status: "violated", domain: hongKong.c, services: ["web"] },
    ]);
    expect(findings[1]?.subjects).toEqual([built.urn("server-49999")]);
    const [proof] = findings[1]?.evidence ?? [];
    expect(proof?.kind === "derivation" ? proof.derivation.steps.length : 0).toBeGreaterThan(50_000);
  });

  test("without objectives is one service", { timeout: patience }, () => {
    const { services } = report(chain(5_000));
    expect(services.map(({ name }) => name)).toEqual(["server-0"]);
  });
});

describe("a circle", () => {
  const circle = (length: number) => {
    const built = stack().vswitch("b", { zone: "cn-hongkong-b" }).vswitch("c", { zone: "cn-hongkong-c" });
    for (let index = 0; index < length; index += 1)
      built.server(`server-${index}`, { in: "b", calls: [`server-${(index + 1) % length}`] });
    return built;
  };

  test.each([3, 5_000])("of %i servers is up until their zone is lost", { timeout: patience }, (length) => {
    const started = performance.now();
    const { findings, blastRadii } = report(circle(length), objectives().service("web", "server-0"));
    process.stdout.write(`${length} servers in a circle: ${Math.round(performance.now() - started)} ms\n`);
    expect(findings.map(({ status, domain }) => [status, domain])).toEqual([["violated", hongKong.b]]);
    expect(blastRadii.find(({ domain }) => domain === hongKong.c)).toMatchObject({ lost: [], perhapsLost: [] });
  });
});

test("what a component holds 500 components down is found", { timeout: patience }, () => {
  const built = stack().vswitch("c", { zone: "cn-hongkong-c" }).component("shop:Site", "site-0");
  for (let index = 1; index < 500; index += 1)
    built.component("shop:Site", `site-${index}`, {}, { parent: `site-${index - 1}` });
  built.server("web", { in: "c" }, { parent: "site-499" });
  const { findings } = report(built, objectives().service("web", "shop:Site::site-0"));
  expect(findings.map(({ status, domain }) => [status, domain])).toEqual([["violated", hongKong.c]]);
});
