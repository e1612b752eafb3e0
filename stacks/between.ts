import type { z } from "zod";
import type { Cell } from "./cell-schema.ts";
import { ConfigurationError, describeIssue, show } from "./configuration-error.ts";
import { cellName, count, domain, list, section, text, zones } from "./fields.ts";

/** What spans the cells or stands outside of them. */
export type Between = z.infer<typeof betweenSchema>;

/** The key under which a stack says what spans its cells. */
const betweenKey = "trading:between";

const label = text.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, "the part of a name before its domain, like www");

const betweenSchema = section({
  link: section({ alicloud: cellName, aws: cellName, zones, bandwidth: count }).optional(),
  ledgers: list(cellName, "cells"),
  replication: list(section({ from: cellName, to: cellName, zones, instanceClass: text }), "replications"),
  backupCopies: list(section({ from: cellName, to: cellName }), "copies"),
  names: section({
    domain,
    regions: section({ alicloud: text, aws: text }),
    labels: section({ web: label, app: label, api: label }),
    probes: list(section({ cityCode: text, ispCode: text }), "probes").min(1, "one probe or more"),
  }),
  statusPage: section({ region: text, role: text, domain, certificate: text }),
  monitoring: section({ email: text }),
});

/**
 * Returns what a stack's configuration says of the things that span its cells, or throws one sentence for the first thing
 * that is wrong with it.
 */
export function parseBetween(configured: unknown, cells: readonly Cell[]): Between {
  const parsed = betweenSchema.safeParse(configured);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigurationError(
      issue === undefined ? `${betweenKey} is not an object` : describeIssue(issue, configured, betweenKey),
    );
  }
  const [wrong] = contradictions(parsed.data, cells);
  if (wrong !== undefined) throw new ConfigurationError(wrong);
  return parsed.data;
}

function* contradictions(
  { link, ledgers, replication, backupCopies, names, statusPage }: Between,
  cells: readonly Cell[],
) {
  const known = new Map(cells.map((cell) => [cell.name, cell]));
  if (link !== undefined) {
    for (const provider of ["alicloud", "aws"] as const) {
      if (known.get(link[provider])?.provider !== provider) {
        yield `${betweenKey}.link.${provider} is ${show(link[provider])}, expected the name of a cell on ${provider}`;
      }
    }
    const offered = known.get(link.alicloud)?.network.zones ?? [];
    for (const zone of link.zones.filter((candidate) => !offered.includes(candidate))) {
      yield `${betweenKey}.link.zones names ${show(zone)}, expected zones of the network of ${show(link.alicloud)}`;
    }
    if (link.zones.length !== 2) {
      yield `${betweenKey}.link.zones is ${show(link.zones)}, expected two: one for each tunnel`;
    }
  }
  if ([...ledgers].sort().join() !== [...known.keys()].sort().join()) {
    yield `${betweenKey}.ledgers is ${show(ledgers)}, expected each cell once, the one in charge first`;
  }
  for (const [index, { from, to, zones: stands }] of replication.entries()) {
    const target = known.get(to);
    if (target === undefined || !known.has(from) || from === to) {
      yield `${betweenKey}.replication[${index}] goes from ${show(from)} to ${show(to)}, expected the names of two cells`;
    }
    for (const zone of stands.filter((candidate) => target?.network.zones.includes(candidate) === false)) {
      yield `${betweenKey}.replication[${index}].zones names ${show(zone)}, expected zones of the network of ${show(to)}`;
    }
  }
  for (const [index, { from, to }] of backupCopies.entries()) {
    if (known.get(from)?.provider !== "alicloud" || known.get(to)?.provider !== "aws") {
      yield `${betweenKey}.backupCopies[${index}] goes from ${show(from)} to ${show(to)}, expected a cell on alicloud and one on aws`;
    }
  }
  if (statusPage.domain === names.domain || statusPage.domain.endsWith(`.${names.domain}`)) {
    yield `${betweenKey}.statusPage.domain is ${show(statusPage.domain)}, expected one outside ${show(names.domain)}`;
  }
}
