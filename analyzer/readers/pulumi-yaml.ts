import { readFileSync } from "node:fs";
import type { ScalarTag } from "yaml";
import { InputError, reasonOf } from "./input-error.ts";
import { readYaml } from "./yaml-problem.ts";

/** What a Pulumi file can hold. Whole numbers too large for a double stay exact. */
export type YamlValue = string | number | bigint | boolean | null | readonly YamlValue[] | YamlMap;
export interface YamlMap {
  readonly [key: string]: YamlValue;
}

/**
 * Returns the content of one of Pulumi's YAML files, with plain scalars understood as Pulumi's own parser (Go's yaml.v3)
 * understands them: `yes` and `on` are text, `0777` is octal, `1_000` a number, a date its long form. An empty file
 * gives an empty map.
 * @throws InputError with file and line where the file can't be read, isn't YAML, or isn't a map at its top.
 */
export function readPulumiYaml(path: string): YamlMap {
  const text = readText(path);
  const yaml = readYaml(text, { schema: "failsafe", customTags: goScalars, merge: true });
  if (yaml.kind === "problem") {
    throw new InputError(`${path}:${yaml.line}: this is not YAML (${yaml.what}); correct this line.`);
  }
  let content: unknown;
  try {
    content = yaml.document.toJS({ maxAliasCount: 1000 });
  } catch (thrown) {
    throw new InputError(
      `${path}: this YAML can't be read (${reasonOf(thrown)}); write out what its aliases stand for.`,
    );
  }
  if (content === null || content === undefined || content === "") return {};
  if (!isYamlMap(content)) {
    throw new InputError(`${path}:1: read ${describe(content)}, expected a map of keys (\`name: …\`, \`config: …\`).`);
  }
  return content;
}

/** Says whether a value read by `readPulumiYaml` is a map. */
export function isYamlMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns what kind of value was read, for messages: `a list`, `text`, never the value itself, which may be a secret. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? "true or false" : "a number";
}

/** Returns the JSON text of a value, keys sorted, as Pulumi encodes objects in a program's configuration. */
export function jsonText(value: YamlValue): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (isYamlMap(value)) {
    const fields = Object.keys(value).sort();
    return `{${fields.map((key) => `${jsonText(key)}:${jsonText(value[key] ?? null)}`).join(",")}}`;
  }
  // Go's encoder also escapes what HTML or JavaScript could misread.
  return JSON.stringify(value).replaceAll(/[<>&\u2028\u2029]/g, escapeUnicode);
}

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (thrown) {
    throw new InputError(
      `${path} could not be read (${reasonOf(thrown)}); check that it exists and that you may read it.`,
    );
  }
}

// yaml.v3, resolve.go. Order matters: the first test that a plain scalar passes decides.
const goScalars: ScalarTag[] = [
  { tag: "tag:yaml.org,2002:null", default: true, test: /^(?:~|[Nn]ull|NULL|)$/, resolve: () => null },
  {
    tag: "tag:yaml.org,2002:bool",
    default: true,
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: (text) => text.toLowerCase() === "true",
  },
  {
    tag: "tag:yaml.org,2002:timestamp",
    default: true,
    test: /^\d{4}-\d{1,2}-\d{1,2}$/,
    resolve: (text) => {
      const [year = "", month = "", day = ""] = text.split("-");
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")} 00:00:00 +0000 UTC`;
    },
  },
  {
    tag: "tag:yaml.org,2002:int",
    default: true,
    test: /^[-+]?(?:0[bB][01_]+|0[oO][0-7_]+|0[xX][0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*)$/,
    resolve: wholeNumber,
  },
  {
    tag: "tag:yaml.org,2002:float",
    default: true,
    test: /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/,
    resolve: (text) => Number(text.replaceAll("_", "")),
  },
];

function wholeNumber(text: string): number | bigint {
  const digits = text.replaceAll("_", "").replace(/^\+/, "");
  const negative = digits.startsWith("-");
  const magnitude = negative ? digits.slice(1) : digits;
  const exact = BigInt(/^0[0-7]+$/.test(magnitude) ? `0o${magnitude}` : magnitude.toLowerCase());
  const signed = negative ? -exact : exact;
  // Beyond 64 bits it is a float there, and rounded.
  if (signed >= 2n ** 64n || signed < -(2n ** 63n)) return Number(signed);
  return signed >= BigInt(Number.MIN_SAFE_INTEGER) && signed <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(signed)
    : signed;
}
