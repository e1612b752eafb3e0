import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AwsAccountsService } from "../infra/accounts/aws-accounts-service.ts";
import { AwsBackup } from "../infra/backup/aws-backup.ts";
import { AwsCacheTier } from "../infra/cache/aws-cache-tier.ts";
import type { CacheTier } from "../infra/cache/cache-tier.ts";
import { AwsClusterDatabase } from "../infra/database/aws-cluster-database.ts";
import { AwsStandbyDatabase } from "../infra/database/aws-standby-database.ts";
import type { Database } from "../infra/database/database.ts";
import { AwsApiEntry } from "../infra/edge/aws-api-entry.ts";
import { AwsHttpEntry } from "../infra/edge/aws-http-entry.ts";
import type { Entry } from "../infra/edge/entry.ts";
import { healthPath } from "../infra/edge/entry.ts";
import { AwsLedgerService } from "../infra/ledger/aws-ledger-service.ts";
import { AwsSettlement } from "../infra/ledger/aws-settlement.ts";
import type { LedgerService } from "../infra/ledger/ledger-service.ts";
import { AwsBroker } from "../infra/market-data/aws-broker.ts";
import { AwsMarketData } from "../infra/market-data/aws-market-data.ts";
import type { Broker } from "../infra/market-data/broker.ts";
import { AwsMatchingEngine } from "../infra/matching/aws-matching-engine.ts";
import { AwsMetadataStore } from "../infra/metadata/aws-metadata-store.ts";
import type { MetadataStore } from "../infra/metadata/metadata-store.ts";
import { AwsWatch } from "../infra/monitoring/aws-watch.ts";
import { AwsNetwork } from "../infra/network/aws-network.ts";
import { mostSeats } from "../infra/network/seat.ts";
import { AwsOrderEntry } from "../infra/order-entry/aws-order-entry.ts";
import type { OrderEntryNeeds } from "../infra/order-entry/order-entry.ts";
import { AwsRegistry } from "../infra/registry/aws-registry.ts";
import { AwsDatabaseReplication } from "../infra/replication/aws-database-replication.ts";
import { AwsRiskService } from "../infra/risk/aws-risk-service.ts";
import { AwsSessionService } from "../infra/sessions/aws-session-service.ts";
import { AwsChainNodes } from "../infra/wallets/aws-chain-nodes.ts";
import { AwsDepositService } from "../infra/wallets/aws-deposit-service.ts";
import { AwsSigningKey } from "../infra/wallets/aws-signing-key.ts";
import { AwsWithdrawalService } from "../infra/wallets/aws-withdrawal-service.ts";
import { AwsWorkQueue } from "../infra/wallets/aws-work-queue.ts";
import type { SigningKey } from "../infra/wallets/signing-key.ts";
import type { WorkQueue } from "../infra/wallets/work-queue.ts";
import { AwsWebFront } from "../infra/web/aws-web-front.ts";
import type { WebFrontNeeds } from "../infra/web/web-front.ts";
import type { AwsCell, Concern } from "./cell-schema.ts";
import { imagesOf } from "./images.ts";
import type * as site from "./site.ts";
import { cacheName, engineName, entryUses } from "./site.ts";

/** A cell on AWS. */
export class AwsSite implements site.Site {
  readonly cell: AwsCell;
  readonly network: AwsNetwork;
  /** The cell's own provider: it states the region in the program, where an account's default would hide it. */
  readonly provider: aws.Provider;
  /** Where the copies of what the cell keeps are. */
  private readonly elsewhere: aws.Provider;
  private readonly options: pulumi.ComponentResourceOptions;
  private readonly secrets: site.Secrets;

  /** Registers the cell's provider and network; `peers` are the addresses of networks that are joined to it. */
  constructor(cell: AwsCell, peers: readonly string[], secrets: site.Secrets) {
    this.cell = cell;
    this.secrets = secrets;
    this.provider = new aws.Provider(cell.name, { region: cell.region });
    this.elsewhere = new aws.Provider(`${cell.name}-copies`, { region: cell.copies.region });
    this.options = { providers: [this.provider] };
    this.network = new AwsNetwork(
      `${cell.name}-network`,
      { ...cell.network, region: cell.region, peers },
      this.options,
    );
  }

  metadata(): MetadataStore | undefined {
    const { metadata, name, region } = this.cell;
    if (metadata === undefined) return undefined;
    return new AwsMetadataStore(`${name}-metadata`, { ...this.at, ...metadata, region }, this.options);
  }

  cache(concerns: readonly Concern[]): CacheTier {
    const request = this.cell.caches.find((cache) => cache.concerns === concerns);
    if (request === undefined) throw new RangeError(`Expected a cache of ${this.cell.name}, read ${concerns.join()}.`);
    const { shards, nodes, zones, nodeClass } = request;
    return new AwsCacheTier(
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
      ? new AwsStandbyDatabase(name, { ...rest, ...databases[use] }, this.options)
      : new AwsClusterDatabase(name, { ...rest, ...databases[use] }, this.options);
  }

  broker(): Broker {
    return new AwsBroker(`${this.cell.name}-broker`, { ...this.at, ...this.cell.broker }, this.options);
  }

  signingKey(): SigningKey {
    const { name, wallets } = this.cell;
    return new AwsSigningKey(
      `${name}-signing-key`,
      { ...this.at, zones: wallets.keyZones, region: this.cell.region, copyProvider: this.elsewhere },
      this.options,
    );
  }

  withdrawalQueue(): WorkQueue {
    const { name, region, wallets } = this.cell;
    return new AwsWorkQueue(
      `${name}-withdrawal-queue`,
      { ...this.at, region, zones: wallets.queueZones },
      this.options,
    );
  }

  chain(): AwsChainNodes {
    const { name, wallets } = this.cell;
    const seat = mostSeats - 1;
    return new AwsChainNodes(`${name}-chain`, { ...this.at, ...wallets.chain, seat }, this.options);
  }

  engine(seat: number, needs: site.EngineNeeds): AwsMatchingEngine {
    const request = this.cell.matching[seat];
    if (request === undefined) throw new RangeError(`Expected an engine of ${this.cell.name}, read number ${seat}.`);
    return new AwsMatchingEngine(
      engineName(this.cell, request.products),
      { ...this.at, ...request, ...needs, seat },
      this.options,
    );
  }

  ledger(needs: site.StoreNeeds): AwsLedgerService {
    return new AwsLedgerService(
      `${this.cell.name}-ledger`,
      { ...this.at, ...this.cell.ledger, ...needs },
      this.options,
    );
  }

  settlement(needs: site.FillNeeds): void {
    const { name, settlement } = this.cell;
    new AwsSettlement(`${name}-settlement`, { ...this.at, ...settlement, ...needs }, this.options);
  }

  accounts(needs: site.StoreNeeds & { readonly ledgers: readonly LedgerService[] }): AwsAccountsService {
    const { name, accounts } = this.cell;
    return new AwsAccountsService(`${name}-accounts`, { ...this.at, ...accounts, ...needs }, this.options);
  }

  risk(needs: site.StoreNeeds & { readonly accounts: AwsAccountsService }): AwsRiskService {
    return new AwsRiskService(`${this.cell.name}-risk`, { ...this.at, ...this.cell.risk, ...needs }, this.options);
  }

  sessions(needs: site.StoreNeeds & { readonly cache: CacheTier }): AwsSessionService {
    const { name, sessions } = this.cell;
    return new AwsSessionService(`${name}-sessions`, { ...this.at, ...sessions, ...needs }, this.options);
  }

  prices(needs: site.PriceNeeds): AwsMarketData {
    return new AwsMarketData(`${this.cell.name}-prices`, { ...this.at, ...this.cell.prices, ...needs }, this.options);
  }

  deposits(needs: site.WalletNeeds): void {
    const { name, wallets } = this.cell;
    new AwsDepositService(`${name}-deposits`, { ...this.at, ...wallets.deposits, ...needs }, this.options);
  }

  withdrawals(needs: site.WalletNeeds & { readonly key: SigningKey; readonly queue: WorkQueue }): void {
    const { name, wallets } = this.cell;
    new AwsWithdrawalService(`${name}-withdrawals`, { ...this.at, ...wallets.withdrawals, ...needs }, this.options);
  }

  copies(databases: site.Databases): AwsBackup {
    const { name, region, copies, registry } = this.cell;
    const there = { copyRegion: copies.region, copyProvider: this.elsewhere };
    new AwsRegistry(`${name}-registry`, { ...registry, ...there }, this.options);
    return new AwsBackup(
      `${name}-backup`,
      { region, ...there, images: imagesOf(this.cell), databases: arnsOf(databases) },
      this.options,
    );
  }

  replication(needs: site.ReplicationNeeds): void {
    new AwsDatabaseReplication(`${this.cell.name}-ledger-copy`, { ...this.at, ...needs }, this.options);
  }

  httpEntry(use: "web" | "app"): Entry {
    const { balancerZones, certificate } = this.cell.edge;
    return new AwsHttpEntry(`${this.cell.name}-${use}`, { ...this.at, balancerZones, certificate }, this.options);
  }

  apiEntry(): Entry {
    const { balancerZones, certificate } = this.cell.edge;
    return new AwsApiEntry(`${this.cell.name}-api`, { ...this.at, balancerZones, certificate }, this.options);
  }

  orders(needs: OrderEntryNeeds, entries: readonly Entry[]): void {
    const { name, orders } = this.cell;
    const pools = entries.map((entry) => entry.pool);
    new AwsOrderEntry(`${name}-orders`, { ...this.at, ...orders, ...needs, pools }, this.options);
  }

  front(needs: WebFrontNeeds, entries: readonly Entry[]): void {
    const { name, front } = this.cell;
    const pools = entries.map((entry) => entry.pool);
    new AwsWebFront(`${name}-front`, { ...this.at, ...front, ...needs, pools }, this.options);
  }

  watch(cells: readonly site.BuiltCell[], email: string): void {
    const targets = cells.flatMap(({ cell, entries }) =>
      entryUses.map((use) => ({ name: `${cell.name}-${use}`, host: entries[use].host })),
    );
    new AwsWatch(`${this.cell.name}-watch`, { targets, healthPath, email }, this.options);
  }

  private get at(): { readonly network: AwsNetwork } {
    return { network: this.network };
  }
}

function arnsOf({ sessions, risk, accounts, ledger }: site.Databases): readonly pulumi.Output<string>[] {
  return [sessions, risk, accounts, ledger].flatMap((database) =>
    database instanceof AwsClusterDatabase || database instanceof AwsStandbyDatabase ? [database.arn] : [],
  );
}
