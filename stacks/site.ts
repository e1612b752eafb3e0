import type * as pulumi from "@pulumi/pulumi";
import type { AccountsService } from "../infra/accounts/accounts-service.ts";
import type { Backup } from "../infra/backup/backup.ts";
import type { CacheTier } from "../infra/cache/cache-tier.ts";
import type { Database } from "../infra/database/database.ts";
import type { Entry } from "../infra/edge/entry.ts";
import type { LedgerService } from "../infra/ledger/ledger-service.ts";
import type { Broker } from "../infra/market-data/broker.ts";
import type { MarketData } from "../infra/market-data/market-data.ts";
import type { MatchingEngine } from "../infra/matching/matching-engine.ts";
import type { MetadataStore } from "../infra/metadata/metadata-store.ts";
import type { OrderEntryNeeds } from "../infra/order-entry/order-entry.ts";
import type { RiskService } from "../infra/risk/risk-service.ts";
import type { SessionService } from "../infra/sessions/session-service.ts";
import type { ChainNodes } from "../infra/wallets/chain-nodes.ts";
import type { SigningKey } from "../infra/wallets/signing-key.ts";
import type { WorkQueue } from "../infra/wallets/work-queue.ts";
import type { WebFrontNeeds } from "../infra/web/web-front.ts";
import type { Cell, Concern, Product } from "./cell-schema.ts";

/** What a stack keeps out of its configuration in the clear. */
export interface Secrets {
  readonly cachePassword: pulumi.Output<string> | undefined;
  readonly databasePassword: pulumi.Output<string> | undefined;
}

/**
 * Where a cell is being built: one network on one cloud. Each method registers one system there, made as the cell's
 * configuration says, from what it is handed. What it is handed may stand in another cell.
 */
export interface Site {
  readonly cell: Cell;
  /** Registers the store that the cell's configuration has, or none. */
  metadata(): MetadataStore | undefined;
  cache(concerns: readonly Concern[]): CacheTier;
  database(use: keyof Databases): Database;
  broker(): Broker;
  signingKey(): SigningKey;
  withdrawalQueue(): WorkQueue;
  chain(): ChainNodes;
  /** Registers the engine at this place of the cell's list. */
  engine(seat: number, needs: EngineNeeds): MatchingEngine;
  ledger(needs: StoreNeeds): LedgerService;
  settlement(needs: FillNeeds): void;
  accounts(needs: StoreNeeds & { readonly ledgers: readonly LedgerService[] }): AccountsService;
  risk(needs: StoreNeeds & { readonly accounts: AccountsService }): RiskService;
  sessions(needs: StoreNeeds & { readonly cache: CacheTier }): SessionService;
  prices(needs: PriceNeeds): MarketData;
  deposits(needs: WalletNeeds): void;
  withdrawals(needs: WalletNeeds & { readonly key: SigningKey; readonly queue: WorkQueue }): void;
  /** Registers what keeps images, registries, state and backups of the cell, and their copies elsewhere. */
  copies(databases: Databases): Backup;
  /** Registers what carries another cell's ledger into this one's. */
  replication(needs: ReplicationNeeds): void;
  httpEntry(use: "web" | "app"): Entry;
  apiEntry(): Entry;
  orders(needs: OrderEntryNeeds, entries: readonly Entry[]): void;
  front(needs: WebFrontNeeds, entries: readonly Entry[]): void;
  /** Registers what watches the ways into these cells, which are on another cloud. */
  watch(cells: readonly BuiltCell[], email: string): void;
}

/** A cell's databases by use. */
export interface Databases {
  readonly sessions: Database;
  readonly risk: Database;
  readonly accounts: Database;
  readonly ledger: Database;
}

export interface EngineNeeds {
  readonly metadata: MetadataStore;
  /** The engine in another cell of which this is the standby. */
  readonly follows: MatchingEngine | undefined;
}

export interface StoreNeeds {
  readonly database: Database;
  readonly metadata: MetadataStore;
}

export interface FillNeeds {
  readonly engines: readonly MatchingEngine[];
  readonly ledgers: readonly LedgerService[];
}

export interface PriceNeeds {
  readonly engines: readonly MatchingEngine[];
  readonly broker: Broker;
  readonly cache: CacheTier;
}

export interface WalletNeeds {
  readonly chains: readonly ChainNodes[];
  readonly ledgers: readonly LedgerService[];
}

export interface ReplicationNeeds {
  readonly source: Database;
  readonly target: Database;
  readonly zones: readonly string[];
  readonly instanceClass: string;
}

/** What others need of a cell once it is built. */
export interface BuiltCell {
  readonly cell: Cell;
  readonly entries: Readonly<Record<EntryUse, Entry>>;
  readonly backup: Backup;
}

/** For whom a way in is. */
export const entryUses = ["web", "app", "api"] as const;
export type EntryUse = (typeof entryUses)[number];

/** Returns the name of a cell's cache: the cell's alone where the cache is for everything. */
export function cacheName(cell: Cell, served: readonly Concern[]): string {
  const all = cell.caches.length === 1;
  return all ? `${cell.name}-cache` : `${cell.name}-cache-${served.join("-")}`;
}

/** Returns the name of an engine: after what it matches, so that it can be found by that. */
export function engineName(cell: Cell, served: readonly Product[]): string {
  return `${cell.name}-matching-${served.join("-")}`;
}

/** Returns what is kept for a cell, or for a concern in it. Throws where the configuration's checks let a gap through. */
export function ofCell<Key, Value>(kept: ReadonlyMap<Key, Value | undefined>, key: Key): Value {
  const found = kept.get(key);
  if (found === undefined) throw new RangeError(`Expected one of ${[...kept.keys()].join(", ")}, read ${String(key)}.`);
  return found;
}
