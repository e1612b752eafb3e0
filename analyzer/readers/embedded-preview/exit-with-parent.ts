import { Socket } from "node:net";
import { isMainThread, Worker } from "node:worker_threads";

// Loaded into the program's process before the program (`--import`). Descriptor 3 is a pipe whose other end only our own
// process holds; the kernel closes it however that process ends, a SIGKILL included. A thread of its own watches it,
// since a program may keep its main thread busy for ever.
const pipe = 3;

if (isMainThread) {
  // Without its own empty execArgv the worker would load this file as a preload again.
  new Worker(new URL(import.meta.url), { execArgv: [], stdout: false, stderr: false }).unref();
} else {
  const parent = new Socket({ fd: pipe, readable: true, writable: false });
  const endGroup = (): void => {
    // The process leads its group: whatever the program started goes with it.
    process.kill(-process.pid, "SIGKILL");
  };
  parent.on("error", endGroup);
  parent.on("close", endGroup);
  parent.resume();
}
