import type * as pulumi from "@pulumi/pulumi";
import { buildCell } from "./build-cell.ts";
import { parseCells } from "./cells.ts";

/** Registers the cells that a stack's configuration names and returns, by cell, the host that takes its customers' orders. */
export function buildPlatform(config: pulumi.Config): Readonly<Record<string, pulumi.Output<string>>> {
  const cells = parseCells(config.getObject("cells"));
  const password = config.getSecret("cachePassword");
  return Object.fromEntries(cells.map((cell) => [cell.name, buildCell(cell, password).host]));
}
