import { InputError } from "../input-error.ts";
import type { WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";

/**
 * `checkpoint`: `pulumi stack export`, or the file in which a backend keeps a stack · `preview-digest`: `pulumi preview --json` ·
 * `update-plan`: `pulumi preview --save-plan` · `terraform`: `terraform show -json` of a plan or a state, and OpenTofu's.
 */
export type StateForm = "checkpoint" | "preview-digest" | "update-plan" | "terraform";

/** How each error says what would have been understood. */
export const sayExpected =
  "expected what pulumi stack export, pulumi preview --json --show-sames, pulumi preview --save-plan or terraform show -json writes";

/**
 * Tells by the members that only it has which form a document is of.
 * @throws InputError where it is none of them, saying what it is where that can be told.
 */
export function formOf(file: string, content: WireRecord): StateForm {
  const has = (...keys: readonly string[]) => keys.every((key) => key in content);
  if (has("version", "deployment") || has("version", "checkpoint")) return "checkpoint";
  if (has("manifest", "resourcePlans") || (has("version", "plan") && isWireRecord(content.plan))) return "update-plan";
  if (has("format_version") && (has("values") || has("planned_values") || has("terraform_version"))) return "terraform";
  if (has("changeSummary") || (Array.isArray(content.steps) && has("steps"))) return "preview-digest";
  if (has("manifest", "config") || has("manifest", "magic")) return "update-plan";
  const other = others.find(({ keys }) => has(...keys));
  throw new InputError(`${file} is ${other?.is ?? "JSON of another kind"}; ${sayExpected}.`);
}

/** What a file that holds one JSON document per line is, by its first line; `undefined` for any other. */
export function whatStreamOf(line: string): string | undefined {
  let first: unknown;
  try {
    first = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof first !== "object" || first === null) return undefined;
  if ("sequence" in first && "timestamp" in first)
    return "Pulumi's stream of events, which leaves out what depends on what";
  return "@level" in first ? "Terraform's stream of messages, which leaves out the resources" : undefined;
}

const others: readonly { readonly keys: readonly string[]; readonly is: string }[] = [
  { keys: ["lineage", "serial"], is: "a Terraform state as Terraform keeps it for itself" },
  { keys: ["resources", "manifest"], is: "a deployment without the version that goes with it" },
  { keys: ["verdict", "stacks"], is: "a report of faultline" },
];
