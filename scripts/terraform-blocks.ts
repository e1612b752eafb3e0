/**
 * Says which of Terraform's blocks Pulumi's SDKs show as one object: `vpc_config`, which Terraform's JSON writes as a list of at
 * most one, is `vpcConfig` there, while `ebs_block_device` is the list `ebsBlockDevices`. Read off the SDKs' declarations.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { entries } from "../analyzer/catalogue/index.ts";

const packages = new URL("../node_modules/@pulumi/", import.meta.url).pathname;

/** Deeper than any path that the catalogue reads. */
const deepest = 3;

/** What bears on losses, or joins what does; of all else no property is read. */
const told = entries
  .filter(({ role, joins }) => role !== "rule" || joins !== undefined)
  .map(({ type }) => type)
  .filter((type) => /^(?:aws|alicloud):/.test(type));

/** Returns the module that the reader of Terraform's JSON imports. */
export function singleBlocksText(): string {
  const rows = Object.entries(singleBlocks(told)).map(([token, paths]) => {
    const list = paths.map((path) => `    ${JSON.stringify(path)},\n`).join("");
    const line = `  ${JSON.stringify(token)}: [${paths.map((path) => JSON.stringify(path)).join(", ")}],\n`;
    return line.length <= 121 ? line : `  ${JSON.stringify(token)}: [\n${list}  ],\n`;
  });
  return `/**
 * Properties that are one object in Pulumi's SDKs and a list of at most one block in Terraform's JSON, by type: paths in Pulumi's
 * names. Written by scripts/terraform-blocks.ts from the SDKs' declarations; a test compares them.
 */
export const singleBlocks: Readonly<Record<string, readonly string[]>> = {\n${rows.join("")}};\n`;
}

/** Returns, for each of these types, the paths of its properties that are one object; types without any are left out. */
function singleBlocks(tokens: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const found = tokens.flatMap((token): (readonly [string, readonly string[]])[] => {
    const paths = blocksOf(token);
    return paths.length === 0 ? [] : [[token, paths]];
  });
  return Object.fromEntries(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}

type Members = ReadonlyMap<string, string>;
const nested = new Map<string, ReadonlyMap<string, Members>>();

function blocksOf(token: string): readonly string[] {
  const [provider = "", path = "", name = ""] = token.split(":");
  const file = join(packages, provider, `${path}.d.ts`);
  if (!existsSync(file)) return [];
  const own = membersOf(interfaceIn(readFileSync(file, "utf8"), `${name}Args`));
  const inputs = inputsOf(provider);
  const blocks: string[] = [];
  const walk = (members: Members, before: string, depth: number): void => {
    for (const [property, type] of members) {
      const [, list = "", reference = "", inner = ""] =
        /^(pulumi\.Input<)?(inputs\.([\w.]+))(?: \| undefined)?(?:>\[\])?$/.exec(type) ?? [];
      if (reference === "") continue;
      if (list === "") blocks.push(before + property);
      if (depth < deepest) walk(inputs.get(inner) ?? new Map(), `${before}${property}.`, depth + 1);
    }
  };
  walk(own, "", 1);
  return blocks.sort();
}

/** The interfaces of `types/input.d.ts`, by their names within their namespaces: `ec2.InstanceCpuOptions`. */
function inputsOf(provider: string): ReadonlyMap<string, Members> {
  const known = nested.get(provider);
  if (known !== undefined) return known;
  const text = readFileSync(join(packages, provider, "types", "input.d.ts"), "utf8");
  const all = new Map<string, Members>();
  for (const piece of text.split(/^export declare namespace /m)) {
    const namespace = /^(\w+) \{/.exec(piece)?.[1];
    for (const [, name = "", body = ""] of piece.matchAll(/interface (\w+) \{\n([\s\S]*?)\n\s*\}\n/g)) {
      all.set(namespace === undefined ? name : `${namespace}.${name}`, membersOf(body));
    }
  }
  nested.set(provider, all);
  return all;
}

function interfaceIn(text: string, name: string): string {
  const start = text.indexOf(`export interface ${name} {`);
  return start < 0 ? "" : text.slice(start, text.indexOf("\n}\n", start));
}

function membersOf(body: string): Members {
  return new Map(
    [...body.matchAll(/^\s+(\w+)\??: pulumi\.Input<(.+)>;$/gm)].map(([, name = "", type = ""]) => [
      name,
      type.replace(/ \| undefined$/, ""),
    ]),
  );
}
