import type { Provider } from "../model/catalogue.ts";
import type { Urn } from "../model/snapshot.ts";
import { readValue } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** Tells the accounts of a stack apart, as far as its providers do: one account unless role, profile, key or account ids differ. */
export interface Accounts {
  /** Names the account that a resource belongs to, by a provider that works in it. */
  of(record: StackRecord): Urn;
  /** How a person calls that provider. */
  label(record: StackRecord): string;
  /** What tells the account from others of the same cloud; empty where the stack knows no other. */
  name(record: StackRecord): string;
  /** Whether the account is not the stack's first, in a region whose zone names each account has its own order of. */
  meansElsewhere(record: StackRecord, provider: Provider, region: string | undefined): boolean;
}

export function createAccounts(stack: StackIndex): Accounts {
  const firstWith = new Map<string, StackRecord>();
  const firstOf = new Map<Provider, Urn>();
  const accountOf = new Map<Urn, StackRecord>();
  for (const record of stack.records) {
    const provider = record.origin === "provider" ? stack.catalogue.provider(record.type) : undefined;
    if (provider === undefined) continue;
    const stated = stack.catalogue.accountProperties(provider).map((property) => readValue(record, property));
    const key = JSON.stringify([provider, stated]);
    const first = firstWith.get(key) ?? record;
    firstWith.set(key, first);
    accountOf.set(record.urn, first);
    if (!firstOf.has(provider)) firstOf.set(provider, first.urn);
  }
  const names = new Map<Urn, string>();
  const nameOf = (account: StackRecord): string => {
    const cloud = stack.catalogue.provider(account.type);
    const known = [...new Set(accountOf.values())].filter((one) => stack.catalogue.provider(one.type) === cloud);
    if (known.length < 2) return "";
    // Providers in different components may bear one name.
    return known.filter((one) => one.name === account.name).length > 1 ? account.urn : account.name;
  };
  const accountOfResource = (record: StackRecord) =>
    record.provider === null ? undefined : accountOf.get(record.provider);
  return {
    of: (record) => accountOfResource(record)?.urn ?? "",
    label: (record) => accountOfResource(record)?.name ?? "",
    name(record) {
      const account = accountOfResource(record);
      if (account === undefined) return "";
      const name = names.get(account.urn) ?? nameOf(account);
      names.set(account.urn, name);
      return name;
    },
    meansElsewhere(record, provider, region) {
      const account = accountOfResource(record);
      if (account === undefined || account.urn === firstOf.get(provider)) return false;
      return region !== undefined && stack.catalogue.region(provider, region)?.sameNamesInEveryAccount === false;
    },
  };
}
