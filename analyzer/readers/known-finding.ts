import { z } from "zod";

/** What is kept of a finding to know it again. */
export const knownFinding = z.object({
  fingerprint: z.string().min(1),
  rule: z.string().min(1),
  severity: z.enum(["error", "warning", "note"]),
  status: z.enum(["violated", "undetermined"]),
  services: z.array(z.string()),
});

/** The first thing that is wrong, as `stacks.0.findings.2.rule is missing or not what was expected`. */
export function firstMistake(error: z.ZodError): string {
  const path = (error.issues[0]?.path ?? []).map(String).join(".");
  return path === "" ? "the file is something else" : `${path} is missing or something else`;
}
