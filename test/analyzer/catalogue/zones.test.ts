import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue, regions } from "../../../analyzer/catalogue/index.ts";
import { isZoneId, isZoneLetter, regionInName, spellOut } from "../../../analyzer/catalogue/zones/zone-names.ts";
import type { Provider } from "../../../analyzer/model/catalogue.ts";

const letter = fc.constantFrom(..."abcdefghijkl");
const letters = fc.uniqueArray(letter, { minLength: 1, maxLength: 5 });
const hyphenatedRegion = fc.constantFrom("cn-hongkong", "cn-hangzhou", "cn-shanghai", "cn-wulanchabu", "cn-wuhan-lr");
const numberedRegion = fc.constantFrom(
  "ap-southeast-1",
  "ap-northeast-1",
  "us-east-1",
  "eu-central-1",
  "na-south-1",
  "us-gov-west-1",
);

describe("zone names", () => {
  test("several zones written as one are a set, in both spelling families", () => {
    expect(spellOut("cn-hongkong-MAZ1(b,c)")).toEqual(["cn-hongkong-b", "cn-hongkong-c"]);
    expect(spellOut("ap-northeast-1MAZ1(a,b)")).toEqual(["ap-northeast-1a", "ap-northeast-1b"]);
    expect(spellOut("cn-hangzhou-MAZ10(h,b,h)")).toEqual(["cn-hangzhou-b", "cn-hangzhou-h"]);
  });

  test("whatever zones are written as one, each comes out once, sorted, and in its region", () => {
    fc.assert(
      fc.property(fc.oneof(hyphenatedRegion, numberedRegion), fc.nat(20), letters, (region, number, chosen) => {
        const glue = /\d$/.test(region) ? "" : "-";
        const names = spellOut(`${region}${glue}MAZ${number}(${chosen.join(",")})`);
        expect(names).toEqual([...chosen].sort().map((one) => `${region}${glue}${one}`));
        for (const name of names) {
          expect(spellOut(name)).toEqual([name]);
          expect(regionInName("alicloud", name)).toBe(region);
        }
      }),
    );
  });

  test("a name gives back the region that it was made from", () => {
    fc.assert(
      fc.property(numberedRegion, letter, (region, one) => {
        expect(regionInName("aws", `${region}${one}`)).toBe(region);
        expect(regionInName("alicloud", `${region}${one}`)).toBe(region);
      }),
    );
    fc.assert(
      fc.property(hyphenatedRegion, letter, (region, one) => {
        expect(regionInName("alicloud", `${region}-${one}`)).toBe(region);
        expect(regionInName("aws", `${region}-${one}`)).toBeUndefined();
      }),
    );
  });

  test("any text stands for itself, and a region read from one is its beginning", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), numberedRegion, fc.stringMatching(/^[a-z]{2}-[a-z]{4}-?[0-9]?[a-z]?$/)),
        (text) => {
          expect(spellOut(text)).toEqual([text]);
          for (const provider of ["aws", "alicloud"] as const) {
            const region = regionInName(provider, text);
            if (region !== undefined) expect(text.slice(region.length)).toMatch(/^-?[a-z]$/);
          }
        },
      ),
    );
  });

  test("a local zone belongs to the region that its name begins with", () => {
    expect(regionInName("aws", "us-east-1-bos-1a")).toBe("us-east-1");
  });

  test.each([
    ["ape1-az1", true],
    ["use1-az6", true],
    ["usw2-lax1-az1", true],
    ["usgw1-az2", true],
    ["ap-east-1a", false],
    ["cn-hongkong-b", false],
    ["az1", false],
  ])("%s is a zone id: %s", (text, expected) => {
    expect(isZoneId(text)).toBe(expected);
  });

  test.each([["cn-hongkong-MAZ1()"], ["cn-hongkong-MAZ1(b,)"], ["cn-hongkong-MAZ(b c)"], ["MAZ1(a,b)"]])(
    "%s is no list of zones",
    (text) => {
      expect(spellOut(text)).toEqual([text]);
    },
  );
});

const zonesOf = (provider: Provider, region: string): readonly string[] =>
  (catalogue.region(provider, region)?.zones ?? []).map((zone) => zone.name);

describe("zones of regions", () => {
  test("a region is listed once, with zones in its own name, each once and in order", () => {
    const names = regions.map(({ provider, name }) => `${provider}/${name}`);
    expect(names).toEqual([...new Set(names)].sort());
    for (const { provider, name, zones } of regions) {
      const own = zones.map((zone) => zone.name);
      expect(own.length).toBeGreaterThan(0);
      expect(own).toEqual([...new Set(own)].sort());
      for (const zone of own) expect(regionInName(provider, zone)).toBe(name);
    }
  });

  test("zone ids are the form of a zone id and each names one zone", () => {
    const ids = regions.flatMap(({ zones }) => zones.flatMap(({ id }) => (id === undefined ? [] : [id])));
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.every(isZoneId)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("no zone has an id where names differ from account to account", () => {
    const guessed = regions.filter(
      ({ sameNamesInEveryAccount, zones }) => !sameNamesInEveryAccount && zones.some(({ id }) => id !== undefined),
    );
    expect(guessed).toEqual([]);
  });

  test("the zones of 18 December 2022 are Hong Kong's b, c and d", () => {
    expect(zonesOf("alicloud", "cn-hongkong")).toEqual(["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"]);
  });

  test("a majority over zones can't outlive one in these regions: they have fewer than three", () => {
    const few = regions.filter(({ zones }) => zones.length < 3).map(({ provider, name }) => `${provider}/${name}`);
    expect(few).toEqual([
      "alicloud/ap-northeast-2",
      "alicloud/ap-southeast-6",
      "alicloud/ap-southeast-7",
      "alicloud/cn-guangzhou",
      "alicloud/cn-heyuan",
      "alicloud/cn-huhehaote",
      "alicloud/cn-qingdao",
      "alicloud/cn-zhongwei",
      "alicloud/eu-west-1",
      "alicloud/me-central-1",
      "alicloud/me-east-1",
      "alicloud/na-south-1",
      "alicloud/us-east-1",
      "alicloud/us-west-1",
      "aws/us-west-1",
    ]);
  });

  test("a zone's letter without its region is no zone that can be told", () => {
    expect(catalogue.zonesNamed("zonec")).toEqual([]);
    expect(isZoneLetter("zonec")).toBe(true);
    expect(isZoneLetter("cn-hongkong-c")).toBe(false);
  });

  test.each([
    ["us-east-1", false],
    ["us-west-2", false],
    ["eu-west-1", false],
    ["ap-southeast-2", false],
    ["ap-east-1", true],
    ["eu-central-1", true],
  ])("names in %s mean the same in every account: %s", (name, same) => {
    expect(catalogue.region("aws", name)?.sameNamesInEveryAccount).toBe(same);
  });

  test("look-alike names of two clouds are different places", () => {
    const shared = regions
      .filter(({ provider }) => provider === "aws")
      .map(({ name }) => name)
      .filter((name) => catalogue.region("alicloud", name) !== undefined);
    expect(shared).toContain("ap-southeast-1");
    expect(shared).toContain("us-east-1");
    for (const name of shared) {
      expect(catalogue.region("alicloud", name)).not.toBe(catalogue.region("aws", name));
      expect(catalogue.region("alicloud", name)?.provider).toBe("alicloud");
      expect(catalogue.region("aws", name)?.provider).toBe("aws");
    }
    expect(zonesOf("aws", "us-east-1")).toHaveLength(6);
    expect(zonesOf("alicloud", "us-east-1")).toHaveLength(2);
    expect(zonesOf("aws", "cn-hongkong")).toEqual([]);
    expect(catalogue.regionOfZone("aws", "cn-hongkong-c")).toBeUndefined();
  });

  test("a zone id gives the zone's name where that is certain, and nothing where it is not", () => {
    expect(catalogue.zonesNamed("ape1-az1")).toEqual(["ap-east-1a"]);
    expect(catalogue.zonesNamed("use2-az3")).toEqual(["us-east-2c"]);
    expect(catalogue.zonesNamed("use1-az1")).toEqual([]);
  });

  test("a zone that the provider is asked to choose is none", () => {
    expect(catalogue.zonesNamed("Auto")).toEqual([]);
  });

  test("a zone that is not listed yet still has its region", () => {
    expect(catalogue.regionOfZone("alicloud", "cn-hongkong-e")).toBe("cn-hongkong");
    expect(catalogue.regionOfZone("alicloud", "cn-hongkong-MAZ1(b,c)")).toBe("cn-hongkong");
    expect(catalogue.regionOfZone("aws", "xx-new-1a")).toBe("xx-new-1");
    expect(catalogue.regionOfZone("aws", "somewhere")).toBeUndefined();
  });
});
