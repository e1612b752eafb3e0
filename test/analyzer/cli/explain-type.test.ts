import { expect, test } from "vitest";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { explainType } from "../../../analyzer/cli/explain-type.ts";

function linesOf(type: string, heading: string): readonly string[] {
  const entry = catalogue.entry(type);
  if (entry === undefined) throw new Error(`The catalogue has no row for ${type}.`);
  const answer = explainType(entry);
  if (answer.kind !== "explanation") throw new Error(`expected an explanation, not ${answer.kind}`);
  return answer.sections?.find((section) => section.heading === heading)?.lines ?? [];
}

const standing = "Where it stands, and how many there are";

test("a standby's switch is told with the time that its provider documents", () => {
  expect(linesOf("aws:rds/instance:Instance", standing)).toContain(
    "another takes over within 120 s as documented; its data is up to 0 s behind",
  );
  expect(linesOf("aws:elasticache/replicationGroup:ReplicationGroup", standing)).toContain(
    "another takes over in a time that nobody states; how far its data may be behind is not stated",
  );
});

test("what must be left of copies in every zone is told by the number of zones", () => {
  expect(linesOf("aws:msk/cluster:Cluster", standing)).toContain("of 3 places, 2 must be left without any lost member");
});

test("voters beside the members are told", () => {
  expect(linesOf("aws:opensearch/domain:Domain", "Where it stands otherwise")).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^all of them rest on something beside/),
      expect.stringMatching(/^clusterConfig\.dedicatedMasterCount: how many members/),
      "more than half of them must be left",
    ]),
  );
});

test("a record is told with what counts as its health check", () => {
  expect(linesOf("aws:route53/record:Record", "What it joins")).toContain(
    "its health is checked: yes where healthCheckId is stated; left out: no; or yes where aliases[].evaluateTargetHealth is true; left out: no",
  );
});

test("what a property means otherwise is told with the setting", () => {
  expect(linesOf("aws:cloudfront/distribution:Distribution", "What naming another resource means")).toContain(
    "origins otherwise, yes where originGroups is stated; left out: no: a possible need",
  );
});

test("what never fails passes nothing on, and says so instead of calling it a possible need", () => {
  expect(linesOf("aws:iam/rolePolicy:RolePolicy", "What naming another resource means")).toEqual([
    "nothing passes on, whatever it names",
  ]);
});

test("what outlives its users' start, what is kept and how it is reached are facts of their own", () => {
  expect(linesOf("aws:dynamodb/table:Table", "What else is known of it")).toEqual([
    "it keeps data that its users can't make anew",
    "reached under a public address only; from private subnets through their NAT gateway",
    "reached without one through a private endpoint for dynamodb",
  ]);
  expect(linesOf("aws:ssm/parameter:Parameter", "What else is known of it")).toContain(
    "its users read it when they start: they run on without it, and can't be started without it",
  );
});
