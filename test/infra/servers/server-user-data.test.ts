import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { serverUserData } from "../../../infra/servers/server-user-data.ts";
import { settingsOf } from "../server-settings.ts";

function resolve(output: pulumi.Output<string>): Promise<string> {
  return new Promise((done) => output.apply(done));
}

test("outputs at any depth reach the server as the values that they become", async () => {
  const settings = {
    listen: 7500,
    database: { host: pulumi.output("db.test"), port: 3306 },
    peers: [pulumi.output("one"), "two"],
  };
  expect(settingsOf(await resolve(serverUserData("ledger", settings)))).toEqual({
    listen: 7500,
    database: { host: "db.test", port: 3306 },
    peers: ["one", "two"],
  });
});

test("one secret among the settings makes all of it a secret", async () => {
  expect(await pulumi.isSecret(serverUserData("ledger", { database: { password: pulumi.secret("x") } }))).toBe(true);
  expect(await pulumi.isSecret(serverUserData("ledger", { database: { host: pulumi.output("x") } }))).toBe(false);
});
