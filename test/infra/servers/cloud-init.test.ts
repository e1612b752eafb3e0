import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { cloudInit } from "../../../infra/servers/cloud-init.ts";

test("whatever the settings hold, a reader of YAML gets exactly them back", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: "binary" }), fc.integer())), (settings) => {
      const body = parse(cloudInit({ service: "order-gateway", settings }));
      expect(JSON.parse(body.write_files[0].content)).toEqual(JSON.parse(JSON.stringify(settings)));
      expect(body.write_files).toHaveLength(1);
    }),
  );
});

test("cloud-init recognises it, only root reads the settings, and the service starts", () => {
  const written = cloudInit({ service: "order-gateway", settings: {} });
  expect(written.split("\n")[0]).toBe("#cloud-config");
  expect(parse(written)).toEqual({
    write_files: [{ path: "/etc/order-gateway/settings.json", permissions: "0600", content: "{}" }],
    runcmd: [["systemctl", "enable", "--now", "order-gateway"]],
  });
});
