import { readFileSync } from "node:fs";

/**
 * Processor seconds that all ended children of this process have used, theirs included, as far as their parents waited for
 * them; `null` where the system does not say (it is read from `/proc`). Unlike wall time it hardly grows on a busy machine.
 */
export function childrenProcessorSeconds(): number | null {
  try {
    // After the name, which stands in brackets and may hold anything: fields 14 and 15 of those that follow.
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const ticks = Number(fields[13]) + Number(fields[14]);
    return Number.isFinite(ticks) ? ticks / ticksPerSecond : null;
  } catch {
    return null;
  }
}

/** `USER_HZ`, which Linux has fixed for everything that programs see: proc_pid_stat(5), sysconf(3). */
const ticksPerSecond = 100;
