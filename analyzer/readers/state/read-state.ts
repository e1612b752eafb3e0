import type { Snapshot } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import { readTerraform } from "../terraform/read-terraform.ts";
import { isWireRecord } from "../wire.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { parseDocument } from "./document.ts";
import { readPreviewDigest } from "./preview-digest.ts";
import { formOf, sayExpected } from "./state-form.ts";
import { readUpdatePlan } from "./update-plan.ts";

/**
 * Returns the stack that a file tells of: a stack's exported state, a preview or a plan of it, Pulumi's or Terraform's.
 * @throws InputError where the file can't be read, is too long, or is none of these in a version that is known.
 */
export function readState(file: string): Snapshot {
  const content = parseDocument(file);
  if (!isWireRecord(content)) throw new InputError(`${file} is ${describe(content)}; ${sayExpected}.`);
  switch (formOf(file, content)) {
    case "checkpoint":
      return readCheckpoint(file, content);
    case "preview-digest":
      return readPreviewDigest(file, content);
    case "update-plan":
      return readUpdatePlan(file, content);
    case "terraform":
      return readTerraform(file, content);
  }
}

function describe(content: unknown): string {
  return Array.isArray(content) ? "a JSON list" : "a JSON text, number or literal";
}
