import type { Provider } from "../../model/catalogue.ts";

/**
 * How zone names are spelt. AWS puts the zone's letter behind its region (`ap-east-1a`; local and wavelength zones insert a place:
 * `us-east-1-bos-1a`). Alibaba Cloud has two families: with a hyphen (`cn-hongkong-c`) and glued (`ap-southeast-1a`), and writes
 * several zones at once as `cn-hongkong-MAZ1(b,c)` or `ap-northeast-1MAZ1(a,b)`.
 */
const several = /^([a-z][a-z0-9-]*?)(-?)MAZ\d*\(([a-z](?:,[a-z])*)\)$/;
const hyphenated = /^([a-z]+(?:-[a-z]+)+)-[a-z]$/;
const glued = /^([a-z]+(?:-[a-z]+)+-\d+)(?:-[a-z]+-\d+)?[a-z]$/;
/** An AWS zone id: the region's letters, its number, `-az` and a number. */
const zoneId = /^[a-z]{2,6}\d+(?:-[a-z]+\d+)?-az\d+$/;

/** Every zone that a written zone stands for, sorted; a name of no known form stands for itself. */
export const spellOut = (written: string): readonly string[] => {
  const [, region, hyphen, letters] = several.exec(written) ?? [];
  if (region === undefined || letters === undefined) return [written];
  return [...new Set(letters.split(","))].sort().map((letter) => `${region}${hyphen ?? ""}${letter}`);
};

/** The region that a zone's name begins with, `undefined` for a name of no known form; of several zones written as one, theirs. */
export const regionInName = (provider: Provider, written: string): string | undefined => {
  const name = spellOut(written)[0] ?? written;
  const match = provider === "alicloud" ? (hyphenated.exec(name) ?? glued.exec(name)) : glued.exec(name);
  return match?.[1];
};

/** Whether a text has the form of an AWS zone id, `ape1-az1`. */
export const isZoneId = (text: string): boolean => zoneId.test(text);

/** Whether a text is a zone's letter without its region, as Kafka takes it: `zonec`. */
export const isZoneLetter = (text: string): boolean => /^zone[a-z]$/.test(text);
