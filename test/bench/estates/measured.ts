/** Seconds on the clock, and of processors that were at work, the garbage collector's included. */
export interface Lap {
  readonly seconds: number;
  readonly processor: number;
}

/** Once from the file to all single points of failure. */
export interface EstatePass {
  readonly reading: Lap;
  readonly buildingGraph: Lap;
  readonly buildingModel: Lap;
  readonly solving: Lap;
  /** Single points of failure in every world, and in some world only, summed over services and levels. */
  readonly found: number;
  readonly open: number;
  readonly gates: number;
}

/** What one process did: passes one after the other, the first with code that nobody ran before. */
export interface EstateRun {
  readonly passes: readonly EstatePass[];
  readonly peakBytes: number;
}

/** What another library made of the same graph; a walk that did not end says why. */
export interface LibraryRun {
  readonly building: Lap | string;
  readonly tarjan: Lap | string;
  readonly order: Lap | string;
  readonly peakBytes: number;
}

export interface Stopwatch {
  lap(): Lap;
}

/** Measures from lap to lap. */
export function stopwatch(): Stopwatch {
  let [clock, processor] = [performance.now(), process.cpuUsage()];
  return {
    lap() {
      const { user, system } = process.cpuUsage(processor);
      const seconds = (performance.now() - clock) / 1000;
      [clock, processor] = [performance.now(), process.cpuUsage()];
      return { seconds, processor: (user + system) / 1e6 };
    },
  };
}
