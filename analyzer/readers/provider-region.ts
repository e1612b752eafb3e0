import type { Registrations } from "./registrations.ts";
import { urnOfProviderReference } from "./urn.ts";
import type { WireRecord } from "./wire.ts";
import { isUnknownText } from "./wire.ts";

/** The region of the provider that a look-up goes to, explicit or default; `null` where the program states none. */
export function regionOfProvider(
  registrations: Registrations,
  token: string,
  provider: string,
  asked: { readonly version: string; readonly downloadUrl: string; readonly packageReference: string },
): string | null {
  const urn = urnOfProviderReference(provider);
  if (urn === null) {
    const region = registrations.defaultProviderOf(token, asked).properties.region;
    return region?.kind === "known" && typeof region.value === "string" ? region.value : null;
  }
  const region = registrations.get(urn)?.registration.inputs.region;
  return typeof region === "string" && !isUnknownText(region) ? region : null;
}

/**
 * The region that a look-up is for. AWS functions take a region of their own since version 7 of the provider; it goes before the
 * provider's, also where it can't be read.
 */
export function regionAsked(args: WireRecord, providerRegion: string | null): string | null {
  const { region } = args;
  if (region === undefined || region === null || region === "") return providerRegion;
  return typeof region === "string" && !isUnknownText(region) ? region : null;
}
