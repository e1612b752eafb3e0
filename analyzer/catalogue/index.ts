import type { Catalogue, CatalogueEntry, Provider, Region } from "../model/catalogue.ts";
import { alb } from "./alicloud/alb.ts";
import { configuration } from "./alicloud/configuration.ts";
import { containers as alicloudContainers } from "./alicloud/containers.ts";
import { databases as alicloudDatabases } from "./alicloud/databases.ts";
import { dns as alicloudDns } from "./alicloud/dns.ts";
import { ecs } from "./alicloud/ecs.ts";
import { edge as alicloudEdge } from "./alicloud/edge.ts";
import { ess } from "./alicloud/ess.ts";
import { functions as alicloudFunctions } from "./alicloud/functions.ts";
import { keys as alicloudKeys } from "./alicloud/keys.ts";
import { links as alicloudLinks } from "./alicloud/links.ts";
import { messaging as alicloudMessaging } from "./alicloud/messaging.ts";
import { monitoring as alicloudMonitoring } from "./alicloud/monitoring.ts";
import { nlb } from "./alicloud/nlb.ts";
import { oss } from "./alicloud/oss.ts";
import { permissions as alicloudPermissions } from "./alicloud/permissions.ts";
import { polardb } from "./alicloud/polardb.ts";
import { rds as alicloudRds } from "./alicloud/rds.ts";
import { registry as alicloudRegistry } from "./alicloud/registry.ts";
import { slb } from "./alicloud/slb.ts";
import { storage as alicloudStorage } from "./alicloud/storage.ts";
import { tair } from "./alicloud/tair.ts";
import { vpc as alicloudVpc } from "./alicloud/vpc.ts";
import { aws } from "./aws/index.ts";
import { cautionsOf } from "./cautions.ts";
import { generatedValues } from "./generated-values.ts";
import { kubernetes } from "./kubernetes/kubernetes.ts";
import { decidesNoPlacement } from "./lookups.ts";
import { productClassOf } from "./product-classes.ts";
import { alicloudRegions } from "./zones/alicloud.ts";
import { awsPartition, awsRegions } from "./zones/aws.ts";
import { isZoneId, isZoneLetter, regionInName, spellOut } from "./zones/zone-names.ts";

/** Every row, sorted by type token. */
export const entries: readonly CatalogueEntry[] = [
  ...alb,
  ...configuration,
  ...alicloudContainers,
  ...alicloudDatabases,
  ...alicloudDns,
  ...alicloudEdge,
  ...alicloudFunctions,
  ...alicloudKeys,
  ...alicloudLinks,
  ...alicloudMessaging,
  ...polardb,
  ...alicloudRegistry,
  ...alicloudStorage,
  ...kubernetes,
  ...alicloudMonitoring,
  ...alicloudPermissions,
  ...alicloudRds,
  ...alicloudVpc,
  ...aws,
  ...ecs,
  ...ess,
  ...nlb,
  ...oss,
  ...slb,
  ...tair,
].sort((a, b) => (a.type < b.type ? -1 : 1));

/** The rows by type token. Throws where two claim the same. */
export const byType = (rows: readonly CatalogueEntry[]): ReadonlyMap<string, CatalogueEntry> => {
  const table = new Map<string, CatalogueEntry>();
  for (const row of rows) {
    if (table.has(row.type)) throw new Error(`The catalogue has two rows for ${row.type}; keep one.`);
    table.set(row.type, row);
  }
  return table;
};

/** Every region that is known, with its zones, sorted by provider and name; look-ups of zones are answered with these, too. */
export const regions: readonly Region[] = [...alicloudRegions, ...awsRegions];

const entryOf = byType(entries);
const classOf = new Map(entries.map((entry) => [entry.type, productClassOf(entry)]));
const key = (provider: Provider, name: string): string => `${provider}/${name}`;
const regionOf = new Map(regions.map((region) => [key(region.provider, region.name), region]));
const regionOfListedZone = new Map(
  regions.flatMap((region) =>
    region.zones.map((zone): [string, string] => [key(region.provider, zone.name), region.name]),
  ),
);
const nameOfZoneId = new Map(
  regions.flatMap((region) =>
    region.zones.flatMap((zone): [string, string][] => (zone.id === undefined ? [] : [[zone.id, zone.name]])),
  ),
);

/** What a database's standby zone is set to so that Alibaba Cloud chooses it. */
const chosenByProvider = "Auto";

const packageOf = (type: string): string => type.slice(0, Math.max(0, type.indexOf(":")));

const generatedValue = (type: string): CatalogueEntry | undefined => {
  const packageName = packageOf(type);
  const noun = Object.hasOwn(generatedValues, packageName) ? generatedValues[packageName] : undefined;
  return noun === undefined ? undefined : { type, noun, role: "rule", stands: { kind: "nowhere" } };
};

const providerOfPackage = (name: string): Provider | undefined =>
  name === "alicloud" || name === "aws" ? name : undefined;

/** Held against the SDKs' provider declarations by a test. */
export const accountProperties: Readonly<Record<Provider, readonly string[]>> = {
  alicloud: ["accessKey", "accountId", "assumeRole", "assumeRoleWithOidc", "ecsRoleName", "profile"],
  aws: ["accessKey", "allowedAccountIds", "assumeRoleWithWebIdentity", "assumeRoles", "profile"],
};

const endpointNames: Readonly<Record<Provider, string>> = { alicloud: "aliyuncs.com", aws: "amazonaws.com" };

/** What resource types mean, and the zones of two clouds. */
export const catalogue: Catalogue = {
  entry: (type) => entryOf.get(type) ?? generatedValue(type),
  cautions: cautionsOf,
  productClass: (type) => classOf.get(type) ?? null,
  provider: (type) => {
    const prefix = "pulumi:providers:";
    return providerOfPackage(type.startsWith(prefix) ? type.slice(prefix.length) : packageOf(type));
  },
  lookupDecidesPlacement: (token) => !decidesNoPlacement.includes(token),
  partition: (provider, region) => (provider === "aws" ? awsPartition(region) : provider),
  accountProperties: (provider) => accountProperties[provider],
  endpointName: (provider) => endpointNames[provider],
  region: (provider, name) => regionOf.get(key(provider, name)),
  regionOfZone: (provider, zone) => regionOfListedZone.get(key(provider, zone)) ?? regionInName(provider, zone),
  zonesNamed: (zone) => {
    if (zone === chosenByProvider || isZoneLetter(zone)) return [];
    if (!isZoneId(zone)) return spellOut(zone);
    const name = nameOfZoneId.get(zone);
    return name === undefined ? [] : [name];
  },
};
