import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AlicloudBackup } from "../infra/backup/alicloud-backup.ts";
import { AwsBackup } from "../infra/backup/aws-backup.ts";
import { BackupCopy } from "../infra/backup/backup-copy.ts";
import { healthPath } from "../infra/edge/entry.ts";
import { Link } from "../infra/link/link.ts";
import { TradingDomain } from "../infra/names/trading-domain.ts";
import { TradingName } from "../infra/names/trading-name.ts";
import { AwsStatusPage } from "../infra/status/aws-status-page.ts";
import { AlicloudSite } from "./alicloud-site.ts";
import { AwsSite } from "./aws-site.ts";
import type { Between } from "./between.ts";
import { parseBetween } from "./between.ts";
import { buildCells } from "./build-cells.ts";
import type { Cell } from "./cell-schema.ts";
import { parseCells } from "./cells.ts";
import type { BuiltCell, Secrets } from "./site.ts";
import { entryUses, ofCell } from "./site.ts";

/** What a stack tells whoever built it. */
export interface Platform {
  /** By cell and use, the host by which customers come in. */
  readonly entries: Readonly<Record<string, pulumi.Output<string>>>;
  /** Where customers read how the platform is. */
  readonly status: pulumi.Output<string>;
}

/** Registers all that a stack's configuration names. */
export function buildPlatform(config: pulumi.Config): Platform {
  const cells = parseCells(config.getObject("cells"));
  const between = parseBetween(config.getObject("between"), cells);
  const secrets = {
    cachePassword: config.getSecret("cachePassword"),
    databasePassword: config.getSecret("databasePassword"),
  };

  const sites = cells.map((cell) => siteOf(cell, peersOf(cell, cells, between), secrets));
  buildLink(sites, between);
  const built = buildCells(sites, between);
  buildBackupCopies(sites, built, between);
  buildNames(built, between);
  const status = buildStatusPage(between);
  for (const site of sites) {
    const others = built.filter(({ cell }) => cell.provider !== site.cell.provider);
    if (others.length > 0) site.watch(others, between.monitoring.email);
  }
  return {
    entries: Object.fromEntries(
      built.flatMap(({ cell, entries }) => entryUses.map((use) => [`${cell.name}-${use}`, entries[use].host])),
    ),
    status: status.address,
  };
}

function siteOf(cell: Cell, peers: readonly string[], secrets: Secrets): AlicloudSite | AwsSite {
  return cell.provider === "aws" ? new AwsSite(cell, peers, secrets) : new AlicloudSite(cell, peers, secrets);
}

/** Who is at the other end of the cell's link. */
function peersOf(cell: Cell, cells: readonly Cell[], { link }: Between): readonly string[] {
  const ends = link === undefined ? [] : [link.alicloud, link.aws];
  if (!ends.includes(cell.name)) return [];
  return cells.filter((other) => other !== cell && ends.includes(other.name)).map((other) => other.network.cidr);
}

function buildLink(sites: readonly (AlicloudSite | AwsSite)[], { link }: Between): void {
  const near = sites.find((site) => site instanceof AlicloudSite && site.cell.name === link?.alicloud);
  const far = sites.find((site) => site instanceof AwsSite && site.cell.name === link?.aws);
  if (link === undefined || !(near instanceof AlicloudSite) || !(far instanceof AwsSite)) return;
  const { zones, bandwidth } = link;
  new Link(
    "link",
    { alicloud: near.network, aws: far.network, zones, bandwidth },
    { providers: [near.provider, far.provider] },
  );
}

function buildBackupCopies(
  sites: readonly (AlicloudSite | AwsSite)[],
  built: readonly BuiltCell[],
  { backupCopies }: Between,
): void {
  const kept = new Map(built.map(({ cell, backup }) => [cell.name, backup]));
  for (const { from, to } of backupCopies) {
    const source = ofCell(kept, from);
    const target = ofCell(kept, to);
    const site = sites.find((candidate) => candidate.cell.name === to);
    if (site === undefined || !(source instanceof AlicloudBackup) || !(target instanceof AwsBackup)) continue;
    new BackupCopy(
      `${to}-backup-of-${from}`,
      { bucketName: source.bucketName, bucketHost: source.bucketHost, targetArn: target.bucketArn },
      { providers: [site.provider] },
    );
  }
}

function buildNames(built: readonly BuiltCell[], { names }: Between): void {
  // Names belong to no cell: their providers are set up apart, so that no cell's region has a part in them.
  const providers = [
    new alicloud.Provider("names-alicloud", { region: names.regions.alicloud }),
    new aws.Provider("names-aws", { region: names.regions.aws }),
  ];
  const domain = new TradingDomain("domain", { domain: names.domain }, { providers });
  for (const use of entryUses) {
    const targets = built.map(({ cell, entries }) => ({
      cell: cell.name,
      host: entries[use].host,
      weight: cell.edge.weight,
    }));
    new TradingName(
      use,
      { domain, label: names.labels[use], targets, healthPath, probes: names.probes },
      { providers },
    );
  }
}

function buildStatusPage({ statusPage }: Between): AwsStatusPage {
  const { region, role, domain, certificate } = statusPage;
  // An account of its own: what closes the platform's must not close the page that says so.
  const provider = new aws.Provider("status", { region, assumeRoles: [{ roleArn: role }] });
  return new AwsStatusPage("status", { domain, certificate }, { providers: [provider] });
}
