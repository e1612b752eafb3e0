import { z } from "zod";
import { mostZones } from "../infra/network/network-plan.ts";
import { anyZones, balancerZones, cellName, cidr, count, list, section, text, zones } from "./fields.ts";

/** One cell: everything that trading needs, once, in one region of one cloud. */
export type Cell = AlicloudCell | AwsCell;
export type AlicloudCell = z.infer<typeof alicloudCell>;
export type AwsCell = z.infer<typeof awsCell>;

/** What is matched, and what is cached: each by one engine and by one cache of a cell. */
const products = ["spot", "margin", "perpetual"] as const;
export const concerns = ["sessions", "orders", "prices"] as const;

export type Product = (typeof products)[number];
export type Concern = (typeof concerns)[number];

const compute = { image: text, instanceType: text };

/** Interchangeable servers. */
const servers = { servers: section({ min: count, desired: count, max: count }), zones, ...compute };

/** Such servers behind a balancer of their own. */
const service = section({ ...servers, balancerZones });

const database = { nodes: count, zones, instanceClass: text };

const everyCell = {
  name: cellName,
  region: text,
  network: section({ cidr, zones: zones.max(mostZones, `at most ${mostZones} zones`), nat: anyZones }),
  readsMetadataOf: cellName,
  usesCachesOf: cellName,
  caches: list(
    section({
      concerns: list(z.enum(concerns, { error: `one of ${concerns.join(", ")}` }), "concerns").min(
        1,
        "one concern or more",
      ),
      shards: count,
      nodes: count,
      zones,
      nodeClass: text,
    }),
    "caches",
  ),
  databases: section({
    sessions: section({ ...database, storage: count }),
    risk: section({ ...database, storage: count }),
    accounts: section(database),
    ledger: section(database),
  }),
  matching: list(
    section({
      products: list(z.enum(products, { error: `one of ${products.join(", ")}` }), "products").min(
        1,
        "one product or more",
      ),
      role: z.enum(["primary", "standby"], { error: "primary or standby" }),
      nodes: count.refine((nodes) => nodes % 2 === 1, "an odd number: a majority must be possible"),
      zones,
      ...compute,
    }),
    "engines",
  ),
  ledger: service,
  settlement: section(servers),
  accounts: service,
  risk: service,
  sessions: service,
  prices: section({ ...servers, balancerZones, publishers: section(servers) }),
  wallets: section({
    chain: section({ nodes: count, zones, storage: count, ...compute }),
    keyZones: zones,
    queueZones: zones,
    deposits: section(servers),
    withdrawals: section(servers),
  }),
  orders: section(servers),
  front: section(servers),
  edge: section({ balancerZones, certificate: text, weight: count.max(100, "at most 100") }),
  registry: section({ repositories: list(text, "repositories").min(1, "one repository or more") }),
  copies: section({ region: text, redundancy: z.enum(["LRS", "ZRS"], { error: "LRS or ZRS" }) }),
};

const alicloudCell = section({
  provider: z.literal("alicloud", { error: "alicloud or aws" }),
  ...everyCell,
  metadata: section({
    zones,
    version: text,
    instruments: list(text, "instruments").min(1, "one instrument or more"),
    nodes: count,
    nodeClass: text,
  }).optional(),
  broker: section({ zones, trafficClass: text, storage: count }),
});

const awsCell = section({
  provider: z.literal("aws", { error: "alicloud or aws" }),
  ...everyCell,
  metadata: section({
    zones,
    version: text,
    instruments: list(text, "instruments").min(1, "one instrument or more"),
  }).optional(),
  broker: section({ brokers: count, zones, brokerClass: text, storage: count }),
});

/** What a stack says of its cells, each by itself. */
export const cellsSchema = z
  .array(
    z.discriminatedUnion("provider", [alicloudCell, awsCell], {
      error: ({ input }) => (typeof input === "object" && input !== null ? "alicloud or aws" : "an object"),
    }),
    { error: "a list of cells" },
  )
  .min(1, "one cell or more");
