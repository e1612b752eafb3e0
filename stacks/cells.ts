import { cellContradictions } from "./cell-contradictions.ts";
import type { Cell } from "./cell-schema.ts";
import { cellsSchema } from "./cell-schema.ts";
import { ConfigurationError, describeIssue } from "./configuration-error.ts";

/** The key under which a stack names its cells. */
const cellsKey = "trading:cells";

/**
 * Returns the cells of a stack's configuration, or throws one sentence for the first thing that is wrong with it: where it
 * is, what was read and what was expected.
 */
export function parseCells(configured: unknown): readonly Cell[] {
  const parsed = cellsSchema.safeParse(configured);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigurationError(
      issue === undefined ? `${cellsKey} is not a list of cells` : describeIssue(issue, configured, cellsKey),
    );
  }
  const [wrong] = cellContradictions(parsed.data);
  if (wrong !== undefined) throw new ConfigurationError(wrong);
  return parsed.data;
}
