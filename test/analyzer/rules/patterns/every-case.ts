import { dataStores } from "./data-stores.ts";
import { incidentFamilies } from "./incident-families.ts";
import { networks } from "./networks.ts";
import { operations } from "./operations.ts";
import type { PatternCase } from "./pattern-case.ts";
import { serving } from "./servers.ts";

/** The cases of every pattern that takes one stack to show, by the pattern's id. */
export const everyCase: Readonly<Record<string, readonly PatternCase[]>> = {
  ...incidentFamilies,
  ...dataStores,
  ...serving,
  ...networks,
  ...operations,
};
