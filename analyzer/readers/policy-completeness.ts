import type { Completeness, Urn } from "../model/snapshot.ts";

/** What tells that a policy pack was shown less, or other, than the program registered. */
export interface PartialSigns {
  readonly shown: number;
  /** Whether the pack was shown any inputs; its policy that reads them can be switched off. */
  readonly inputsShown: boolean;
  /** Named by a resource that was shown. */
  readonly named: readonly Urn[];
  /** Registered by the program, and not in the stack. */
  readonly missing: readonly Urn[];
  /** In the stack without having been registered: taken out of the program, and kept by `--target` or `--exclude`. */
  readonly unregistered: readonly Urn[];
  /** Never deployed, and skipped: shown without any property. */
  readonly skipped: readonly Urn[];
}

/** Each sign is certain; where there is none, the stack was shown whole. */
export function completenessOf(signs: PartialSigns): Completeness {
  if (signs.shown === 0) return { kind: "partial", why: "the policy pack was shown no resource at all" };
  const told = [
    say(signs.named, "is named but missing", "are named but missing"),
    ...(signs.inputsShown
      ? [
          say(signs.missing, "is registered but missing", "are registered but missing"),
          say(signs.unregistered, "is kept though the program lacks it", "are kept though the program lacks them"),
          say(signs.skipped, "is skipped and does not exist yet", "are skipped and do not exist yet"),
        ]
      : ["what the program states was kept from it (its policy stated-properties must stay enabled)"]),
  ].filter((clause) => clause !== undefined);
  return told.length === 0
    ? { kind: "whole" }
    : { kind: "partial", why: `the policy pack was shown a part of the stack: ${told.join("; ")}` };
}

/** Enough to find the cause by; a stack of which one resource is targeted skips all the others. */
const mostNamed = 3;

function say(urns: readonly Urn[], one: string, several: string): string | undefined {
  if (urns.length === 0) return undefined;
  const sorted = [...new Set(urns)].sort();
  const more = sorted.length - mostNamed;
  const list = sorted.slice(0, mostNamed).join(", ");
  return `${list}${more > 0 ? ` and ${more} more` : ""} ${sorted.length === 1 ? one : several}`;
}
