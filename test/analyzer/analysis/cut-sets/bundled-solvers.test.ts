import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import { askSolvers } from "./ask-solvers.ts";
import { askedNetworks, bundledSolvers } from "./bundled-solvers.ts";

/** Milliseconds: a bundle is made, and the published trees are solved twice. */
const patience = 120_000;

it(
  "bundled for a browser, in a world of which Node is no part, the solvers say the same to the last digit",
  async () => {
    const networks = askedNetworks();
    const world = createContext({ given: JSON.stringify(networks) });
    runInContext(await bundledSolvers(), world);
    expect(runInContext("typeof process + typeof require", world)).toBe("undefinedundefined");
    const there: unknown = runInContext("askSolvers(JSON.parse(given))", world);
    expect(there).toBe(askSolvers(networks));
  },
  patience,
);
