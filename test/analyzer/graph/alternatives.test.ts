import { describe, expect, test } from "vitest";
import { explored, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";

interface Told {
  /** The members of the group of origins `either`. */
  readonly members?: readonly (string | typeof unknown)[];
  readonly target?: string;
  readonly methods?: readonly string[];
  /** Where everything under /api goes. */
  readonly api?: string;
}

/** A bucket in each of two regions, and a distribution that both are origins of. */
function distribution({ members = ["one", "two"], target = "either", methods = ["GET", "HEAD"], api }: Told) {
  return stack()
    .provider("aws", "west", { region: "ap-east-1" })
    .provider("aws", "east", { region: "ap-southeast-1" })
    .add("aws:s3/bucket:Bucket", "one", {}, { provider: "west" })
    .add("aws:s3/bucket:Bucket", "two", {}, { provider: "east" })
    .add(
      "aws:cloudfront/distribution:Distribution",
      "site",
      {
        enabled: true,
        origins: ["one", "two"].map((originId) => ({ originId, domainName: of(originId) })),
        originGroups: [{ originId: "either", members: members.map((originId) => ({ originId })) }],
        defaultCacheBehavior: { targetOriginId: target, allowedMethods: [...methods] },
        ...(api === undefined ? {} : { orderedCacheBehaviors: [{ targetOriginId: api, allowedMethods: ["GET"] }] }),
      },
      { provider: "west" },
    );
}

const lost = (told: Told, ...domains: readonly string[]) => {
  const analysis = explored(distribution(told), objectives().service("site", "site"));
  return (["favourable", "least-favourable"] as const).map((reading) => isLost(analysis, "site", reading, ...domains));
};
const [west, east] = ["aws/ap-east-1", "aws/ap-southeast-1"] as const;

describe("origins of one group stand in for each other", () => {
  test.each([
    ["either of them is lost", {}, [west], [false, false]],
    ["the other one is", {}, [east], [false, false]],
    ["both are", {}, [west, east], [true, true]],
    ["everything is asked of the group", { api: "either" }, [west], [false, false]],
  ] as const)("%s", (_, told, domains, wanted) => {
    expect(lost(told, ...domains)).toEqual(wanted);
  });

  test.each([
    ["something is asked of one of them", { api: "one" }],
    ["what is asked goes to one of them", { target: "one" }],
    ["what is asked is not asked again", { methods: ["GET", "HEAD", "POST"] }],
    ["the group lacks one of them", { members: ["one"] }],
    ["nobody can tell its members", { members: ["one", unknown] }],
  ] as const)("perhaps, and not for sure, where %s", (_, told) => {
    expect(lost(told, west)).toEqual([false, true]);
  });
});
