import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hideSecrets } from "../../../analyzer/readers/secret-texts.ts";

const pem = "-----BEGIN KEY-----\nMIIBVgIBADAN\nBgkqhkiG9w0B\n-----END KEY-----\n";
const awkward = `p"a'ss\\w<o>rd&\t${String.fromCharCode(27)}[0m`;

it.each<readonly [string, readonly string[], string, string]>([
  ["everywhere in a text", ["hunter22"], "hunter22 or hunter22!", "[secret] or [secret]!"],
  ["several at once", ["alpha", "beta"], "alpha=beta", "[secret]=[secret]"],
  ["the longer of two", ["pass", "password"], "password", "[secret]"],
  ["two that overlap, with no rest of either", ["abcd", "cdef"], "-abcdef-", "-[secret]-"],
  ["one that overlaps itself", ["aaa"], "baaaaab", "b[secret]b"],
  ["a line of a secret of several lines", [pem], "key: MIIBVgIBADAN", "key: [secret]"],
  ["a secret without the line end that it has in a file", ["hunter22\n"], "is hunter22.", "is [secret]."],
  ["a field of a secret document", ['{"users":[{"pin":90210,"name":"iris"}]}'], "iris 90210", "[secret] [secret]"],
  ["nothing shorter than three characters", ["ab", "7", ""], "cab 7", "cab 7"],
  ["nothing that is short before it is escaped", ['\n"'], '{"text":"\\n\\""}', '{"text":"\\n\\""}'],
  ["nothing for a blank secret", ["    "], "a    b", "a    b"],
  ["nothing where there is no secret", [], "hunter22", "hunter22"],
  ["nothing that reads like a pattern", ["a.c"], "abc a.c", "abc [secret]"],
])("hides %s", (_, secrets, text, shown) => {
  expect(hideSecrets(secrets)(text)).toBe(shown);
});

it.each<readonly [string, (secret: string) => string]>([
  ["as it is", (secret) => secret],
  ["in JSON", (secret) => JSON.stringify({ secret })],
  ["in JSON within JSON", (secret) => JSON.stringify({ config: JSON.stringify({ secret }) })],
  [
    "as Pulumi hands it over",
    (secret) =>
      JSON.stringify({ secret }).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026"),
  ],
  ["in an object that is shown", (secret) => inspect({ secret })],
  [
    "in an environment that is shown",
    (secret) => inspect({ PULUMI_CONFIG: JSON.stringify({ secret: JSON.stringify({ secret }) }) }),
  ],
  ["in an object that is shown over several lines", (secret) => inspect({ pem: `${"x".repeat(200)}\n${secret}\n` })],
  ["in a URL", (secret) => `postgres://app:${encodeURIComponent(secret)}@db`],
])("hides a secret full of special characters %s", (_, print) => {
  const shown = hideSecrets([awkward])(print(awkward));
  expect(shown).toContain("[secret]");
  for (const part of ["ss\\", "rd&", 'p"a', "ss%5C"]) expect(shown).not.toContain(part);
});

it("leaves no secret in any text, and nothing but secrets out of it", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "\\", '"'), maxLength: 6 });
  const property = fc.property(
    fc.array(letters, { maxLength: 4 }),
    fc.array(letters, { maxLength: 6 }),
    (secrets, rest) => {
      const plain = hideSecrets(secrets);
      const shown = plain([...rest, ...secrets].join(""));
      for (const piece of shown.split("[secret]")) {
        for (const secret of secrets) if (secret.length >= 3) expect(piece).not.toContain(secret);
      }
      if (!shown.includes("[secret]")) expect(shown).toBe([...rest, ...secrets].join(""));
    },
  );
  fc.assert(property);
});
