import type { Joins } from "../../model/catalogue.ts";
import { propertyLines, settingLines } from "./settings.ts";
import { listLines } from "./standing.ts";

/** How a type joins what its properties name. */
export function joinLines(joins: Joins): readonly string[] {
  switch (joins.kind) {
    case "pool":
      return [
        ...propertyLines(joins.targets, "its targets"),
        ...propertyLines(joins.weight, "a target of weight 0 is none"),
        ...settingLines("targets are checked", joins.healthCheck),
        ...settingLines("serves other zones", joins.crossZone),
      ];
    case "target":
      return [
        ...propertyLines(joins.pool, "the pool"),
        ...propertyLines(joins.target, "its target"),
        ...propertyLines(joins.weight, "a target of weight 0 is none"),
      ];
    case "listener":
      return [
        `${joins.balancer}: the balancer that requests enter by`,
        ...poolLines(joins),
        ...(joins.standbyPools ?? []).map(
          (property) => `${property}: the pools that serve where those have no target left`,
        ),
        ...(joins.ownServers === true ? ["no pool given: the servers that the balancer itself keeps"] : []),
        ...settingLines("targets are checked", joins.healthCheck),
      ];
    case "own-listeners":
      return [
        "requests enter by it, and go to servers that it keeps itself",
        ...propertyLines(joins.targets, "its targets"),
        ...settingLines("targets are checked", joins.healthCheck),
      ];
    case "rule":
      return [`${joins.listener}: the listener that it belongs to`, ...poolLines(joins)];
    case "template":
      return [`${joins.of}: the resource that it is part of, which needs what it needs`];
    case "subnet-group":
      return listLines(joins.over);
    case "member":
      return [`${joins.of}: what it is a member of`];
    case "copy":
      return [
        ...[joins.source, ...(joins.orSource ?? [])].map((property) => `${property}: what is copied`),
        ...[joins.copy, ...(joins.orCopy ?? [])].map((property) => `${property}: where the copies go`),
      ];
    case "copies-all":
      return [`${joins.to}: the region that every ${joins.copied} of this one is copied to`];
    case "backs-up":
      return [
        `${joins.source}: what it keeps backups of`,
        `${joins.to}: the region that they are kept in`,
        ...settingLines("keeps them there", joins.where),
      ];
    case "alternatives":
      return [`${joins.group}: a group of all of its ${joins.noun} is asked one after the other, until one answers`];
    case "health-check":
      return [`${joins.of}: whose health it checks`];
    case "dns-zone":
      return [`${joins.name}: the name that it keeps, at ${joins.product}`];
    case "record":
      return [
        `${joins.name}: the DNS name, at ${joins.product}`,
        ...propertyLines(joins.domain, "the rest of the name"),
        `${joins.type}: records of one name and type are alternatives, if each is checked`,
        ...settingLines("its health is checked", joins.healthCheck),
        ...settingLines("it answers only where the primary is lost", joins.secondary),
        ...propertyLines(joins.weight, "a record of weight 0 gets no requests"),
        ...joins.targets.map((property) => `${property}: what it leads to`),
      ];
    case "gateway":
      return [`${joins.network}: the network that it leads out of`];
    case "endpoint":
      return [
        `${joins.service}: the service that it reaches without a public address`,
        `${joins.network}: the network whose servers do so`,
      ];
    case "far-end":
      return [`${joins.named}: the address of the other side's gateway`];
    case "link":
      return [
        ...joins.ends.map((property) => `${property}: an end of the connection`),
        ...propertyLines(joins.tunnels?.farEnd, "where each of its tunnels ends"),
        ...propertyLines(joins.tunnels?.begins?.tells, "which foot of its gateway each of its tunnels begins at"),
      ];
    case "attachment":
      return [`${joins.hub}: the hub`, `${joins.network}: the network that it ties to the hub`];
    case "route":
      return [
        ...propertyLines(joins.table, "the route table"),
        ...joins.destination.map((property) => `${property}: where to`),
        ...joins.via.map((property) => `${property}: through what`),
      ];
    case "route-association":
      return [`${joins.table}: the route table`, `${joins.subnet}: the subnet that follows it`];
    case "source-nat":
      return [`${joins.gateway}: the NAT gateway`, `${joins.subnet}: the subnet that leaves through it`];
  }
}

function poolLines({
  pools,
  morePools,
}: {
  readonly pools: string;
  readonly morePools?: readonly string[];
}): readonly string[] {
  return [pools, ...(morePools ?? [])].map((property) => `${property}: the pools that requests go to`);
}
