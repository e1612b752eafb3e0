import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../shared/fault-trees/", import.meta.url));

/** A published fault tree, and what is known of it for certain. */
export interface PublishedFaultTree {
  readonly name: string;
  readonly coherent: boolean;
  readonly basicEvents: number;
  /** How many minimal cut sets have 1, 2, 3 … events; none for a tree that is not coherent. */
  readonly byOrder: readonly bigint[];
  readonly count: bigint;
  readonly probability: number;
  /** Where it stands. */
  readonly file: string;
}

/** The trees that stand beside the repository in `../shared/fault-trees`; `undefined` where they are not there. */
export function publishedFaultTrees(): readonly PublishedFaultTree[] | undefined {
  const table = `${folder}expected.tsv`;
  if (!existsSync(table)) return undefined;
  const [head = "", ...rows] = readFileSync(table, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  return rows.map((row) => {
    const cells = row.split("\t");
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? "";
    const name = cell("name");
    return {
      name,
      coherent: cell("coherent") === "yes",
      basicEvents: Number(cell("basic_events")),
      byOrder: cell("minimal_cut_sets_by_order")
        .split(" ")
        .filter((count) => count !== "")
        .map(BigInt),
      count: BigInt(cell("minimal_cut_sets") || "0"),
      probability: Number(cell("top_event_probability")),
      file: `${folder}${name}.xml`,
    };
  });
}
