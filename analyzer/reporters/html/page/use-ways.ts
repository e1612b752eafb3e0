import { useEffect, useState } from "preact/hooks";
import type { ServiceWays } from "../../../model/report.ts";
import type { Questions } from "./questions.ts";

/** So long, in milliseconds, the ways of one service after the other are worked out before the page is drawn again. */
const slice = 40;

/**
 * In how many ways each service can be lost, as far as it is told already: worked out while somebody looks, some services at a time,
 * and all at once on paper.
 */
export function useWays(
  questions: Questions | null,
  services: readonly string[],
  printing: boolean,
): ReadonlyMap<string, ServiceWays> {
  const [told, setTold] = useState<{ readonly questions: Questions | null; readonly count: number }>({
    questions,
    count: 0,
  });
  const count = told.questions === questions ? told.count : 0;
  useEffect(() => {
    if (questions === null || count >= services.length) return;
    const timer = setTimeout(() => {
      const end = performance.now() + slice;
      let next = count;
      while (next < services.length && (next === count || performance.now() < end)) {
        questions.ways(services[next] ?? "");
        next += 1;
      }
      setTold({ questions, count: next });
    });
    return () => clearTimeout(timer);
  }, [questions, services, count]);
  if (questions === null) return new Map();
  return new Map(services.slice(0, printing ? services.length : count).map((name) => [name, questions.ways(name)]));
}
