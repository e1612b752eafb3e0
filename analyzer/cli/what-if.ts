import { resolveDomain, resolveStores, whatIf } from "../analyze.ts";
import type { Analysis } from "../model/analysis.ts";
import type { LossQuestion } from "../model/loss.ts";
import type { Answer } from "../model/report.ts";
import { InputError } from "../readers/input-error.ts";
import { listSome } from "../reporters/wording/list.ts";
import { nearest } from "./nearest.ts";
import type { Question } from "./question.ts";

/** What a person asks beside which stack. */
export interface LossWords {
  readonly lose?: readonly string[];
  readonly surge?: readonly Surge[];
  readonly corrupt?: readonly string[];
  readonly worst?: boolean;
}

export interface Surge {
  readonly service: string;
  readonly factor: number;
}

/**
 * What a stack would lose.
 * @throws InputError where nothing is asked, or something is asked about that the stack does not have, naming what comes nearest.
 */
export async function askWhatIf(question: Question, words: LossWords): Promise<Answer> {
  const asked = [...(words.lose ?? []), ...(words.corrupt ?? []), ...(words.surge ?? [])];
  if (asked.length === 0 && words.worst !== true) {
    throw new InputError(
      "Nothing was asked: name what is lost with --lose, a service and a factor with --surge, a store with --corrupt, or say --worst.",
    );
  }
  const { exploreStack } = await import("./judge-stack.ts");
  const examined = await exploreStack(question);
  return { kind: "loss", loss: whatIf(examined, questionOf(words, examined.analysis, examined.report.stack)) };
}

function questionOf(words: LossWords, analysis: Analysis, stack: string): LossQuestion {
  const losses = (words.lose ?? []).map((word) => lossOf(word, analysis, stack));
  return {
    lost: [...new Set(losses.flatMap(({ domains }) => domains))],
    down: [...new Set(losses.flatMap(({ nodes }) => nodes))],
    surges: (words.surge ?? []).map((surge) => knownSurge(surge, analysis, stack)),
    corrupted: [...new Set((words.corrupt ?? []).flatMap((word) => storesOf(word, analysis, stack)))],
    worst: words.worst ?? false,
  };
}

/**
 * What a word for something that may be lost stands for.
 * @throws InputError where nothing of the stack is called so, or several things are.
 */
export function lossOf(
  word: string,
  analysis: Analysis,
  stack: string,
): { readonly domains: readonly string[]; readonly nodes: readonly string[] } {
  const resolved = resolveDomain(word, analysis);
  switch (resolved.kind) {
    case "domains":
      return { domains: resolved.domains, nodes: [] };
    case "node":
      return { domains: [], nodes: [resolved.node] };
    case "several":
      throw new InputError(
        `${word} is the name of several in stack ${stack}: ${listSome(resolved.keys, 6)}; name one of them in full.`,
      );
    case "none":
      throw new InputError(
        `Stack ${stack} has nothing that is lost under the name ${word}${suggest(word, resolved.known)}; name a zone, region, provider, account, site, DNS name, product, control plane, change, or a resource by URN or name.${zonesOf(analysis)}`,
      );
  }
}

function zonesOf({ domains, graph }: Analysis): string {
  const open = new Set(graph.variables.map(({ domain }) => domain));
  const zones = domains
    .filter(({ id, kind }) => kind === "zone" && !open.has(id) && !id.endsWith("/?"))
    .map(({ id }) => id);
  return zones.length === 0 ? "" : ` Its zones are ${listSome(zones, 8)}.`;
}

function knownSurge({ service, factor }: Surge, { graph }: Analysis, stack: string): Surge {
  const names = graph.services.map(({ name }) => name);
  if (names.includes(service)) return { service, factor };
  throw new InputError(
    `Stack ${stack} has no service ${service}${suggest(service, names)}; its services are ${listSome(names, 30)}.`,
  );
}

function storesOf(word: string, analysis: Analysis, stack: string): readonly string[] {
  const stores = resolveStores(word, analysis);
  if (stores.length > 0) return stores;
  const names = analysis.graph.nodes.map(({ name }) => name);
  throw new InputError(
    `Stack ${stack} has no store ${word}${suggest(word, names)}; name one by URN, by name, or by a selector such as "*::*-metadata".`,
  );
}

function suggest(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? "" : ` (did you mean ${meant}?)`;
}
