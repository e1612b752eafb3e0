import type { CacheTier } from "../infra/cache/cache-tier.ts";
import type { LedgerService } from "../infra/ledger/ledger-service.ts";
import type { MatchingEngine } from "../infra/matching/matching-engine.ts";
import type { MetadataStore } from "../infra/metadata/metadata-store.ts";
import type { ChainNodes } from "../infra/wallets/chain-nodes.ts";
import type { Between } from "./between.ts";
import { serves } from "./cell-contradictions.ts";
import type { Concern } from "./cell-schema.ts";
import type { BuiltCell, Site } from "./site.ts";
import { ofCell } from "./site.ts";

/**
 * Registers everything that stands in the cells and returns what others need of each. It goes through all cells system by system,
 * the lowest first, because servers of one cell are told of engines, ledgers and chain nodes in others.
 */
export function buildCells(sites: readonly Site[], between: Between): readonly BuiltCell[] {
  const stores = new Map(sites.map((site) => [site.cell.name, site.metadata()]));
  const metadataOf = (site: Site): MetadataStore => ofCell(stores, site.cell.readsMetadataOf);
  const caches = new Map(sites.map((site) => [site.cell.name, cachesOf(site)]));
  const cacheFor = (site: Site, concern: Concern): CacheTier => ofCell(ofCell(caches, site.cell.usesCachesOf), concern);

  const engines = enginesOf(sites, metadataOf);
  const chains = sites.map((site): ChainNodes => site.chain());
  const ledgerDatabases = new Map(sites.map((site) => [site.cell.name, site.database("ledger")]));
  const ledgersByCell = new Map(
    sites.map((site): [string, LedgerService] => {
      const database = ofCell(ledgerDatabases, site.cell.name);
      return [site.cell.name, site.ledger({ database, metadata: metadataOf(site) })];
    }),
  );
  const ledgers = between.ledgers.map((cell) => ofCell(ledgersByCell, cell));
  for (const { from, to, zones, instanceClass } of between.replication) {
    const target = sites.find((site) => site.cell.name === to);
    target?.replication({
      source: ofCell(ledgerDatabases, from),
      target: ofCell(ledgerDatabases, to),
      zones,
      instanceClass,
    });
  }

  return sites.map((site) => {
    const metadata = metadataOf(site);
    const own = ofCell(engines, site.cell.name);
    site.settlement({ engines: own, ledgers });
    const databases = {
      sessions: site.database("sessions"),
      risk: site.database("risk"),
      accounts: site.database("accounts"),
      ledger: ofCell(ledgerDatabases, site.cell.name),
    };
    const accounts = site.accounts({ database: databases.accounts, metadata, ledgers });
    const risk = site.risk({ database: databases.risk, metadata, accounts });
    const cache = cacheFor(site, "sessions");
    const sessions = site.sessions({ database: databases.sessions, metadata, cache });
    const prices = site.prices({ engines: own, broker: site.broker(), cache: cacheFor(site, "prices") });
    site.deposits({ chains, ledgers });
    site.withdrawals({ chains, ledgers, key: site.signingKey(), queue: site.withdrawalQueue() });
    const backup = site.copies(databases);

    const [web, app, api] = [site.httpEntry("web"), site.httpEntry("app"), site.apiEntry()];
    const needs = { engines: [...engines.values()].flat(), risk, sessions, cache: cacheFor(site, "orders"), metadata };
    site.orders(needs, [app, api]);
    site.front({ sessions, prices, metadata }, [web]);
    return { cell: site.cell, entries: { web, app, api }, backup };
  });
}

function cachesOf(site: Site): ReadonlyMap<Concern, CacheTier> {
  return new Map(
    site.cell.caches.flatMap(({ concerns }) => {
      const cache = site.cache(concerns);
      return concerns.map((concern): [Concern, CacheTier] => [concern, cache]);
    }),
  );
}

/** Registers the engines of all cells, those in charge first, since a standby is told whom it follows. */
function enginesOf(
  sites: readonly Site[],
  metadataOf: (site: Site) => MetadataStore,
): ReadonlyMap<string, readonly MatchingEngine[]> {
  const all = sites.flatMap((site) => site.cell.matching.map((request, seat) => ({ site, request, seat })));
  const inCharge = all
    .filter(({ request }) => request.role === "primary")
    .map(({ site, seat }) => ({ site, engine: site.engine(seat, { metadata: metadataOf(site), follows: undefined }) }));
  const standby = all
    .filter(({ request }) => request.role === "standby")
    .map(({ site, seat, request }) => {
      const follows = inCharge.find(({ engine }) => serves(engine.products, request.products))?.engine;
      return { site, engine: site.engine(seat, { metadata: metadataOf(site), follows }) };
    });
  return new Map(
    sites.map((site) => [
      site.cell.name,
      [...inCharge, ...standby].filter((built) => built.site === site).map(({ engine }) => engine),
    ]),
  );
}
