import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { callTo } from "../../../infra/servers/call-to.ts";

test("a service is called by host and port", async () => {
  const called = await new Promise((done) => callTo({ host: pulumi.output("ledger.test"), port: 7500 }).apply(done));
  expect(called).toBe("ledger.test:7500");
});
