import type { CatalogueEntry } from "../../model/catalogue.ts";

/** What watches and records: its loss takes nobody along. */
export const monitoring: readonly CatalogueEntry[] = [
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    noun: "alarm",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: {
      dimensions: "none",
      metricQueries: "none",
      alarmActions: "none",
      okActions: "none",
      insufficientDataActions: "none",
      tags: "none",
    },
  },
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    noun: "log group",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { kmsKeyId: "none", tags: "none" },
  },
];
