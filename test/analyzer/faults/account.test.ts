import { describe, expect, test } from "vitest";
import { explored, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";

describe("an account", () => {
  const two = () =>
    stack()
      .provider("aws", "first", { region: "ap-east-1", profile: "one" })
      .provider("aws", "second", { region: "ap-east-1", profile: "two" })
      .subnet("a", { zone: "ap-east-1a" }, { provider: "first" })
      .subnet("b", { zone: "ap-east-1b" }, { provider: "second" })
      .instance("web-1", { in: "a" }, { provider: "first" })
      .instance("web-2", { in: "b" }, { provider: "second" });

  test("takes all that is in it, and nothing of another one", () => {
    const analysis = explored(two(), objectives().service("web", "web-*").group("web", "web-*"));
    const accounts = analysis.domains.filter(({ kind }) => kind === "account").map(({ id }) => id);
    expect(accounts).toHaveLength(2);
    for (const account of accounts) expect(isLost(analysis, "web", "least-favourable", account)).toBe(false);
    expect(isLost(analysis, "web", "favourable", ...accounts)).toBe(true);
  });

  test("is one where providers state nothing that tells them apart", () => {
    const built = stack().subnet("a", { zone: "ap-east-1a" }).instance("web", { in: "a" });
    const analysis = explored(built, objectives().service("web", "web"));
    expect(isLost(analysis, "web", "favourable", "account:aws")).toBe(true);
    expect(analysis.domains.find(({ id }) => id === "account:aws")?.label).toBe("the aws account");
  });
});
