import type { Fault } from "./fault.ts";
import { houseFaults } from "./house-faults.ts";
import { innerFaults } from "./inner-faults.ts";
import { programFaults } from "./program-faults.ts";
import { stackFaults } from "./stack-faults.ts";
import { stateFaults } from "./state-faults.ts";
import { statedFaults } from "./stated-faults.ts";

/** Everything that may be wrong, each with what every way says of it. */
export const faults: readonly Fault[] = [
  ...programFaults,
  ...stackFaults,
  ...statedFaults,
  ...houseFaults,
  ...stateFaults,
  ...innerFaults,
];
