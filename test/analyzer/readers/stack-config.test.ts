import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { readProject } from "../../../analyzer/readers/project.ts";
import type { StackConfig } from "../../../analyzer/readers/stack-config.ts";
import { readStackConfig } from "../../../analyzer/readers/stack-config.ts";
import { unknownText } from "../../../analyzer/readers/wire.ts";
import { temporaryProject } from "./temporary-project.ts";

const shop = fileURLToPath(new URL("../../fixtures/projects/shop", import.meta.url));
const expected = JSON.parse(readFileSync(join(shop, "expected.json"), "utf8")) as Readonly<
  Record<string, { readonly value: string; readonly secret: boolean }>
>;
const plain = "name: shop\nruntime: nodejs\n";

function read(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): StackConfig {
  return readStackConfig(readProject(temporaryProject(files)), "dev", environment);
}

it("reads every kind of value as the Pulumi CLI reads it, encrypted ones included", () => {
  const config = readStackConfig(readProject(shop), "dev", { PULUMI_CONFIG_PASSPHRASE: "open sesame" });
  expect(config.values).toEqual(Object.fromEntries(Object.entries(expected).map(([key, { value }]) => [key, value])));
  const secret = Object.entries(expected).flatMap(([key, entry]) => (entry.secret ? [key] : []));
  expect(config.secretKeys).toEqual(secret.sort());
  expect(secret).toEqual(["shop:nested", "shop:token"]);
  expect(config.standIns).toEqual([]);
  // Those that were decrypted, not what stands beside them in plain text.
  expect(config.secretTexts).toEqual(["p w", "tok-1"]);
});

it("takes the passphrase from a file, without the line end", () => {
  const folder = temporaryProject({ phrase: "open sesame\n" });
  const config = readStackConfig(readProject(shop), "dev", { PULUMI_CONFIG_PASSPHRASE_FILE: join(folder, "phrase") });
  expect(config.values["shop:token"]).toBe("tok-1");
});

it("lets a marked stand-in take the place of what nobody can decrypt, within objects too", () => {
  const config = readStackConfig(readProject(shop), "dev", {});
  expect(config.standIns).toEqual(["shop:nested", "shop:token"]);
  expect(config.secretKeys).toEqual(["shop:nested", "shop:token"]);
  expect(config.secretTexts).toEqual([]);
  expect(config.values["shop:token"]).toBe(unknownText);
  expect(JSON.parse(config.values["shop:nested"] ?? "")).toEqual({
    deep: [unknownText, 2],
    open: "o",
    pass: unknownText,
  });
});

it("refuses a wrong passphrase, and never shows it", () => {
  const wrong = () => readStackConfig(readProject(shop), "dev", { PULUMI_CONFIG_PASSPHRASE: "open barley" });
  expect(wrong).toThrow(InputError);
  expect(wrong).toThrow(/Pulumi.dev.yaml: the passphrase in PULUMI_CONFIG_PASSPHRASE is not this stack's/);
  expect(wrong).not.toThrow(/barley/);
});

it("says which value was not encrypted with the stack's passphrase", () => {
  const file = readFileSync(join(shop, "stacks", "Pulumi.dev.yaml"), "utf8");
  const damaged = file.replace(/(token: \{ secure: "v1:[^:]+:)(.)/, (_, head: string, first: string) => {
    return `${head}${first === "A" ? "B" : "A"}`;
  });
  expect(damaged).not.toBe(file);
  const files = { "Pulumi.yaml": plain, "Pulumi.dev.yaml": damaged };
  expect(() => read(files, { PULUMI_CONFIG_PASSPHRASE: "open sesame" })).toThrow(
    /`shop:token` is not encrypted with this/,
  );
});

it("lists the stacks that exist when asked for another", () => {
  const folder = temporaryProject({ "Pulumi.yaml": plain, "Pulumi.prod.yaml": "", "Pulumi.dev.yaml": "" });
  const project = readProject(folder);
  expect(() => readStackConfig(project, "live", {})).toThrow(/^No stack `live` in .*; the stacks .* are dev, prod\.$/);
  expect(() => readStackConfig(project, "../dev", {})).toThrow(/^No stack `..\/dev`/);
});

it("says what to create where no stack has a configuration", () => {
  expect(() => read({ "Pulumi.yaml": plain })).toThrow(/holds no Pulumi.<stack>.yaml; create Pulumi.dev.yaml there/);
});

it("accepts an empty file as a stack without configuration", () => {
  expect(read({ "Pulumi.yaml": plain, "Pulumi.dev.yaml": "" })).toEqual({
    values: {},
    secretKeys: [],
    standIns: [],
    secretTexts: [],
    environments: [],
  });
});

it("names the environments whose values only Pulumi Cloud has", () => {
  const files = { "Pulumi.yaml": plain, "Pulumi.dev.yaml": "environment:\n  - aws/prod\n  - shared\n" };
  expect(read(files).environments).toEqual(["aws/prod", "shared"]);
});

it.each([
  [
    "a required key left out",
    "  size: { type: string }\n",
    "config: {}\n",
    /requires `shop:size`, which this stack leaves out/,
  ],
  [
    "a word for a number",
    "  size: { type: integer }\n",
    "config: { size: big }\n",
    /`shop:size` is text, .* type integer/,
  ],
  ["a word for a list", "  size: { type: array, items: { type: string } }\n", "config: { size: big }\n", /type array/],
  [
    "plain text for a secret",
    "  size: { type: string, secret: true }\n",
    "config: { size: big }\n",
    /declares it secret/,
  ],
])("refuses %s", (_, declared, stack, message) => {
  const files = { "Pulumi.yaml": `${plain}config:\n${declared}`, "Pulumi.dev.yaml": stack };
  expect(() => read(files)).toThrow(InputError);
  expect(() => read(files)).toThrow(message);
});

it.each([
  ["a key with too many parts", "config:\n  a:b:c:d: 1\n", /key `a:b:c:d` is not of the form `<namespace>:<name>`/],
  ["a list for the keys", "config: [a]\n", /`config` is a list, expected a map of configuration keys/],
  ["an open quote", "config:\n  a: 'b\n", /Pulumi.dev.yaml:\d+: this is not YAML/],
])("refuses a stack file with %s", (_, stack, message) => {
  expect(() => read({ "Pulumi.yaml": plain, "Pulumi.dev.yaml": stack })).toThrow(message);
});
