import { singleBlocks } from "./single-blocks.ts";
import { camel } from "./tokens.ts";

/**
 * How Pulumi shows a property: under which name, and whether what Terraform writes as a list of at most one block is that block
 * itself.
 */
export interface Shown {
  readonly name: string;
  readonly single: boolean;
}

/**
 * Returns how Pulumi shows a property of Terraform's: in camel case, lists in the plural, lists of at most one block as the block.
 * `path` is that of the record that it stands in, in Pulumi's names, "" at the top.
 */
export function shownAs(token: string, path: string, name: string, isList: boolean): Shown {
  const renamed = path === "" ? renamings[token]?.[name] : undefined;
  if (renamed !== undefined) return { name: renamed, single: false };
  const own = camel(name);
  if (!isList) return { name: own, single: false };
  const blocks = singleBlocks[token] ?? [];
  if (blocks.includes(path === "" ? own : `${path}.${own}`)) return { name: own, single: true };
  return { name: plural(own), single: false };
}

function plural(word: string): string {
  if (/s$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** What Pulumi's providers call otherwise than the rule has it, as far as the catalogue reads it. */
const renamings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:autoscaling/group:Group": { vpc_zone_identifier: "vpcZoneIdentifiers" },
  "aws:rds/instance:Instance": { db_name: "dbName" },
};
