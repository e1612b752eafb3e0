import type { BlastRadius, Independence } from "../model/analysis.ts";
import type { DependencyGraph } from "../model/graph.ts";

/** What takes two services at once of which one is to stay when the other goes. Losses that are lost anyway are told elsewhere. */
export function independences(graph: DependencyGraph, radii: readonly BlastRadius[]): readonly Independence[] {
  const known = new Set(graph.services.map((service) => service.name));
  return graph.services.flatMap((service) =>
    service.independentOf
      .filter((of) => known.has(of))
      .map((of) => {
        const takesBoth = radii.filter(({ lost }) => lost.includes(service.name) && lost.includes(of));
        const perhaps = radii.filter(({ lost, perhapsLost }) => {
          const all = [...lost, ...perhapsLost];
          return all.includes(service.name) && all.includes(of);
        });
        const certain = new Set(takesBoth.map((radius) => radius.domain));
        return {
          service: service.name,
          of,
          takesBoth: [...certain],
          perhapsTakesBoth: perhaps.map((radius) => radius.domain).filter((domain) => !certain.has(domain)),
        };
      }),
  );
}
