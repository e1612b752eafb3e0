import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decidesNoPlacement } from "../../../analyzer/catalogue/lookups.ts";

test.each(decidesNoPlacement)("%s is a look-up of the installed SDK", (token) => {
  const [cloud = "", module = ""] = token.split(":");
  const files = [
    `node_modules/@pulumi/${cloud}/${module}.js`,
    `node_modules/@pulumi/${cloud}/${module.replace("index/", "")}.js`,
  ];
  const file = files.find((path) => existsSync(path));
  expect(file).toBeDefined();
  expect(readFileSync(file ?? "", "utf8")).toContain(`"${token}"`);
});

test("none of them asks for zones, subnets or instances", () => {
  expect(
    decidesNoPlacement.filter(
      (token) =>
        /zone(?!\/|:getZone$)|subnet|switch|instances?$/i.test(token) &&
        !token.includes("route53") &&
        !token.endsWith("getHostedZoneId"),
    ),
  ).toEqual([]);
});
