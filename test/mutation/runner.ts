/**
 * A test runner for Stryker that loads the test files once and runs their tests again for every change, in one process: small models
 * take milliseconds, and loading the analyser and its tests anew for each change was nearly all of the time. What a test keeps from
 * one run to the next would falsify it: each is run twice before anything is changed, and has to pass both times. Slow ones are left out.
 */
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CollectedTest } from "./collect.ts";
import { collectTests } from "./collect.ts";

/** How often each changed place was come by, by the change's number. */
type Hits = Readonly<Record<string, number>>;

/** What Stryker's changed sources read and write, under `__stryker__`. */
interface Shared {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Record<string, Hits> };
}

interface Asked {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly disableBail: boolean;
}

/** As Stryker's interface of test runners has it. */
interface Result {
  readonly id: string;
  readonly name: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}
const [passed, failed] = [0, 1] as const;

function shared(): Shared {
  const holder = globalThis as { __stryker__?: Shared };
  holder.__stryker__ ??= {};
  return holder.__stryker__;
}

/** A test of very large or very many stacks asks whether they can be carried: what it costs for each change is better spent on others. */
const mostMilliseconds = 150;

class RepeatingRunner {
  #tests: readonly CollectedTest[] = [];

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    shared();
    const stand = new URL("./collect.ts", import.meta.url).href;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === "vitest" && context.parentURL !== stand
          ? { url: stand, shortCircuit: true }
          : next(specifier, context),
    });
    const found: CollectedTest[] = [];
    for (const file of process.env.MUTATION_TESTS?.split(",") ?? [])
      found.push(...(await collectTests(file, () => import(pathToFileURL(resolve(file)).href))));
    this.#tests = found;
  }

  async dryRun() {
    const first = await this.#run(this.#tests, false);
    const mutantCoverage = structuredClone(shared().mutantCoverage);
    const slow = new Set(first.filter(({ timeSpentMs }) => timeSpentMs > mostMilliseconds).map(({ id }) => id));
    this.#tests = this.#tests.filter(({ id }) => !slow.has(id));
    for (const id of slow) if (mutantCoverage !== undefined) delete mutantCoverage.perTest[id];
    const again = await this.#run(this.#tests, false);
    const broken = [...first, ...again].filter(({ status }) => status === failed);
    const kept = first.filter(({ id }) => !slow.has(id));
    return { status: "complete", tests: broken.length > 0 ? broken : kept, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }: Asked) {
    const context = shared();
    context.activeMutant = activeMutant.id;
    context.hitLimit = hitLimit;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    const asked = testFilter === undefined ? null : new Set(testFilter);
    const tests = await this.#run(
      this.#tests.filter(({ id }) => asked?.has(id) ?? true),
      !disableBail,
    );
    context.activeMutant = undefined;
    // What runs round and round throws once it has come by too often.
    if (hitLimit !== undefined && (context.hitCount ?? 0) > hitLimit) return { status: "timeout" };
    const broken = tests.filter(({ status }) => status === failed);
    const [first] = broken;
    if (first === undefined) return { status: "survived", nrOfTests: tests.length };
    return {
      status: "killed",
      killedBy: broken.map(({ id }) => id),
      failureMessage: first.failureMessage ?? "",
      nrOfTests: tests.length,
    };
  }

  async #run(tests: readonly CollectedTest[], bail: boolean): Promise<readonly Result[]> {
    const context = shared();
    const results: Result[] = [];
    for (const { id, name, run } of tests) {
      context.currentTestId = id;
      const before = process.cpuUsage();
      const failure = await outcomeOf(run);
      // The processor's time: on a busy machine the clock's tells nothing of a test.
      const { user, system } = process.cpuUsage(before);
      const common = { id, name, timeSpentMs: (user + system) / 1000 };
      results.push(
        failure === null ? { ...common, status: passed } : { ...common, status: failed, failureMessage: failure },
      );
      if (failure !== null && bail) break;
    }
    context.currentTestId = undefined;
    return results;
  }
}

async function outcomeOf(run: () => unknown): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "repeating", injectableClass: RepeatingRunner }];
