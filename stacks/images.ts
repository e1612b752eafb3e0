import type { Cell } from "./cell-schema.ts";

/**
 * Returns the images that a cell's servers are made from, each once, named after the first use of it: what has to be copied so
 * that the cell can be rebuilt elsewhere.
 */
export function imagesOf(cell: Cell): Readonly<Record<string, string>> {
  const uses: readonly (readonly [string, string])[] = [
    ...cell.matching.map(({ products, image }) => [`matching-${products.join("-")}`, image] as const),
    ["orders", cell.orders.image],
    ["front", cell.front.image],
    ["ledger", cell.ledger.image],
    ["settlement", cell.settlement.image],
    ["accounts", cell.accounts.image],
    ["risk", cell.risk.image],
    ["sessions", cell.sessions.image],
    ["prices", cell.prices.image],
    ["publishers", cell.prices.publishers.image],
    ["chain", cell.wallets.chain.image],
    ["deposits", cell.wallets.deposits.image],
    ["withdrawals", cell.wallets.withdrawals.image],
  ];
  const images = uses.map(([, image]) => image);
  return Object.fromEntries(uses.filter(([, image], index) => images.indexOf(image) === index));
}
