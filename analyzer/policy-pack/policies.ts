import { PolicyPack } from "@pulumi/policy";
import { announcePack } from "../readers/guard-mark.ts";
import { endOnFailure } from "./end-on-failure.ts";
import { configurable, createGate } from "./gate.ts";
import { levelsSchema } from "./levels.ts";

endOnFailure();
announcePack();
const gate = createGate();

new PolicyPack("faultline", {
  description: "Fails a preview whose redundancy objectives do not hold.",
  policies: [
    {
      name: "stated-properties",
      description: "Reads what the program states for each resource; never finds anything.",
      enforcementLevel: "mandatory",
      validateResource: (args) => gate.notice(args),
    },
    {
      name: "objectives",
      description: "Every service survives the losses that its objective names.",
      enforcementLevel: "mandatory",
      configSchema: {
        properties: {
          objectives: { type: "string", description: "Path of the objectives file, from the pack's folder." },
          rules: levelsSchema(configurable),
        },
      },
      validateStack: (args, reportViolation) => gate.judge(args, reportViolation),
    },
    {
      name: "warnings",
      description: "What deserves a look, and blocks nothing.",
      enforcementLevel: "advisory",
      validateStack: (_args, reportViolation) => gate.warn(reportViolation),
    },
  ],
});
