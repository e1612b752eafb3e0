// Run by outcomes.ts as a thread of its own: every so-manieth mutation of the stack that it is given.
import { parentPort, workerData } from "node:worker_threads";
import type { Snapshot } from "../../../analyzer/model/snapshot.ts";
import type { Outcome } from "./outcomes.ts";
import { outcomeOf } from "./outcomes.ts";
import { mutationsOf } from "./ways.ts";

// What outcomes.ts sends.
const { production, share, shares } = workerData as {
  readonly production: Snapshot;
  readonly share: number;
  readonly shares: number;
};
const outcomes = mutationsOf(production)
  .filter((_, index) => index % shares === share)
  .map((mutation): Outcome => ({ name: mutation.name, outcome: outcomeOf(mutation, production) }));
parentPort?.postMessage(outcomes);
