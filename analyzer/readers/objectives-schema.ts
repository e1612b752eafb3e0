import { z } from "zod";
import { group } from "./objectives-schema/group.ts";
import { wrongReferences } from "./objectives-schema/references.ts";
import { service } from "./objectives-schema/service.ts";
import {
  dependency,
  dnsName,
  parity,
  placed,
  probability,
  site,
  staging,
  takeover,
} from "./objectives-schema/statements.ts";
import { waiver } from "./objectives-schema/waiver.ts";
import { name } from "./objectives-schema/words.ts";

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

/** Everything but the waivers. Unknown keys are refused: half obeyed would read as obeyed. */
const parts = {
  version: z.literal(1, { error: "1, the only one there is" }),
  services: z
    .record(name, service)
    .default({})
    .meta({ description: "What someone outside would miss, and what it must survive." }),
  groups: listOf(group).meta({
    description: "Members that stand in for each other, where the program doesn't show it.",
  }),
  takeover: listOf(takeover).meta({ description: "How a standby comes to serve." }),
  staging: listOf(staging).meta({ description: "Changes that reach their users wave by wave." }),
  probabilities: listOf(probability).meta({ description: "How likely losses are." }),
  rules: name.optional().meta({ description: "The module of house rules, such as ./faultline-rules.ts." }),
  dependencies: listOf(dependency).meta({ description: "Corrections of what needs what." }),
  placement: listOf(placed).meta({ description: "Zones that the program doesn't state." }),
  names: listOf(dnsName).meta({ description: "To whom DNS names are delegated." }),
  sites: listOf(site).meta({ description: "Zones that share a building." }),
  parity: listOf(parity).meta({ description: "Stacks that must have the same shape." }),
};

/**
 * What faultline.yaml may say, as it is read. Each waiver is looked at by itself afterwards: one that can't be obeyed counts as
 * absent, and must not keep the rest from being judged.
 */
export const objectivesFile = z
  .strictObject({ ...parts, waivers: listOf(z.unknown()) })
  .superRefine((stated, context) => {
    for (const { path, expected } of wrongReferences(stated)) {
      context.addIssue({ code: "custom", path: [...path], message: expected });
    }
  });

/** The same for editors, waivers included. */
export const publishedObjectives = z
  .strictObject({
    ...parts,
    waivers: listOf(waiver).meta({ description: "Findings that somebody accepted, until when and why." }),
  })
  .meta({
    title: "Faultline objectives",
    description: "What a Pulumi program can't show: services, what they must survive, and what was accepted.",
  });

/** What is documented for each part of the file, by the first word of its path. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  services: Object.keys(service.shape),
  groups: Object.keys(group.shape),
  takeover: Object.keys(takeover.shape),
  staging: Object.keys(staging.shape),
  probabilities: Object.keys(probability.shape),
  dependencies: Object.keys(dependency.shape),
  placement: Object.keys(placed.shape),
  names: Object.keys(dnsName.shape),
  sites: Object.keys(site.shape),
  parity: Object.keys(parity.shape),
  waivers: Object.keys(waiver.shape),
};
