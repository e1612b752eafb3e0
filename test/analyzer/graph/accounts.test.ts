import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accountProperties } from "../../../analyzer/catalogue/index.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { secret } from "../../builders/values.ts";
import { deciding, graphOf, survives } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web-*").group("web", "web-*");

/** Two servers, each in a subnet of its own provider; both subnets name a zone of us-east-1. */
function inTwoProviders(
  region: string,
  zones: readonly [string, string],
  second: Parameters<StackBuilder["provider"]>[2],
): StackBuilder {
  return stack()
    .provider("aws", "one", { region })
    .provider("aws", "two", { region, ...second })
    .subnet("x", { zone: zones[0] }, { provider: "one" })
    .subnet("y", { zone: zones[1] }, { provider: "two" })
    .instance("web-1", { in: "x" }, { provider: "one" })
    .instance("web-2", { in: "y" }, { provider: "two" });
}

describe("zone names of two accounts", () => {
  test.each([
    ["a role", { assumeRoles: [{ roleArn: "arn:aws:iam::2:role/deploy" }] }],
    ["a profile", { profile: "second" }],
    ["a key", { accessKey: secret("AKIA0000") }],
    ["account ids", { allowedAccountIds: ["2"] }],
  ])("can't be compared where %s differs and accounts order zones for themselves", (_what, second) => {
    expect(survives(inTwoProviders("us-east-1", ["us-east-1a", "us-east-1b"], second), web)).toBe("undetermined");
    expect(survives(inTwoProviders("us-east-1", ["us-east-1a", "us-east-1a"], second), web)).toBe("undetermined");
  });

  test("the finding says whose zone it is, and no key", () => {
    const built = inTwoProviders("us-east-1", ["us-east-1a", "us-east-1b"], { accessKey: secret("AKIA0000") });
    expect(deciding(built, web)).toHaveLength(1);
    expect(JSON.stringify(graphOf(built, web))).not.toContain("AKIA0000");
  });

  test("mean the same where every account has one mapping", () => {
    const second = { profile: "second" };
    expect(survives(inTwoProviders("ap-east-1", ["ap-east-1a", "ap-east-1b"], second), web)).toBe("yes");
    expect(survives(inTwoProviders("ap-east-1", ["ap-east-1a", "ap-east-1a"], second), web)).toBe("no");
  });

  test("mean the same for two providers of one account", () => {
    expect(survives(inTwoProviders("us-east-1", ["us-east-1a", "us-east-1b"], {}), web)).toBe("yes");
    expect(survives(inTwoProviders("us-east-1", ["us-east-1a", "us-east-1a"], {}), web)).toBe("no");
  });
});

test("two servers of one account and zone share it, whatever the other account calls it", () => {
  const built = inTwoProviders("us-east-1", ["us-east-1a", "us-east-1a"], { profile: "second" })
    .subnet("z", { zone: "us-east-1a" }, { provider: "two" })
    .instance("api-1", { in: "y" }, { provider: "two" })
    .instance("api-2", { in: "z" }, { provider: "two" });
  expect(survives(built, objectives().service("api", "api-*").group("api", "api-*"))).toBe("no");
});

test("a partition is a provider of its own", () => {
  const built = inTwoProviders("cn-north-1", ["cn-north-1a", "cn-north-1b"], {});
  expect(
    graphOf(built, web)
      .domains.filter(({ kind }) => kind === "provider")
      .map(({ id }) => id),
  ).toContain("aws-cn");
  expect(graphOf(built, web).domains.find(({ kind, id }) => kind === "zone" && id.endsWith("cn-north-1a"))?.id).toBe(
    "aws-cn/cn-north-1/cn-north-1a",
  );
});

test.each(Object.entries(accountProperties))(
  "what tells accounts of %s apart is declared by its provider",
  (cloud, properties) => {
    const declared = readFileSync(`node_modules/@pulumi/${cloud}/provider.d.ts`, "utf8");
    expect(properties.filter((property) => !declared.includes(`    ${property}?: pulumi.Input<`))).toEqual([]);
  },
);
