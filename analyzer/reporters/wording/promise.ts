import type { Limits, Seconds } from "../../model/objectives.ts";
import type { ServicePromise } from "../../model/report.ts";
import { listAll } from "./list.ts";

/** What a service is promised, each promise a short phrase: `any one zone (rto 3 min, rpo 5 s)`. */
export function sayPromises(promise: ServicePromise): readonly string[] {
  const { capacity, repairable, keepsData, independentOf } = promise;
  return [
    ...promise.survives.map(({ level, rto, rpo }) => `any one ${level}${sayLimits({ rto, rpo })}`),
    ...(promise.survivesChange ? ["any one change"] : []),
    ...(capacity === null ? [] : [`a peak of ${capacity.peak} ${capacity.unit} after it`]),
    ...(keepsData === null ? [] : [`its data outlives any one ${keepsData}`]),
    ...(repairable === null ? [] : [`it can be rebuilt without any one ${repairable}`]),
    ...(independentOf.length === 0 ? [] : [`nothing takes it together with ${listAll(independentOf)}`]),
  ];
}

function sayLimits({ rto, rpo }: Limits): string {
  const limits = [rto === null ? [] : [`rto ${sayTime(rto)}`], rpo === null ? [] : [`rpo ${sayTime(rpo)}`]].flat();
  return limits.length === 0 ? "" : ` (${limits.join(", ")})`;
}

function sayTime(time: Seconds): string {
  if (time >= 86_400 && time % 86_400 === 0) return `${time / 86_400} d`;
  if (time >= 3600 && time % 3600 === 0) return `${time / 3600} h`;
  return time >= 120 && time % 60 === 0 ? `${time / 60} min` : `${time} s`;
}
