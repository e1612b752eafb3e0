import type { Required } from "../model/catalogue.ts";

/** A group whose members all serve, or all take over at once. */
export const withoutTakeover = { takeover: null, primary: null, perMember: null } as const;

/** How many of n members must be left. */
export function requiredOf(required: Required | undefined, members: number): number {
  if (required === undefined) return 1;
  if (required === "majority") return Math.floor(members / 2) + 1;
  if (typeof required === "number") return required;
  if ("intactPlaces" in required) return 1;
  return required[members] ?? Math.floor(members / 2) + 1;
}

/** How many places must be left without a lost member, where places are what counts. */
export function intactPlacesOf(required: Required | undefined, places: number): { readonly intactPlaces?: number } {
  if (typeof required !== "object" || !isOfPlaces(required)) return {};
  return { intactPlaces: required.intactPlaces[places] ?? Math.floor(places / 2) + 1 };
}

function isOfPlaces(required: Extract<Required, object>): required is Extract<Required, { intactPlaces: unknown }> {
  return "intactPlaces" in required;
}
