import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { AlicloudAccountsService } from "../infra/accounts/alicloud-accounts-service.ts";
import { AlicloudBackup } from "../infra/backup/alicloud-backup.ts";
import { AlicloudCacheTier } from "../infra/cache/alicloud-cache-tier.ts";
import type { CacheTier } from "../infra/cache/cache-tier.ts";
import { AlicloudClusterDatabase } from "../infra/database/alicloud-cluster-database.ts";
import { AlicloudStandbyDatabase } from "../infra/database/alicloud-standby-database.ts";
import type { Database } from "../infra/database/database.ts";
import { AlicloudApiEntry } from "../infra/edge/alicloud-api-entry.ts";
import { AlicloudHttpEntry } from "../infra/edge/alicloud-http-entry.ts";
import type { Entry } from "../infra/edge/entry.ts";
import { healthPath } from "../infra/edge/entry.ts";
import { AlicloudLedgerService } from "../infra/ledger/alicloud-ledger-service.ts";
import { AlicloudSettlement } from "../infra/ledger/alicloud-settlement.ts";
import type { LedgerService } from "../infra/ledger/ledger-service.ts";
import { AlicloudBroker } from "../infra/market-data/alicloud-broker.ts";
import { AlicloudMarketData } from "../infra/market-data/alicloud-market-data.ts";
import type { Broker } from "../infra/market-data/broker.ts";
import { AlicloudMatchingEngine } from "../infra/matching/alicloud-matching-engine.ts";
import { AlicloudMetadataStore } from "../infra/metadata/alicloud-metadata-store.ts";
import type { MetadataStore } from "../infra/metadata/metadata-store.ts";
import { AlicloudWatch } from "../infra/monitoring/alicloud-watch.ts";
import { AlicloudNetwork } from "../infra/network/alicloud-network.ts";
import { mostSeats } from "../infra/network/seat.ts";
import { AlicloudOrderEntry } from "../infra/order-entry/alicloud-order-entry.ts";
import type { OrderEntryNeeds } from "../infra/order-entry/order-entry.ts";
import { AlicloudRegistry } from "../infra/registry/alicloud-registry.ts";
import { AlicloudDatabaseReplication } from "../infra/replication/alicloud-database-replication.ts";
import { AlicloudRiskService } from "../infra/risk/alicloud-risk-service.ts";
import { AlicloudSessionService } from "../infra/sessions/alicloud-session-service.ts";
import { AlicloudChainNodes } from "../infra/wallets/alicloud-chain-nodes.ts";
import { AlicloudDepositService } from "../infra/wallets/alicloud-deposit-service.ts";
import { AlicloudSigningKey } from "../infra/wallets/alicloud-signing-key.ts";
import { AlicloudWithdrawalService } from "../infra/wallets/alicloud-withdrawal-service.ts";
import { AlicloudWorkQueue } from "../infra/wallets/alicloud-work-queue.ts";
import type { SigningKey } from "../infra/wallets/signing-key.ts";
import type { WorkQueue } from "../infra/wallets/work-queue.ts";
import { AlicloudWebFront } from "../infra/web/alicloud-web-front.ts";
import type { WebFrontNeeds } from "../infra/web/web-front.ts";
import type { AlicloudCell, Concern } from "./cell-schema.ts";
import { imagesOf } from "./images.ts";
import type * as site from "./site.ts";
import { cacheName, engineName, entryUses } from "./site.ts";

/** A cell on Alibaba Cloud. */
export class AlicloudSite implements site.Site {
  readonly cell: AlicloudCell;
  readonly network: AlicloudNetwork;
  /** The cell's own provider: it states the region in the program, where an account's default would hide it. */
  readonly provider: alicloud.Provider;
  /** Where the copies of what the cell keeps are. */
  private readonly elsewhere: alicloud.Provider;
  private readonly options: pulumi.ComponentResourceOptions;
  private readonly secrets: site.Secrets;

  /** Registers the cell's provider and network; `peers` are the addresses of networks that are joined to it. */
  constructor(cell: AlicloudCell, peers: readonly string[], secrets: site.Secrets) {
    this.cell = cell;
    this.secrets = secrets;
    this.provider = new alicloud.Provider(cell.name, { region: cell.region });
    this.elsewhere = new alicloud.Provider(`${cell.name}-copies`, { region: cell.copies.region });
    this.options = { providers: [this.provider] };
    this.network = new AlicloudNetwork(`${cell.name}-network`, { ...cell.network, peers }, this.options);
  }

  metadata(): MetadataStore | undefined {
    const { metadata, name, region } = this.cell;
    if (metadata === undefined) return undefined;
    return new AlicloudMetadataStore(`${name}-metadata`, { ...this.at, ...metadata, region }, this.options);
  }

  cache(concerns: readonly Concern[]): CacheTier {
    const request = this.cell.caches.find((cache) => cache.concerns === concerns);
    if (request === undefined) throw new RangeError(`Expected a cache of ${this.cell.name}, read ${concerns.join()}.`);
    const { shards, nodes, zones, nodeClass } = request;
    return new AlicloudCacheTier(
      cacheName(this.cell, concerns),
      { ...this.at, shards, nodes, zones, nodeClass, password: this.secrets.cachePassword },
      this.options,
    );
  }

  database(use: keyof site.Databases): Database {
    const name = `${this.cell.name}-${use}-db`;
    const rest = { ...this.at, password: this.secrets.databasePassword };
    const { databases } = this.cell;
    return use === "sessions" || use === "risk"
      ? new AlicloudStandbyDatabase(name, { ...rest, ...databases[use] }, this.options)
      : new AlicloudClusterDatabase(name, { ...rest, ...databases[use] }, this.options);
  }

  broker(): Broker {
    return new AlicloudBroker(`${this.cell.name}-broker`, { ...this.at, ...this.cell.broker }, this.options);
  }

  signingKey(): SigningKey {
    const { name, wallets } = this.cell;
    return new AlicloudSigningKey(`${name}-signing-key`, { ...this.at, zones: wallets.keyZones }, this.options);
  }

  withdrawalQueue(): WorkQueue {
    const { name, region } = this.cell;
    return new AlicloudWorkQueue(`${name}-withdrawal-queue`, { ...this.at, region }, this.options);
  }

  chain(): AlicloudChainNodes {
    const { name, wallets } = this.cell;
    const seat = mostSeats - 1;
    return new AlicloudChainNodes(`${name}-chain`, { ...this.at, ...wallets.chain, seat }, this.options);
  }

  engine(seat: number, needs: site.EngineNeeds): AlicloudMatchingEngine {
    const request = this.cell.matching[seat];
    if (request === undefined) throw new RangeError(`Expected an engine of ${this.cell.name}, read number ${seat}.`);
    return new AlicloudMatchingEngine(
      engineName(this.cell, request.products),
      { ...this.at, ...request, ...needs, seat },
      this.options,
    );
  }

  ledger(needs: site.StoreNeeds): AlicloudLedgerService {
    return new AlicloudLedgerService(
      `${this.cell.name}-ledger`,
      { ...this.at, ...this.cell.ledger, ...needs },
      this.options,
    );
  }

  settlement(needs: site.FillNeeds): void {
    const { name, settlement } = this.cell;
    new AlicloudSettlement(`${name}-settlement`, { ...this.at, ...settlement, ...needs }, this.options);
  }

  accounts(needs: site.StoreNeeds & { readonly ledgers: readonly LedgerService[] }): AlicloudAccountsService {
    const { name, accounts } = this.cell;
    return new AlicloudAccountsService(`${name}-accounts`, { ...this.at, ...accounts, ...needs }, this.options);
  }

  risk(needs: site.StoreNeeds & { readonly accounts: AlicloudAccountsService }): AlicloudRiskService {
    return new AlicloudRiskService(`${this.cell.name}-risk`, { ...this.at, ...this.cell.risk, ...needs }, this.options);
  }

  sessions(needs: site.StoreNeeds & { readonly cache: CacheTier }): AlicloudSessionService {
    const { name, sessions } = this.cell;
    return new AlicloudSessionService(`${name}-sessions`, { ...this.at, ...sessions, ...needs }, this.options);
  }

  prices(needs: site.PriceNeeds): AlicloudMarketData {
    return new AlicloudMarketData(
      `${this.cell.name}-prices`,
      { ...this.at, ...this.cell.prices, ...needs },
      this.options,
    );
  }

  deposits(needs: site.WalletNeeds): void {
    const { name, wallets } = this.cell;
    new AlicloudDepositService(`${name}-deposits`, { ...this.at, ...wallets.deposits, ...needs }, this.options);
  }

  withdrawals(needs: site.WalletNeeds & { readonly key: SigningKey; readonly queue: WorkQueue }): void {
    const { name, wallets } = this.cell;
    new AlicloudWithdrawalService(
      `${name}-withdrawals`,
      { ...this.at, ...wallets.withdrawals, ...needs },
      this.options,
    );
  }

  copies(databases: site.Databases): AlicloudBackup {
    const { name, region, copies, registry } = this.cell;
    const there = { copyRegion: copies.region, redundancy: copies.redundancy, copyProvider: this.elsewhere };
    new AlicloudRegistry(`${name}-registry`, { ...registry, ...there }, this.options);
    const { sessions, risk, accounts, ledger } = databases;
    return new AlicloudBackup(
      `${name}-backup`,
      {
        ...{ region, ...there, images: imagesOf(this.cell) },
        instances: { sessions: sessions.databaseId, risk: risk.databaseId },
        clusters: { accounts: accounts.databaseId, ledger: ledger.databaseId },
      },
      this.options,
    );
  }

  replication(needs: site.ReplicationNeeds): void {
    const { name, region } = this.cell;
    new AlicloudDatabaseReplication(`${name}-ledger-copy`, { ...this.at, ...needs, region }, this.options);
  }

  httpEntry(use: "web" | "app"): Entry {
    const { balancerZones, certificate } = this.cell.edge;
    return new AlicloudHttpEntry(`${this.cell.name}-${use}`, { ...this.at, balancerZones, certificate }, this.options);
  }

  apiEntry(): Entry {
    const { balancerZones, certificate } = this.cell.edge;
    return new AlicloudApiEntry(`${this.cell.name}-api`, { ...this.at, balancerZones, certificate }, this.options);
  }

  orders(needs: OrderEntryNeeds, entries: readonly Entry[]): void {
    const { name, orders } = this.cell;
    const pools = entries.map((entry) => entry.pool);
    new AlicloudOrderEntry(`${name}-orders`, { ...this.at, ...orders, ...needs, pools }, this.options);
  }

  front(needs: WebFrontNeeds, entries: readonly Entry[]): void {
    const { name, front } = this.cell;
    const pools = entries.map((entry) => entry.pool);
    new AlicloudWebFront(`${name}-front`, { ...this.at, ...front, ...needs, pools }, this.options);
  }

  watch(cells: readonly site.BuiltCell[], email: string): void {
    const targets = cells.flatMap(({ cell, entries }) =>
      entryUses.map((use) => ({ name: `${cell.name}-${use}`, host: entries[use].host })),
    );
    new AlicloudWatch(`${this.cell.name}-watch`, { targets, healthPath, email }, this.options);
  }

  private get at(): { readonly network: AlicloudNetwork } {
    return { network: this.network };
  }
}
