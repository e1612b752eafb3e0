import { z } from "zod";
import { publishedObjectives } from "../analyzer/readers/objectives-schema.ts";

/** The JSON schema of faultline.yaml, for editors: what the reader accepts, told as it is written. */
export function objectivesSchema(): string {
  const schema = z.toJSONSchema(publishedObjectives, { io: "input", target: "draft-07" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
