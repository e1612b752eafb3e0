import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as fc from "fast-check";
import { readOpenPsa } from "../../../../analyzer/readers/open-psa/read-open-psa.ts";
import { publishedFaultTrees } from "../../../open-psa/published-fault-trees.ts";
import { networkOf, smallNetwork } from "../networks.ts";
import type { AskedNetwork } from "./ask-solvers.ts";
import { dataCentre } from "./data-centre.ts";
import { assumingNetwork } from "./with-assumptions.ts";

/** A script that sets `askSolvers`, bundled as the page's own is: for browsers, minified, with nothing of Node. */
export async function bundledSolvers(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./ask-solvers.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: "solvers",
    footer: { js: "globalThis.askSolvers=solvers.askSolvers;" },
    platform: "browser",
    target: ["chrome119", "firefox121", "safari17.4"],
    charset: "ascii",
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

/** Random networks with and without unknown places, a data centre, and the published trees that take milliseconds, where they are. */
export function askedNetworks(): readonly AskedNetwork[] {
  const chances = (domains: Iterable<string>) =>
    Object.fromEntries([...domains].map((domain, index) => [domain, 1 / (3 + (index % 7))]));
  const random = fc.sample(smallNetwork, { numRuns: 150, seed: 5 }).map((formulas) => {
    const network = networkOf(formulas, { service: formulas.length - 1 });
    return { network, variables: [], probability: chances(Object.keys(network.events)) };
  });
  const assuming = fc.sample(assumingNetwork, { numRuns: 150, seed: 6 }).map(({ network, variables }) => ({
    network,
    variables,
    probability: chances(Object.keys(network.events)),
  }));
  const centre = dataCentre(16, [1, 200, 400, 600, 800, 1000]);
  const events = Object.keys(centre.network.events);
  const published = (publishedFaultTrees() ?? [])
    .filter(({ coherent, count }) => coherent && count < 30_000n)
    .map(({ file, name }) => {
      const { network, probabilities } = readOpenPsa(file);
      const top = network.tops[name] ?? -1;
      return { network: { ...network, tops: { service: top } }, variables: [], probability: probabilities };
    });
  return [
    ...random,
    ...assuming,
    {
      network: centre.network,
      variables: [],
      probability: Object.fromEntries(events.map((domain) => [domain, centre.probabilityOf(domain)])),
    },
    ...published,
  ];
}
