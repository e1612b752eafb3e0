import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

/** Says whether a process ends within three seconds; one that is dead and only waits to be reaped has ended. */
export async function hasEnded(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) throw new Error(`${pid} is no process id`);
  for (let attempt = 0; attempt < 30; attempt++) {
    const state = await promisify(execFile)("ps", ["-o", "stat=", "-p", String(pid)]).then(
      ({ stdout }) => stdout.trim(),
      () => "",
    );
    if (state === "" || state.startsWith("Z")) return true;
    await delay(100);
  }
  return false;
}
