import type { Limits, Seconds } from "../../model/objectives.ts";

/** What an objective allows: `rto 60 s, rpo 0 s`. */
export function saidLimits({ rto, rpo }: Limits): string {
  return [rto === null ? [] : [`rto ${saidTime(rto)}`], rpo === null ? [] : [`rpo ${saidTime(rpo)}`]].flat().join(", ");
}

/** A time as people write it: `15 min`, `90 s`. */
function saidTime(time: Seconds): string {
  if (time >= 86_400 && time % 86_400 === 0) return `${time / 86_400} d`;
  if (time >= 3600 && time % 3600 === 0) return `${time / 3600} h`;
  return time >= 120 && time % 60 === 0 ? `${time / 60} min` : `${time} s`;
}
