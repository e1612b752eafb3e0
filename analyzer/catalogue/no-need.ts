import type { Use } from "../model/catalogue.ts";

/**
 * Properties, separated by spaces, along which no failure passes: labels, permissions, places that are read by other means. For a row's
 * `uses`, where it is a claim like any other.
 */
export const noNeed = (properties: string): Readonly<Record<string, Use>> =>
  Object.fromEntries(properties.split(" ").map((property) => [property, "none"]));
