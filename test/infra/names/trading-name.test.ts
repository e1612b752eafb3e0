import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { TradingDomain } from "../../../infra/names/trading-domain.ts";
import { TradingName } from "../../../infra/names/trading-name.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";

function build(): void {
  const domain = new TradingDomain("domain", { domain: "example.com" }, {});
  const targets = ["hong-kong", "east"].map((cell) => ({ cell, host: pulumi.output(`${cell}.test`), weight: 50 }));
  const probes = [{ cityCode: "503", ispCode: "465" }];
  new TradingName("web", { domain, label: "www", targets, healthPath: "/health", probes }, {});
}

test("the domain has a zone at each provider, and registers both", async () => {
  const registered = await registeredBy(build);
  expect(theOnly(registered, "aws:route53/zone:Zone").inputs.name).toBe("example.com");
  expect(theOnly(registered, "alicloud:dns/alidnsDomain:AlidnsDomain").inputs.domainName).toBe("example.com");
  expect(theOnly(registered, "trading:names:TradingDomain").outputs).toEqual({
    zones: ["-> aws:route53/zone:Zone domain", "-> alicloud:dns/alidnsDomain:AlidnsDomain domain"],
  });
});

test("at AWS each cell has a record of the name with its share, and a check of its own", async () => {
  const registered = await registeredBy(build);
  const records = ofType(registered, "aws:route53/record:Record");
  const expected = ["east", "hong-kong"].map((cell) => ({
    zoneId: "Zone/domain",
    name: "www.example.com",
    type: "CNAME",
    ttl: 60,
    records: [`${cell}.test`],
    setIdentifier: cell,
    weightedRoutingPolicies: [{ weight: 50 }],
    healthCheckId: `HealthCheck/web-${cell}`,
  }));
  expect(records.map(({ inputs }) => inputs)).toEqual(expected);
  const checks = ofType(registered, "aws:route53/healthCheck:HealthCheck");
  expect(checks.map(({ inputs }) => [inputs.fqdn, inputs.resourcePath])).toEqual([
    ["east.test", "/health"],
    ["hong-kong.test", "/health"],
  ]);
});

test("at Alibaba Cloud the same name leads to a checked pool of the same cells with the same shares", async () => {
  const registered = await registeredBy(build);
  expect(theOnly(registered, "alicloud:dns/alidnsRecord:AlidnsRecord").inputs).toMatchObject({
    domainName: "example.com",
    rr: "www",
    type: "CNAME",
    value: "www.gtm.example.com",
    ttl: 60,
  });
  expect(theOnly(registered, "alicloud:dns/addressPool:AddressPool").inputs).toMatchObject({
    instanceId: "GtmInstance/web",
    type: "DOMAIN",
    addresses: [
      { address: "hong-kong.test", mode: "SMART", lbaWeight: 50 },
      { address: "east.test", mode: "SMART", lbaWeight: 50 },
    ],
  });
  expect(theOnly(registered, "alicloud:dns/monitorConfig:MonitorConfig").inputs).toMatchObject({
    addrPoolId: "AddressPool/web",
    ispCityNodes: [{ cityCode: "503", ispCode: "465" }],
    monitorExtendInfo: expect.stringContaining('"path":"/health"'),
  });
  expect(theOnly(registered, "alicloud:dns/accessStrategy:AccessStrategy").inputs).toMatchObject({
    instanceId: "GtmInstance/web",
    defaultAddrPools: [{ addrPoolId: "AddressPool/web" }],
  });
});

test("it registers the name's records at both providers", async () => {
  expect(theOnly(await registeredBy(build), "trading:names:TradingName").outputs).toEqual({
    records: [
      "-> aws:route53/record:Record web-hong-kong",
      "-> aws:route53/record:Record web-east",
      "-> alicloud:dns/alidnsRecord:AlidnsRecord web",
    ],
  });
});
