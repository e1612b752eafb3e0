import { existsSync } from "node:fs";
import type { Decrypt } from "./encrypted-config.ts";
import { openEncryptedConfig } from "./encrypted-config.ts";
import { InputError } from "./input-error.ts";
import type { Project, ProjectConfig } from "./project.ts";
import { fullConfigKey, listStacks, stackFile } from "./project.ts";
import type { YamlMap, YamlValue } from "./pulumi-yaml.ts";
import { describe, isYamlMap, jsonText, readPulumiYaml } from "./pulumi-yaml.ts";
import { unknownText } from "./wire.ts";

/** A stack's configuration as its program receives it. */
export interface StackConfig {
  /** Full key → text; objects, lists, numbers and booleans as JSON, the way Pulumi hands them to a program. Sorted. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys that hold a secret, sorted. */
  readonly secretKeys: readonly string[];
  /** Keys whose encrypted values nobody could open here: a stand-in takes their place, and its readers see an unknown. */
  readonly standIns: readonly string[];
  /**
   * What no output may show: the texts that were decrypted here, sorted. What stands beside them in an object is plain in
   * the file already.
   */
  readonly secretTexts: readonly string[];
  /** Environments (Pulumi ESC) that the file imports and that only their service can open; their values are missing. */
  readonly environments: readonly string[];
}

/**
 * Returns the configuration of a stack: its `Pulumi.<stack>.yaml` over the defaults of `Pulumi.yaml`, checked and encoded
 * as the Pulumi CLI does (pkg/workspace/config.go).
 * @throws InputError where the file is missing, malformed, lacks a required key, or the passphrase is wrong.
 */
export function readStackConfig(
  project: Project,
  stack: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): StackConfig {
  const file = findStackFile(project, stack);
  const content = readPulumiYaml(file);
  const stated = readValues(project, file, content);
  const missing = [...project.config]
    .filter(([key, entry]) => entry.value === undefined && key.startsWith(`${project.name}:`) && !stated.has(key))
    .map(([key]) => key);
  if (missing.length > 0) {
    throw new InputError(
      `${file}: Pulumi.yaml requires ${missing.map((key) => `\`${key}\``).join(", ")}, which this stack leaves out; set it.`,
    );
  }
  const salt = content.encryptionsalt;
  const open = [...stated.values()].some(holdsSecret)
    ? openEncryptedConfig(file, typeof salt === "string" ? salt : undefined, environment)
    : undefined;
  const secretTexts = new Set<string>();
  const decrypt: Decrypt | undefined =
    open === undefined
      ? undefined
      : (ciphertext, key) => {
          const text = open(ciphertext, key);
          secretTexts.add(text);
          return text;
        };

  const entries = new Map<string, string>();
  const secretKeys: string[] = [];
  const standIns: string[] = [];
  for (const [key, entry] of project.config) {
    if (entry.value === undefined || entry.value === null || stated.has(key)) continue;
    entries.set(key, textOf(entry.value));
    if (entry.secret) secretTexts.add(textOf(entry.value));
  }
  for (const [key, value] of stated) {
    const secret = holdsSecret(value);
    if (secret) secretKeys.push(key);
    if (secret && decrypt === undefined) standIns.push(key);
    const plain = decryptValue(value, key, decrypt);
    const declared = project.config.get(key);
    if (declared !== undefined) checkDeclared(file, key, declared, plain, secret, secret && decrypt === undefined);
    entries.set(key, textOf(plain));
  }
  return {
    values: Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1))),
    secretKeys: secretKeys.sort(),
    standIns: standIns.sort(),
    secretTexts: [...secretTexts].sort(),
    environments: environmentsOf(content.environment),
  };
}

function findStackFile(project: Project, stack: string): string {
  const file = stackFile(project, stack);
  // A stack's name never holds a separator; one that does would name a file somewhere else.
  if (/^[\w.-]+$/.test(stack) && existsSync(file)) return file;
  const known = listStacks(project);
  throw new InputError(
    known.length === 0
      ? `No stack \`${stack}\`: ${project.stackDirectory} holds no Pulumi.<stack>.yaml; create Pulumi.${stack}.yaml there, even an empty one.`
      : `No stack \`${stack}\` in ${project.stackDirectory}; the stacks with a configuration file are ${known.join(", ")}.`,
  );
}

function readValues(project: Project, file: string, content: YamlMap): ReadonlyMap<string, YamlValue> {
  const values = new Map<string, YamlValue>();
  const config = content.config ?? {};
  if (!isYamlMap(config)) {
    throw new InputError(`${file}: \`config\` is ${describe(config)}, expected a map of configuration keys.`);
  }
  for (const [written, value] of Object.entries(config)) {
    const key = fullConfigKey(project.name, written);
    if (key === undefined) {
      throw new InputError(`${file}: the configuration key \`${written}\` is not of the form \`<namespace>:<name>\`.`);
    }
    // Pulumi 3 still reads a key without a value as the empty text.
    values.set(key, value ?? "");
  }
  return values;
}

function textOf(value: YamlValue): string {
  return typeof value === "string" ? value : jsonText(value);
}

/** `secure: <ciphertext>`, alone in its map, is Pulumi's way to write an encrypted value, at any depth. */
function ciphertextOf(value: YamlValue): string | undefined {
  if (!isYamlMap(value) || Object.keys(value).length !== 1) return undefined;
  const secure = value.secure;
  return typeof secure === "string" ? secure : undefined;
}

function holdsSecret(value: YamlValue): boolean {
  if (ciphertextOf(value) !== undefined) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isYamlMap(value) && Object.values(value).some(holdsSecret);
}

function decryptValue(value: YamlValue, key: string, decrypt: Decrypt | undefined): YamlValue {
  const ciphertext = ciphertextOf(value);
  if (ciphertext !== undefined) return decrypt === undefined ? unknownText : decrypt(ciphertext, key);
  if (Array.isArray(value)) return value.map((item) => decryptValue(item, key, decrypt));
  if (!isYamlMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, decryptValue(field, key, decrypt)]));
}

function checkDeclared(
  file: string,
  key: string,
  declared: ProjectConfig,
  value: YamlValue,
  secret: boolean,
  standIn: boolean,
): void {
  if (declared.type === undefined) return;
  if (declared.secret && !secret) {
    throw new InputError(
      `${file}: \`${key}\` is plain text, but Pulumi.yaml declares it secret; set it with \`pulumi config set --secret\`.`,
    );
  }
  if (standIn || hasType(declared.type, declared.items, value)) return;
  throw new InputError(
    `${file}: \`${key}\` is ${describe(value)}, but Pulumi.yaml declares type ${declared.type}; correct one of them.`,
  );
}

/** Pulumi's own leniency: a scalar reaches the check as text, so any scalar is a `string` and digits are an `integer`. */
function hasType(type: string, items: YamlMap | undefined, value: YamlValue): boolean {
  const scalar = !Array.isArray(value) && !isYamlMap(value);
  switch (type) {
    case "string":
      return scalar;
    case "integer":
      return scalar && /^[-+]?\d+$/.test(textOf(value));
    case "boolean":
      return scalar && ["true", "false"].includes(textOf(value));
    case "object":
      return isYamlMap(value);
    case "array": {
      const itemType = items?.type;
      const nested = items?.items;
      if (!Array.isArray(value) || typeof itemType !== "string") return false;
      return value.every((item) => hasType(itemType, isYamlMap(nested) ? nested : undefined, item));
    }
    default:
      return false;
  }
}

function environmentsOf(environment: YamlValue | undefined): readonly string[] {
  if (environment === undefined || environment === null) return [];
  const imports = isYamlMap(environment) ? (environment.imports ?? ["(inline)"]) : environment;
  const names = Array.isArray(imports) ? imports : [imports];
  return names.map((name) => (isYamlMap(name) ? (Object.keys(name)[0] ?? "(inline)") : String(name)));
}
