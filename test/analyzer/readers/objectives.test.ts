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
    needs: [ledger, voters, "*::clock"]
    survives: { provider: {}, instance: {} }
  ledger: { entry: "*::ledger", survives: zone }
groups:
  - { name: voters, members: "*::voter-*", within: "trading:matching:Engine::*", kind: majority }
  - { name: workers, members: "*::worker-*", required: 2 }
dependencies:
  - { from: "*::ledger", to: "*::audit", kind: none, reason: written asynchronously }
placement:
  - { match: "alicloud:vpc/switch:Switch::old", zone: cn-hongkong-c }
`;
    expect(parseObjectives(text, file)).toEqual({
      file,
      services: [
        {
          name: "order-entry",
          entry: "trading:edge:OrderGateway::*",
          needs: ["ledger", "voters", "*::clock"],
          survives: ["instance", "provider"],
        },
        { name: "ledger", entry: "*::ledger", needs: [], survives: ["zone"] },
      ],
      groups: [
        {
          name: "voters",
          members: "*::voter-*",
          within: "trading:matching:Engine::*",
          rule: { kind: "majority" },
        },
        { name: "workers", members: "*::worker-*", within: null, rule: { kind: "required", required: 2 } },
      ],
      dependencies: [{ from: "*::ledger", to: "*::audit", kind: "none", reason: "written asynchronously" }],
      placement: [{ match: "alicloud:vpc/switch:Switch::old", zone: "cn-hongkong-c" }],
    } satisfies Objectives);
  });

  it("as nothing but the file's name where only the version stands", () => {
    expect(parseObjectives("version: 1\n", file)).toEqual({ ...noObjectives, file });
    expect(parseObjectives("\ufeffversion: 1\r\n", file)).toEqual({ ...noObjectives, file });
  });

  it.each(["constructor", "toString", "hasOwnProperty", "1", "w\u001b[2Jeb"])("for a service called %j", (name) => {
    const text = `version: 1\nservices:\n  ${JSON.stringify(name)}: { entry: "*::web", survives: zone }\n`;
    expect(parseObjectives(text, file).services).toEqual([{ name, entry: "*::web", needs: [], survives: ["zone"] }]);
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
      "version: 1\nwaivers: []\n",
      /^faultline.yaml:2: "waivers" is not known in the file; expected /,
    ],
    ["a misspelt part", "version: 1\nservice: {}\n", /:2: "service" is not known .*expected version, services, groups/],
    [
      "a misspelt key, rather than that it is missing then",
      'version: 1\nservices:\n  web:\n    entry: "*::web"\n    survive: zone\n',
      /:5: "survive" is not known in services\.web; expected entry, needs, survives: correct the spelling/,
    ],
    [
      "a misspelt key of a group",
      "version: 1\ngroups: [{ nam: g }]\n",
      /"nam" is not known in groups\[0\]; expected name, members, within, required, kind/,
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
      /:5: services\.web\.survives is {}; expected at least one level \(instance, zone, region, provider\)/,
    ],
    ["a level left empty", withWeb("{ zone: }"), /:5: services\.web\.survives is {"zone":null}; expected a level/],
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
    [
      "a time that nobody judges yet",
      withWeb("\n      zone: { rto: 60s, rpo: 0s }"),
      /:6: "rto" is not known in services\.web\.survives\.zone; .*how fast \(rto, rpo\) is not yet: take it out/,
    ],
    [
      "a group with both rules",
      'version: 1\ngroups: [{ name: g, members: "*::a", required: 1, kind: majority }]\n',
      /:2: groups\[0\] is .*; expected either required \(a number\) or kind: majority/,
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
      'version: 1\ngroups: [{ name: g, members: "*::a", kind: primary }]\n',
      /kind is "primary"; expected majority/,
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
