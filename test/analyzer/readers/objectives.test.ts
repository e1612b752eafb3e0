import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import type { Objectives } from "../../../analyzer/model/objectives.ts";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { noObjectives, readObjectives, readObjectivesFile } from "../../../analyzer/readers/objectives.ts";
import { parseObjectives } from "../../../analyzer/readers/parse-objectives.ts";
import { temporaryProject } from "./temporary-project.ts";

const file = "faultline.yaml";

/** A file with one service, `web`, and more lines after it. */
function withWeb(survives: string, more = ""): string {
  return `version: 1\nservices:\n  web:\n    entry: "*::web"\n    survives: ${survives}\n${more}`;
}

function refusal(text: string): string {
  try {
    parseObjectives(text, file);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(InputError);
    return thrown instanceof InputError ? thrown.message : "";
  }
  throw new Error("these objectives were accepted");
}

describe("what is stated is read", () => {
  it("in every part of the file", () => {
    const text = `
version: 1
services:
  order-entry:
    entry: "trading:edge:OrderGateway::*"
    needs: [ledger, voters, "*::clock", "server group web"]
    survives: { provider: { rto: 15m, rpo: 0s }, instance: {}, zone: { rto: 1d }, change: {} }
    capacity: { peak: 48000, unit: requests/s }
    egress: required
    repairable: zone
    keepsData: provider
  ledger: { entry: "*::ledger", survives: zone }
  status: { entry: "*::status", independentOf: [order-entry, ledger] }
groups:
  - { name: voters, members: "*::voter-*", within: "trading:matching:Engine::*", kind: majority }
  - { name: workers, members: "*::worker-*", required: 2, perMember: 20000 }
  - { name: ledger-db, members: "*::ledger-db-*", kind: primary, primary: "*::ledger-db-1" }
  - { name: cache, members: "*::cache-*", kind: primary }
takeover:
  - { group: ledger-db, mode: automatic, time: 60s, lag: 0s, needs: [ledger, "*::trade-name"] }
  - { group: "*::cache-*", mode: manual }
staging:
  - { changes: workers, waves: [alicloud, aws], reason: one cell at a time }
probabilities:
  - { match: "zone:*", perYear: 0.01, source: own records }
rules: ./faultline-rules.ts
dependencies:
  - { from: "*::ledger", to: "*::audit", kind: none, reason: written asynchronously }
placement:
  - { match: "alicloud:vpc/switch:Switch::old", zone: cn-hongkong-c }
names:
  - { name: trade.example.com, delegatedTo: [aws:route53, alicloud:dns] }
sites:
  - { name: tseung-kwan-o, zones: [alicloud/cn-hongkong/cn-hongkong-b, cn-hongkong-c] }
parity:
  - { of: demo, with: production }
waivers:
  - { rule: survives-loss, match: "*::ledger", reason: moved in May, expires: 2027-01-31, owner: platform }
`;
    const nothing = {
      needs: [],
      survives: [],
      survivesChange: false,
      capacity: null,
      egress: false,
      repairable: null,
      keepsData: null,
      independentOf: [],
    };
    expect(parseObjectives(text, file)).toEqual({
      file,
      services: [
        {
          name: "order-entry",
          entry: "trading:edge:OrderGateway::*",
          needs: ["ledger", "voters", "*::clock", "server group web"],
          survives: [
            { level: "instance", rto: null, rpo: null },
            { level: "zone", rto: 86_400, rpo: null },
            { level: "provider", rto: 900, rpo: 0 },
          ],
          survivesChange: true,
          capacity: { peak: 48_000, unit: "requests/s" },
          egress: true,
          repairable: "zone",
          keepsData: "provider",
          independentOf: [],
        },
        { ...nothing, name: "ledger", entry: "*::ledger", survives: [{ level: "zone", rto: null, rpo: null }] },
        { ...nothing, name: "status", entry: "*::status", independentOf: ["order-entry", "ledger"] },
      ],
      groups: [
        {
          name: "voters",
          members: "*::voter-*",
          within: "trading:matching:Engine::*",
          rule: { kind: "majority" },
          perMember: null,
        },
        {
          name: "workers",
          members: "*::worker-*",
          within: null,
          rule: { kind: "required", required: 2 },
          perMember: 20_000,
        },
        {
          name: "ledger-db",
          members: "*::ledger-db-*",
          within: null,
          rule: { kind: "primary", primary: "*::ledger-db-1" },
          perMember: null,
        },
        {
          name: "cache",
          members: "*::cache-*",
          within: null,
          rule: { kind: "primary", primary: null },
          perMember: null,
        },
      ],
      takeover: [
        { group: "ledger-db", mode: "automatic", time: 60, lag: 0, needs: ["ledger", "*::trade-name"] },
        { group: "*::cache-*", mode: "manual", time: null, lag: null, needs: [] },
      ],
      staging: [{ changes: "workers", waves: ["alicloud", "aws"], reason: "one cell at a time" }],
      dependencies: [{ from: "*::ledger", to: "*::audit", kind: "none", reason: "written asynchronously" }],
      placement: [{ match: "alicloud:vpc/switch:Switch::old", zone: "cn-hongkong-c" }],
      names: [{ name: "trade.example.com", delegatedTo: ["aws:route53", "alicloud:dns"] }],
      sites: [{ name: "tseung-kwan-o", zones: ["alicloud/cn-hongkong/cn-hongkong-b", "cn-hongkong-c"] }],
      probabilities: [{ match: "zone:*", perYear: 0.01, source: "own records" }],
      parity: [{ of: "demo", with: "production" }],
      waivers: [
        {
          rule: "survives-loss",
          match: "*::ledger",
          reason: "moved in May",
          owner: "platform",
          expires: "2027-01-31",
          where: "waivers[0], line 38",
        },
      ],
      malformedWaivers: [],
      rules: "./faultline-rules.ts",
    } satisfies Objectives);
  });

  test.each([
    ["0s", 0],
    ["10s", 10],
    ["15m", 900],
    ["24h", 86_400],
    ["1d", 86_400],
    ["36500d", 3_153_600_000],
  ])("a time of %s as %d seconds", (written, seconds) => {
    const [service] = parseObjectives(withWeb(`{ zone: { rto: ${written} } }`), file).services;
    expect(service?.survives).toEqual([{ level: "zone", rto: seconds, rpo: null }]);
  });

  it("where only a change is survived", () => {
    const [service] = parseObjectives(withWeb("{ change: {} }"), file).services;
    expect(service).toMatchObject({ survives: [], survivesChange: true });
  });

  it("as nothing but the file's name where only the version stands", () => {
    expect(parseObjectives("version: 1\n", file)).toEqual({ ...noObjectives, file });
    expect(parseObjectives("\ufeffversion: 1\r\n", file)).toEqual({ ...noObjectives, file });
  });

  it.each(["constructor", "toString", "hasOwnProperty", "1", "w\u001b[2Jeb"])("for a service called %j", (name) => {
    const text = `version: 1\nservices:\n  ${JSON.stringify(name)}: { entry: "*::web", survives: zone }\n`;
    expect(parseObjectives(text, file).services).toMatchObject([{ name, entry: "*::web" }]);
  });

  it("through an alias, as if it were written out", () => {
    const text = 'version: 1\nservices:\n  a: &same { entry: "*::web", survives: zone }\n  b: *same\n';
    expect(parseObjectives(text, file).services.map(({ name, entry }) => [name, entry])).toEqual([
      ["a", "*::web"],
      ["b", "*::web"],
    ]);
  });
});

describe("a mistake is one sentence with its line, what was read, what was expected", () => {
  test.each<readonly [string, string, RegExp]>([
    ["no version", "services: {}\n", /^faultline.yaml:1: version is missing; expected 1, .*: add it\.$/],
    ["nothing at all", "", /^faultline.yaml:1: version is missing/],
    ["comments only", "# later\n", /^faultline.yaml:1: version is missing/],
    ["another version", "version: 2\n", /^faultline.yaml:1: version is 2; expected 1, the only one there is/],
    ["a list", "- a\n", /^faultline.yaml:1: the file is \["a"\]; expected a map of keys/],
    ["a word", "hello\n", /^faultline.yaml:1: the file is "hello"; expected a map of keys/],
    [
      "an unknown part",
      "version: 1\nwaviers: []\n",
      /^faultline.yaml:2: "waviers" is not known in the file; expected .*, waivers: correct/,
    ],
    ["a misspelt part", "version: 1\nservice: {}\n", /:2: "service" is not known .*expected version, services, groups/],
    [
      "a misspelt key, rather than that it is missing then",
      'version: 1\nservices:\n  web:\n    entry: "*::web"\n    survive: zone\n',
      /:5: "survive" is not known in services\.web; expected entry, needs, survives, .*: correct the spelling/,
    ],
    [
      "a misspelt key of a group",
      "version: 1\ngroups: [{ nam: g }]\n",
      /"nam" is not known in groups\[0\]; expected name, members, within, required, kind, primary, perMember:/,
    ],
    [
      "a service without anything",
      "version: 1\nservices:\n  web:\n",
      /:3: services\.web is empty; expected a map of keys/,
    ],
    ["a list of services", "version: 1\nservices: [web]\n", /:2: services is \["web"\]; expected a map of keys/],
    ["a map of groups", "version: 1\ngroups: {}\n", /:2: groups is {}; expected a list/],
    ["a service without a name", 'version: 1\nservices:\n  "": {}\n', /:3: a name is empty in services/],
    [
      "an entry that is missing",
      "version: 1\nservices:\n  web: { survives: zone }\n",
      /:3: services\.web\.entry is missing; expected text: add it/,
    ],
    [
      "an entry that is a list",
      "version: 1\nservices:\n  web:\n    survives: zone\n    entry: [a]\n",
      /:5: services\.web\.entry is \["a"\]; expected text/,
    ],
    [
      "an entry without a type",
      "version: 1\nservices: { web: { entry: web, survives: zone } }\n",
      /:2: services\.web\.entry is "web"; expected a selector <type glob>::<name glob>/,
    ],
    [
      "an entry without a name",
      'version: 1\nservices: { web: { entry: "*::", survives: zone } }\n',
      /entry is "\*::"; expected a selector/,
    ],
    [
      "an entry with a blank",
      'version: 1\nservices: { web: { entry: "*::we b", survives: zone } }\n',
      /entry is "\*::we b"; expected a selector/,
    ],
    [
      "needs that are text",
      'version: 1\nservices: { web: { entry: "*::web", needs: db, survives: zone } }\n',
      /needs is "db"; expected a list/,
    ],
    [
      "a need without a name",
      'version: 1\nservices: { web: { entry: "*::web", needs: [""], survives: zone } }\n',
      /needs\[0\] is ""; expected a name/,
    ],
    [
      "nothing that is survived",
      withWeb("{}"),
      /:5: services\.web\.survives is {}; expected at least one level \(instance, zone, region, provider\) or change/,
    ],
    ["a level left empty", withWeb("{ zone: }"), /:5: services\.web\.survives\.zone is empty; expected a map of keys/],
    ["a list of levels", withWeb("[zone]"), /:5: services\.web\.survives is \["zone"\]; expected a level/],
    [
      "an unknown level",
      withWeb("planet"),
      /:5: services\.web\.survives is "planet"; expected a level \(instance, zone, region, provider\)/,
    ],
    ["a level in capitals", withWeb("Zone"), /survives is "Zone"; expected a level/],
    [
      "an unknown level among others",
      withWeb("{ zone: {}, planet: {} }"),
      /:5: "planet" is not known in services\.web\.survives; expected a level/,
    ],
    ...["60", "0", "1.5"].map((written): readonly [string, string, RegExp] => [
      `the bare number ${written} for a time`,
      withWeb(`\n      zone: { rto: ${written} }`),
      new RegExp(
        `:6: services\\.web\\.survives\\.zone\\.rto is ${written}; expected a time with its unit, such as 30s`,
      ),
    ]),
    ...["1.5h", "60", "-1s", "1 h", "1h30m", "90S", "2w", "s", "", "1e3s", "٣s", "10s\n"].map(
      (written): readonly [string, string, RegExp] => [
        `the time ${JSON.stringify(written)}`,
        withWeb(`\n      zone: { rpo: ${JSON.stringify(written)} }`),
        /:6: services\.web\.survives\.zone\.rpo is ".*"; expected a time in whole numbers with its unit/,
      ],
    ),
    [
      "a time longer than anybody means",
      withWeb("{ zone: { rto: 99999999999999999999d } }"),
      /zone\.rto is "9+d"; expected a time of at most 36500d/,
    ],
    ["no time at all", withWeb("{ zone: { rto: } }"), /zone\.rto is empty; expected a time with its unit/],
    [
      "something else beneath a level",
      withWeb("\n      zone: { rot: 60s }"),
      /:6: "rot" is not known in services\.web\.survives\.zone; expected rto or rpo: correct/,
    ],
    [
      "something beneath a change",
      withWeb("{ change: { rto: 1s } }"),
      /"rto" is not known in services\.web\.survives\.change; expected nothing beneath change/,
    ],
    [
      "a service of which nothing is asked",
      'version: 1\nservices:\n  web:\n    entry: "*::web"\n',
      /:3: services\.web is .*; expected a service of which something is asked \(survives, repairable, keepsData, independentOf\)/,
    ],
    [
      "a capacity in words",
      withWeb("zone", "    capacity: { peak: many, unit: requests/s }\n"),
      /:6: services\.web\.capacity\.peak is "many"; expected a number/,
    ],
    [
      "a capacity of nothing",
      withWeb("zone", "    capacity: { peak: 0, unit: requests/s }\n"),
      /capacity\.peak is 0; expected a number of at least 1/,
    ],
    [
      "a misspelt key of a capacity",
      withWeb("zone", "    capacity: { peek: 1, unit: x }\n"),
      /"peek" is not known in services\.web\.capacity; expected peak, unit/,
    ],
    ["an egress that is no word for it", withWeb("zone", "    egress: yes\n"), /egress is "yes"; expected "required"/],
    [
      "data kept beyond a planet",
      withWeb("zone", "    keepsData: planet\n"),
      /keepsData is "planet"; expected a level/,
    ],
    ["a repair nowhere", withWeb("zone", "    repairable: true\n"), /repairable is true; expected a level/],
    [
      "independence of nobody known",
      withWeb("zone", "    independentOf: [wep]\n"),
      /:6: services\.web\.independentOf\[0\] is "wep"; expected another service of this file/,
    ],
    [
      "independence of itself",
      withWeb("zone", "    independentOf: [web]\n"),
      /independentOf\[0\] is "web"; expected another service/,
    ],
    [
      "a need of nobody known",
      withWeb("zone", "    needs: [ledgr]\n"),
      /:6: services\.web\.needs\[0\] is "ledgr"; expected a service or group of this file, or a selector/,
    ],
    [
      "a takeover of nobody known",
      "version: 1\ntakeover: [{ group: db, mode: manual }]\n",
      /:2: takeover\[0\]\.group is "db"; expected a group of this file, or a selector/,
    ],
    [
      "a takeover of a service",
      withWeb("zone", "takeover: [{ group: web, mode: manual }]\n"),
      /takeover\[0\]\.group is "web"; expected a group of this file/,
    ],
    [
      "two takeovers of one group",
      'version: 1\ntakeover:\n  - { group: "*::db", mode: manual }\n  - { group: "*::db", mode: automatic }\n',
      /:4: takeover\[1\]\.group is "\*::db"; expected a group of which nothing is said yet/,
    ],
    [
      "a takeover that needs nobody known",
      'version: 1\ntakeover: [{ group: "*::db", mode: manual, needs: [dns] }]\n',
      /takeover\[0\]\.needs\[0\] is "dns"; expected a service or group/,
    ],
    [
      "another mode of takeover",
      'version: 1\ntakeover: [{ group: "*::db", mode: auto }]\n',
      /takeover\[0\]\.mode is "auto"; expected automatic or manual/,
    ],
    [
      "a change in a single wave",
      'version: 1\nstaging: [{ changes: "*::db", waves: [aws], reason: all at once }]\n',
      /staging\[0\]\.waves is \["aws"\]; expected at least two waves/,
    ],
    [
      "a wave twice",
      'version: 1\nstaging: [{ changes: "*::db", waves: [aws, aws], reason: all at once }]\n',
      /staging\[0\]\.waves\[1\] is "aws"; expected one that is not in the list already/,
    ],
    [
      "staging of nobody known",
      "version: 1\nstaging: [{ changes: store, waves: [aws, alicloud], reason: a day apart }]\n",
      /staging\[0\]\.changes is "store"; expected a service or group/,
    ],
    ...["0", "-0.1", "1.5", "'0.1'", ".nan", ".inf"].map((written): readonly [string, string, RegExp] => [
      `the probability ${written}`,
      `version: 1\nprobabilities: [{ match: "zone:*", perYear: ${written}, source: own records }]\n`,
      /:2: probabilities\[0\]\.perYear is .*; expected a number/,
    ]),
    [
      "a probability of nothing that is lost",
      'version: 1\nprobabilities: [{ match: "zones:*", perYear: 0.1, source: own records }]\n',
      /probabilities\[0\]\.match is "zones:\*"; expected a kind of domain and a glob of its name, such as zone:\*/,
    ],
    [
      "a DNS name that is none",
      'version: 1\nnames: [{ name: "trade example", delegatedTo: [aws:route53] }]\n',
      /names\[0\]\.name is "trade example"; expected a DNS name/,
    ],
    [
      "a DNS name twice",
      "version: 1\nnames:\n  - { name: a.example, delegatedTo: [aws:route53] }\n  - { name: A.example, delegatedTo: [aws:route53] }\n",
      /:4: names\[1\]\.name is "A\.example"; expected a name of which nothing is said yet/,
    ],
    [
      "a name delegated to nobody",
      "version: 1\nnames: [{ name: a.example, delegatedTo: [] }]\n",
      /delegatedTo is \[\]; expected at least one provider and product/,
    ],
    [
      "a site of one zone",
      "version: 1\nsites: [{ name: s, zones: [cn-hongkong-b] }]\n",
      /sites\[0\]\.zones is \["cn-hongkong-b"\]; expected at least two zones/,
    ],
    [
      "a zone in two buildings",
      "version: 1\nsites:\n  - { name: s, zones: [b, c] }\n  - { name: t, zones: [c, d] }\n",
      /:4: sites\[1\]\.zones\[0\] is "c"; expected a zone that stands in no other site/,
    ],
    [
      "two sites of one name",
      "version: 1\nsites:\n  - { name: s, zones: [b, c] }\n  - { name: s, zones: [d, e] }\n",
      /:4: sites\[1\]\.name is "s"; expected a name that no other site bears/,
    ],
    [
      "a stack like itself",
      "version: 1\nparity: [{ of: demo, with: demo }]\n",
      /parity\[0\]\.with is "demo"; expected another stack/,
    ],
    ["no path of rules", 'version: 1\nrules: ""\n', /:2: rules is ""; expected a name that is not empty/],
    ["a map of waivers", "version: 1\nwaivers: {}\n", /:2: waivers is {}; expected a list/],
    [
      "a primary in a group without one",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: 1, primary: "*::a" }]\n',
      /groups\[0\]\.primary is "\*::a"; expected kind: primary beside it/,
    ],
    [
      "a member that carries nothing",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: 1, perMember: 0 }]\n',
      /perMember is 0; expected a number of at least 1/,
    ],
    [
      "a group with both rules",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: 1, kind: majority }]\n',
      /:2: groups\[0\] is .*; expected either required \(a number\) or kind: majority or primary/,
    ],
    [
      "a group with neither rule",
      'version: 1\ngroups: [{ name: g, members: "*::a" }]\n',
      /groups\[0\] is .*; expected either required/,
    ],
    [
      "a group that requires nobody",
      'version: 1\ngroups:\n  - name: g\n    members: "*::a"\n    required: 0\n',
      /:5: groups\[0\]\.required is 0; expected a number of at least 1/,
    ],
    [
      "half a member",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: 1.5 }]\n',
      /required is 1\.5; expected a whole number/,
    ],
    [
      "more members than can be counted",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: 1e300 }]\n',
      /required is 1e\+300; expected a number of at most/,
    ],
    [
      "a number in words",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: one }]\n',
      /required is "one"; expected a number/,
    ],
    [
      "another kind of group",
      'version: 1\ngroups: [{ name: g, members: "*::a", kind: quorum }]\n',
      /kind is "quorum"; expected majority or primary/,
    ],
    [
      "two groups of one name",
      'version: 1\ngroups:\n  - { name: g, members: "*::a", required: 1 }\n  - { name: g, members: "*::b", required: 1 }\n',
      /:4: groups\[1\]\.name is "g"; expected a name that no service and no other group bears/,
    ],
    [
      "a group with a service's name",
      withWeb("zone", 'groups: [{ name: web, members: "*::a", required: 1 }]\n'),
      /:6: groups\[0\]\.name is "web"; expected a name that no service/,
    ],
    [
      "an unknown kind of dependency",
      'version: 1\ndependencies: [{ from: "*::a", to: "*::b", kind: need, reason: async }]\n',
      /dependencies\[0\]\.kind is "need"; expected needs or none/,
    ],
    [
      "a correction without a reason",
      'version: 1\ndependencies: [{ from: "*::a", to: "*::b", kind: none }]\n',
      /dependencies\[0\]\.reason is missing; expected text: add it/,
    ],
    [
      "a reason that is none",
      'version: 1\ndependencies: [{ from: "*::a", to: "*::b", kind: none, reason: x }]\n',
      /reason is "x"; expected a reason of a few words/,
    ],
    ["a placement without a zone", 'version: 1\nplacement: [{ match: "*::a" }]\n', /placement\[0\]\.zone is missing/],
    [
      "a zone that is a number",
      'version: 1\nplacement: [{ match: "*::a", zone: 1 }]\n',
      /placement\[0\]\.zone is 1; expected text/,
    ],
  ])("%s", (_, text, sentence) => {
    const message = refusal(text);
    expect(message).toMatch(sentence);
    expect(message).not.toContain("\n");
    // What the schema's library says by itself is not for the reader of this file.
    expect(message).not.toMatch(/Invalid|received|Unrecognized|undefined/);
  });

  test.each<readonly [string, string, RegExp]>([
    [
      "an open quote",
      "version: 1\nservices: 'web\n",
      /^faultline.yaml:\d: this is not YAML \(Missing closing 'quote\); correct this line\.$/,
    ],
    ["a tab", "version: 1\nservices:\n\tweb: {}\n", /^faultline.yaml:3: this is not YAML \(Tabs/],
    [
      "a second document",
      "version: 1\n---\nversion: 1\n",
      /^faultline.yaml:2: this is not YAML \(a second document begins/,
    ],
    [
      "a service stated twice",
      withWeb("zone", '  web: { entry: "*::other", survives: instance }\n'),
      /^faultline.yaml:6: this is not YAML \(the key `web` is given twice\)/,
    ],
    ["a name twice, once as a number", "version: 1\nservices:\n  1: {}\n  '1': {}\n", /:4: .*`1` is given twice/],
    ["nesting without end", `version: 1\nservices: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`, /nested too deeply/],
    [
      "a tag",
      "version: 1\nservices: !env {}\n",
      /^faultline.yaml:2: this is not plain YAML \(Unresolved tag: !env\); take it out/,
    ],
    [
      "a tag that would run code elsewhere",
      'version: 1\nservices: !!js/function "x"\n',
      /^faultline.yaml:2: this is not plain YAML/,
    ],
    [
      "an alias of nothing",
      "version: 1\nservices: *nobody\n",
      /^faultline.yaml:2: \*nobody stands for nothing; expected an anchor &nobody before it/,
    ],
    [
      "an alias of itself",
      "version: 1\nservices: &a [*a]\n",
      /^faultline.yaml:2: services is .*; expected a map of keys/,
    ],
    [
      "a list for a name",
      "version: 1\nservices:\n  ? [a, b]\n  : {}\n",
      /^faultline.yaml:3: a list, a map or an alias can't be a name/,
    ],
  ])("%s is no YAML that is understood here", (_, text, sentence) => expect(refusal(text)).toMatch(sentence));

  it("about a name that would never be seen again", () => {
    const proto = 'version: 1\nservices:\n  __proto__: { entry: "*::web", survives: zone }\n';
    expect(refusal(proto)).toBe("faultline.yaml:3: __proto__ can't be a name; choose another.");
    expect(refusal(withWeb("{ zone: { __proto__: { rto: 1s } } }"))).toMatch(/:5: __proto__ can't be a name/);
  });

  it("about aliases that multiply, without following them", () => {
    const rows = [..."abcdefghij"].map((name, index, all) => {
      const inner = index === 0 ? "x" : `*${all[index - 1]}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(", ")}]`;
    });
    const started = Date.now();
    expect(refusal(`version: 1\n${rows.join("\n")}\nservices: *j\n`)).toMatch(
      /^faultline.yaml: its aliases can't be followed/,
    );
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it("about a repeated key among very many, at once", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `  s${index}: {}\n`).join("");
    const started = Date.now();
    expect(refusal(`version: 1\nservices:\n${many}  s7: {}\n`)).toMatch(/^faultline.yaml:20003: .*`s7` is given twice/);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

describe("a waiver that can't be obeyed is told, and keeps nothing else from being read", () => {
  const good = { rule: "survives-loss", match: '"*::db"', reason: "moved in May", expires: "2027-01-31", owner: "ops" };
  const written = (change: Partial<Record<keyof typeof good, string | null>>) =>
    Object.entries({ ...good, ...change })
      .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
      .join(", ");

  test.each<readonly [string, string, string]>([
    ["no rule", written({ rule: null }), "waivers[1].rule is missing; expected text: add it"],
    ["no match", written({ match: null }), "waivers[1].match is missing; expected text: add it"],
    ["no reason", written({ reason: null }), "waivers[1].reason is missing; expected text: add it"],
    ["no owner", written({ owner: null }), "waivers[1].owner is missing; expected text: add it"],
    ["no day", written({ expires: null }), "waivers[1].expires is missing; expected a day such as 2027-01-31: add it"],
    ["a blank owner", written({ owner: '" "' }), 'waivers[1].owner is " "; expected who answers for it: correct it'],
    [
      "a blank reason",
      written({ reason: '"      "' }),
      'waivers[1].reason is "      "; expected a reason of a few words: correct it',
    ],
    [
      "a match that is no selector",
      written({ match: "db" }),
      'waivers[1].match is "db"; expected a selector <type glob>::<name glob>, such as "*::matching-*": correct it',
    ],
    [
      "a key too many",
      `${written({})}, until: never`,
      '"until" is not known in waivers[1]; expected rule, match, reason, owner, expires: correct the spelling or take it out',
    ],
    ...["2027-1-31", "31.01.2027", "never", "2027-01", "2027-01-31T00:00:00Z", "20270131"].map(
      (day): readonly [string, string, string] => [
        `the day ${day}`,
        written({ expires: `"${day}"` }),
        `waivers[1].expires is "${day}"; expected a day such as 2027-01-31: correct it`,
      ],
    ),
    ...["2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-01-00"].map(
      (day): readonly [string, string, string] => [
        `the day ${day}`,
        written({ expires: day }),
        `waivers[1].expires is "${day}"; expected a day that the calendar has: correct it`,
      ],
    ),
    [
      "a year",
      written({ expires: "2027" }),
      "waivers[1].expires is 2027; expected a day such as 2027-01-31: correct it",
    ],
  ])("%s", (_, waiver, problem) => {
    const text = withWeb("zone", `waivers:\n  - { ${written({})} }\n  - { ${waiver} }\n`);
    const { services, waivers, malformedWaivers } = parseObjectives(text, file);
    expect(services.map(({ name }) => name)).toEqual(["web"]);
    expect(waivers.map(({ where }) => where)).toEqual(["waivers[0], line 7"]);
    expect(malformedWaivers).toEqual([{ where: "waivers[1], line 8", problem }]);
  });

  test.each(["text", "1", "[]", "", "null"])("%j where a waiver should stand", (waiver) => {
    const { waivers, malformedWaivers } = parseObjectives(
      `version: 1\nwaivers: [ ${waiver === "" ? "~" : waiver} ]\n`,
      file,
    );
    expect(waivers).toEqual([]);
    expect(malformedWaivers).toMatchObject([{ problem: expect.stringMatching(/expected a map of keys: correct it$/) }]);
  });

  it("and the day of a leap year is one", () => {
    const text = `version: 1\nwaivers: [{ ${written({ expires: "2028-02-29" })} }]\n`;
    expect(parseObjectives(text, file).waivers.map(({ expires }) => expires)).toEqual(["2028-02-29"]);
  });
});

describe("the file", () => {
  it("may be absent: then nothing is stated", () => {
    expect(readObjectives(temporaryProject({ "Pulumi.yaml": "" }))).toBe(noObjectives);
  });

  it("is named as it lies in the project, wherever one stands", () => {
    expect(readObjectives(temporaryProject({ [file]: "version: 1\n" })).file).toBe(file);
  });

  it("is named in full elsewhere, and by its path from where one stands beneath", () => {
    const named = join(temporaryProject({ "promises.yaml": "version: 1\n" }), "promises.yaml");
    expect(readObjectivesFile(named).file).toBe(named);
    expect(readObjectivesFile(join(process.cwd(), file)).file).toBe(file);
  });

  it("is located by a mistake in it", () => {
    const folder = temporaryProject({ [file]: "version: 2\n" });
    expect(() => readObjectives(folder)).toThrow(`${join(folder, file)}:1: version is 2`);
  });

  it("is missing where it was named", () => {
    const absent = join(temporaryProject({}), "absent.yaml");
    expect(() => readObjectivesFile(absent)).toThrow(InputError);
    expect(() => readObjectivesFile(absent)).toThrow(/absent\.yaml can't be read \(ENOENT.*name one that exists/);
  });

  it("is never passed over because it can't be read", () => {
    const asFolder = temporaryProject({});
    mkdirSync(join(asFolder, file));
    expect(() => readObjectives(asFolder)).toThrow(/faultline\.yaml can't be read \(EISDIR/);
    const asLink = temporaryProject({});
    symlinkSync(join(asLink, "moved-away.yaml"), join(asLink, file));
    expect(() => readObjectives(asLink)).toThrow(/faultline\.yaml can't be read \(ENOENT/);
  });

  it.each(["faultline.yml", "Faultline.yaml", "Faultline.yml"])("is not passed over as %s", (name) => {
    const folder = temporaryProject({ [name]: "version: 1\n" });
    // Where case makes no difference the file is simply there.
    if (name.toLowerCase() === file && process.platform !== "linux") return;
    expect(() => readObjectives(folder)).toThrow(InputError);
    expect(() => readObjectives(folder)).toThrow(/would not be read; name it faultline\.yaml\.$/);
  });

  it("is refused unread where nobody can have written it", () => {
    const folder = temporaryProject({});
    writeFileSync(join(folder, file), `version: 1\n${"# padding\n".repeat(1_000_000)}`);
    expect(() => readObjectives(folder)).toThrow(/faultline\.yaml is 11 MB long; expected objectives of at most 1 MB/);
  });
});
