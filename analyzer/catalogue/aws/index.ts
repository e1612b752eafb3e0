import type { CatalogueEntry } from "../../model/catalogue.ts";
import { accountSettings } from "./account-settings.ts";
import { apis } from "./apis.ts";
import { autoscaling } from "./autoscaling.ts";
import { caches } from "./caches.ts";
import { configuration } from "./configuration.ts";
import { containers } from "./containers.ts";
import { copies } from "./copies.ts";
import { databases } from "./databases.ts";
import { delivery } from "./delivery.ts";
import { dns } from "./dns.ts";
import { ec2 } from "./ec2.ts";
import { elb } from "./elb.ts";
import { fileSystems } from "./file-systems.ts";
import { functions } from "./functions.ts";
import { jobs } from "./jobs.ts";
import { links } from "./links.ts";
import { messaging } from "./messaging.ts";
import { monitoring } from "./monitoring.ts";
import { permissions } from "./permissions.ts";
import { rds } from "./rds.ts";
import { s3 } from "./s3.ts";
import { vpc } from "./vpc.ts";

/** What AWS's resource types mean. */
export const aws: readonly CatalogueEntry[] = [
  ...accountSettings,
  ...apis,
  ...autoscaling,
  ...caches,
  ...configuration,
  ...containers,
  ...copies,
  ...databases,
  ...delivery,
  ...dns,
  ...ec2,
  ...elb,
  ...fileSystems,
  ...functions,
  ...jobs,
  ...links,
  ...messaging,
  ...monitoring,
  ...permissions,
  ...rds,
  ...s3,
  ...vpc,
];
