import type { CatalogueEntry } from "../../model/catalogue.ts";

/** What watches and tells: its loss takes nobody along. */
export const monitoring: readonly CatalogueEntry[] = [
  {
    type: "alicloud:cms/alarm:Alarm",
    noun: "alarm",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { dimensions: "none", metricDimensions: "none", contactGroups: "none", tags: "none" },
  },
  {
    type: "alicloud:cms/alarmContact:AlarmContact",
    noun: "alarm contact",
    role: "rule",
    stands: { kind: "nowhere" },
  },
  {
    type: "alicloud:cms/alarmContactGroup:AlarmContactGroup",
    noun: "alarm contact group",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { contacts: "none" },
  },
];
