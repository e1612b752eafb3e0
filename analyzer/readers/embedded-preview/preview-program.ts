import { stripVTControlCharacters } from "node:util";
import type { RemoteComponents } from "../../model/remote-component.ts";
import type { Completeness, Lookup, Snapshot } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import type { Project } from "../project.ts";
import { readProject } from "../project.ts";
import { Registrations } from "../registrations.ts";
import { hideSecrets } from "../secret-texts.ts";
import type { StackConfig } from "../stack-config.ts";
import { readStackConfig } from "../stack-config.ts";
import { Callbacks } from "./callbacks.ts";
import { engineService } from "./engine.ts";
import { planLaunch } from "./launch-plan.ts";
import { lookupShapes } from "./lookup-shape.ts";
import type { LookupAnswers } from "./lookups.ts";
import type { ProgramCourse } from "./monitor.ts";
import { monitorService } from "./monitor.ts";
import type { ProcessEnd } from "./program-process.ts";
import { runProgram } from "./program-process.ts";
import { serve } from "./serve.ts";
import { Transforms } from "./transforms.ts";

export interface PreviewOptions {
  /** A folder of the Pulumi project, or one below it. */
  readonly directory: string;
  readonly stack: string;
  /** Seconds after which the program is ended. */
  readonly timeout: number;
  /** Run the program as Pulumi's language host does, type check included; slower, and no better for reading resources. */
  readonly typeCheck: boolean;
  readonly lookupAnswers: LookupAnswers;
  /** What remote components make; of any other than these nothing is known. */
  readonly remoteComponents?: RemoteComponents;
  /** Called with the number of resources registered so far. */
  readonly onProgress?: (registered: number) => void;
  /**
   * Called with what the program prints and logs, as it does, the configuration's secrets replaced. Foreign text: escape it
   * before it is shown.
   */
  readonly onProgramOutput?: (output: ProgramOutput) => void;
}

export interface ProgramOutput {
  readonly kind: "stdout" | "stderr" | "info" | "warning" | "error";
  readonly text: string;
}

/**
 * Returns the stack that a program describes. The program itself runs, as a child, against a resource monitor of ours;
 * no Pulumi CLI, no provider, no credentials and no network take part.
 * @throws InputError where the project, its stack or its SDK can't be read, and where the program fails or never ends.
 */
export async function previewProgram(options: PreviewOptions): Promise<Snapshot> {
  const project = readProject(options.directory);
  const config = readStackConfig(project, options.stack);
  for (const key of config.standIns) {
    const text = `\`${key}\` is encrypted and no passphrase is set: an unknown secret stands in for it.`;
    options.onProgramOutput?.({ kind: "warning", text });
  }
  const deadline = Date.now() + options.timeout * 1000;
  const withoutSecrets = hideSecrets(config.secretTexts);
  const common = { project, config, options, deadline, withoutSecrets };
  const first = await runOnce({ ...common, asHost: options.typeCheck, show: "all" });
  if (first.failure === undefined) return snapshotOf(project, config, first);
  if (options.typeCheck || !first.failure.mayBeOurs) throw first.failure.error;
  // Cut stack traces and unchecked types change how a program fails, and might be why: its own error is the one it gives
  // when it runs as Pulumi runs it.
  const second = await runOnce({ ...common, asHost: true, show: "errors" });
  if (second.failure === undefined) return snapshotOf(project, config, second);
  throw (second.failure.mayBeOurs ? second : first).failure?.error ?? second.failure.error;
}

interface Run {
  readonly registrations: Registrations;
  readonly course: ProgramCourse;
  /** `mayBeOurs`: a failure of the program, which running it in full may explain or cure. */
  readonly failure: { readonly error: InputError; readonly mayBeOurs: boolean } | undefined;
}

interface RunOptions {
  readonly project: Project;
  readonly config: StackConfig;
  readonly options: PreviewOptions;
  readonly deadline: number;
  /** What the program says passes through this before anything is made of it. */
  readonly withoutSecrets: (text: string) => string;
  readonly asHost: boolean;
  /** Of a program that runs a second time, only the errors are news; of the first time, all but those. */
  readonly show: "all" | "errors";
}

async function runOnce({ project, config, options, deadline, withoutSecrets, asHost, show }: RunOptions): Promise<Run> {
  const identity = { project: project.name, stack: options.stack };
  const registrations = new Registrations(identity, config, project.directory);
  const course: ProgramCourse = { stackOutputsSeen: false, endSignalled: false, lookups: [] };
  const errors: string[] = [];
  let firstComplaint = "";
  const callbacks = new Callbacks();
  const emit = (kind: ProgramOutput["kind"], text: string): void => {
    if (kind === "error" ? asHost : show === "all") options.onProgramOutput?.({ kind, text });
  };
  const monitor = monitorService(
    {
      identity,
      registrations,
      transforms: new Transforms(callbacks),
      lookupAnswers: options.lookupAnswers,
      remoteComponents: options.remoteComponents ?? new Map(),
      shapeOfLookup: lookupShapes(project.directory),
      onRegistered: () => options.onProgress?.(registrations.count),
    },
    course,
  );
  const engine = engineService((severity, said) => {
    const text = withoutSecrets(said);
    if (severity === "error") errors.push(text);
    if (severity !== "debug") emit(severity, text);
  });
  const serving = await serve(monitor, engine);
  try {
    const plan = planLaunch({ project, stack: options.stack, config, address: serving.address, asHost });
    const end = await runProgram(plan, {
      timeLimit: Math.max(deadline - Date.now(), 1),
      onOutput: (stream, said) => {
        const line = withoutSecrets(said);
        if (stream === "stderr" && firstComplaint === "" && !line.startsWith("(")) firstComplaint = line.trim();
        emit(stream, line);
      },
    });
    const complete = course.stackOutputsSeen && (course.endSignalled || !plan.signalsEnd);
    const failure = failureOf({
      end,
      errors,
      firstComplaint,
      complete,
      registered: registrations.count,
      project,
      options,
    });
    return { registrations, course, failure };
  } finally {
    callbacks.close();
    serving.close();
  }
}

interface Outcome {
  readonly end: ProcessEnd;
  readonly errors: readonly string[];
  readonly firstComplaint: string;
  readonly complete: boolean;
  readonly registered: number;
  readonly project: Project;
  readonly options: PreviewOptions;
}

function failureOf({ end, errors, firstComplaint, complete, registered, project, options }: Outcome): Run["failure"] {
  const program = `The program in ${project.directory} (stack ${options.stack})`;
  switch (end.kind) {
    case "timed-out":
      return {
        error: new InputError(
          `${program} had not ended after ${options.timeout} s, with ${registered} ${registered === 1 ? "resource" : "resources"} registered; find what it waits for, or allow more with --timeout.`,
        ),
        mayBeOurs: false,
      };
    case "not-started":
      return {
        error: new InputError(`${program} could not be started (${end.reason}); check that its folder may be entered.`),
        mayBeOurs: false,
      };
    case "killed":
      return {
        error: new InputError(
          `${program} was ended from outside by ${end.signal}, with ${registered} ${registered === 1 ? "resource" : "resources"} registered; if memory was short, free some and run again.`,
        ),
        mayBeOurs: false,
      };
    case "exited": {
      const reason = errors.map(firstLineOfError).find((line) => line !== "") ?? firstComplaint;
      // The SDK's own words for a program that ended while registrations were under way.
      const endedItself = errors.length === 0 && reason.includes("the program exited before");
      if ((end.code !== 0 || errors.length > 0) && !endedItself) {
        const why = reason === "" ? `ended with exit code ${end.code} and said nothing` : `failed: ${reason}`;
        return {
          error: new InputError(`${program} ${why.replace(/\.$/, "")}; correct it and run again.`),
          mayBeOurs: true,
        };
      }
      if (complete) return undefined;
      return {
        error: new InputError(
          `${program} ended itself before all of its resources were registered (${registered} ${registered === 1 ? "was" : "were"}), as with process.exit() or an await that never settles; let it run to its end.`,
        ),
        mayBeOurs: false,
      };
    }
  }
}

/** Returns what an error says in a line, without the SDK's introduction, an excerpt of the source, and the stack trace. */
function firstLineOfError(text: string): string {
  // What a program throws is often coloured for a terminal.
  const lines = stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.trim());
  const said = lines.filter(
    (line) => line !== "" && !/^Running program '.*' failed with an unhandled exception:$/.test(line),
  );
  const [first = "", second = ""] = said;
  // A file that does not parse: Node says where, then shows the line, then what is wrong with it.
  const place = /^(?:file:\/\/|\/).*?([^/]+:\d+)$/.exec(first)?.[1];
  const error = said.find((line) => /^\w*Error\b.*: /.test(line));
  if (place !== undefined && error !== undefined) return `${place}: ${error}`;
  // The compiler's own errors follow its introduction.
  return first.endsWith(":") ? `${first} ${second}`.trim() : first;
}

function snapshotOf(project: Project, config: StackConfig, { registrations, course }: Run): Snapshot {
  const { project: name, stack } = registrations.identity;
  const completeness: Completeness =
    config.environments.length === 0
      ? { kind: "whole" }
      : {
          kind: "partial",
          why: `the stack's configuration imports the environment ${config.environments.join(", ")}, which only Pulumi Cloud can open; ${project.name} ran without its values`,
        };
  return {
    project: name,
    stack,
    source: "embedded-preview",
    completeness,
    resources: registrations.resources(),
    lookups: sortedLookups(course.lookups),
  };
}

function sortedLookups(lookups: readonly Lookup[]): readonly Lookup[] {
  const byText = new Map(
    lookups.map((lookup) => [JSON.stringify([lookup.token, lookup.region, lookup.answer]), lookup]),
  );
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, lookup]) => lookup);
}
