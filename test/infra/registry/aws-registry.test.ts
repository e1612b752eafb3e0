import { expect, test } from "vitest";
import { AwsRegistry } from "../../../infra/registry/aws-registry.ts";
import { ofType, registeredBy, theOnly } from "../registered-resources.ts";

const build = (repositories: readonly string[]) =>
  registeredBy(() => {
    new AwsRegistry("registry", { repositories, copyRegion: "ap-southeast-1" }, {});
  });

test("every repository is copied to the other region", async () => {
  const registered = await build(["engine", "ledger"]);
  const names = ofType(registered, "aws:ecr/repository:Repository").map(({ inputs }) => inputs.name);
  expect(names).toEqual(["trading/engine", "trading/ledger"]);
  expect(theOnly(registered, "aws:ecr/replicationConfiguration:ReplicationConfiguration").inputs).toEqual({
    replicationConfiguration: {
      rules: [
        {
          destinations: [{ region: "ap-southeast-1", registryId: "123456789012" }],
          repositoryFilters: [{ filter: "trading/", filterType: "PREFIX_MATCH" }],
        },
      ],
    },
  });
  for (const name of names) expect(name).toMatch(/^trading\//);
});

test("a registry without repositories is refused", async () => {
  await expect(build([])).rejects.toThrow("one repository or more for registry");
});

test("it registers its repositories", async () => {
  expect(theOnly(await build(["engine"]), "trading:registry:Registry").outputs).toEqual({
    repositories: ["-> aws:ecr/repository:Repository registry-engine"],
    survives: "zone",
  });
});
