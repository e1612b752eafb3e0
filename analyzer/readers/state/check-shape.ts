import { z } from "zod";
import { InputError } from "../input-error.ts";
import { firstMistake } from "../known-finding.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";

/** Properties, whatever they are; their own reader looks into them. */
export const propertyMap = z.custom<WireRecord>((value) => isWireRecord(value as Wire));

/**
 * Returns a part of a file as the type that it is read as.
 * @throws InputError where it has another shape; the sentence says where, and no value, which may be a secret.
 */
export function checkShape<Shape>(file: string, schema: z.ZodType<Shape>, content: Wire, expected: string): Shape {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw new InputError(`${file}: ${firstMistake(result.error)}; expected ${expected}: write the file anew.`);
}
