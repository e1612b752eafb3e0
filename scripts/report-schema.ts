import { z } from "zod";
import { publishedReport } from "../analyzer/reporters/json/schema.ts";

/** The JSON schema of the JSON report, for programs that read it. */
export function reportSchema(): string {
  const schema = z.toJSONSchema(publishedReport, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
