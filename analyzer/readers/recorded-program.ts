import { createRequire } from "node:module";
import { join, sep } from "node:path";
import type {
  ReadResourceRequest,
  ReadResourceResponse,
  RegisterPackageRequest,
  RegisterPackageResponse,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  RegisterResourceResponse,
  ResourceInvokeRequest,
  ResourceInvokeResponse,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Completeness, Snapshot, Urn } from "../model/snapshot.ts";
import { InputError, reasonOf } from "./input-error.ts";
import { programConfig } from "./program-config.ts";
import type { LookupRecorder } from "./recorded-lookups/lookup-recorder.ts";
import { newRecorder, watchLookups } from "./recorded-lookups/watch-lookups.ts";
import type { Registration } from "./registration.ts";
import { readRegistrationOf, registrationOf } from "./registration.ts";
import { Registrations } from "./registrations.ts";
import { readEveryFrame } from "./source-position.ts";
import type { WireRecord } from "./wire.ts";
import { wireOf } from "./wire.ts";

/** A program that is watched from inside its own process while it registers its resources with the real engine. */
export interface RecordedProgram {
  /** Whether this is a preview, so that a program that fails has created nothing. */
  readonly isPreview: boolean;
  /** How many messages were seen so far; unchanged between two looks and none under way, nothing new has come. */
  readonly seen: number;
  readonly underWay: number;
  /** Returns the stack as registered so far. */
  snapshot(): Snapshot;
  /** The answers to its look-ups so far, where they are to be kept. */
  readonly lookups: LookupRecorder | undefined;
  /** Says something to the user through the program's own log, which the engine shows among its diagnostics. */
  log(severity: "info" | "warn" | "error", text: string): void;
}

/**
 * Starts to record what the program of this process registers, by wrapping the client that its own copy of the SDK
 * registers with. To be called before the program's first resource. Returns `undefined` where no engine listens (the
 * program was started by hand).
 * @throws InputError where that SDK no longer has what is wrapped here: better no preview than one that nobody watches.
 */
export function recordProgram(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): RecordedProgram | undefined {
  const settings = loadSettings();
  const client = settings.getMonitor();
  if (client === undefined) return undefined;
  const methods = requireMethods(client);

  const identity = { project: settings.getProject(), stack: settings.getStack() };
  const registrations = new Registrations(identity, programConfig(environment), programDirectory(environment));
  const transformed = new Set<Urn>();
  const lookups = newRecorder(environment);
  let stackTransforms = false;
  let seen = 0;
  let underWay = 0;

  const wrap = <Request, Response>(
    name: string,
    record: (request: Request, response: Response) => void,
    required = true,
  ): void => {
    const original = methods[name];
    if (original === undefined) {
      if (required) throw missing(name);
      return;
    }
    methods[name] = (...args) => {
      const done = args.at(-1);
      // The SDK always passes one; without it nobody could learn what became of the request.
      if (typeof done !== "function") throw missing(`${name} with a callback`);
      seen += 1;
      underWay += 1;
      const observed = (error: unknown, response: Response, ...rest: readonly unknown[]): void => {
        underWay -= 1;
        seen += 1;
        if ((error === null || error === undefined) && response !== undefined) record(args[0] as Request, response);
        done(error, response, ...rest);
      };
      return original.apply(client, [...args.slice(0, -1), observed]);
    };
  };

  if (lookups !== undefined) {
    const ask = methods.invoke;
    const watch = watchLookups(lookups, registrations, (request, told) => {
      underWay += 1;
      ask?.call(client, request, (error: unknown, response: ResourceInvokeResponse | undefined) => {
        underWay -= 1;
        seen += 1;
        if (error === null || error === undefined) told(response);
      });
    });
    wrap<ResourceInvokeRequest, ResourceInvokeResponse>("invoke", watch);
  }
  wrap<RegisterResourceRequest, RegisterResourceResponse>("registerResource", (request, response) => {
    const registration = registrationOf(request);
    const urn = response.getUrn();
    const outputs = wireOf(response.getObject());
    const own = (request.getTransformsList?.() ?? []).length > 0;
    const changed = own || stackTransforms || (registration.parent !== null && transformed.has(registration.parent));
    if (changed) transformed.add(urn);
    const stated = changed ? asAnswered(registration, outputs) : registration;
    registrations.add({ ...stated, id: response.getId() }, urn, outputs);
  });
  wrap<ReadResourceRequest, ReadResourceResponse>("readResource", (request, response) => {
    registrations.add(readRegistrationOf(request), response.getUrn(), wireOf(response.getProperties()));
  });
  wrap<RegisterResourceOutputsRequest, unknown>("registerResourceOutputs", (request) => {
    registrations.addOutputs(request.getUrn(), wireOf(request.getOutputs()));
  });
  wrap<RegisterPackageRequest, RegisterPackageResponse>(
    "registerPackage",
    (request, response) => {
      const parameter = request.getParameterization();
      registrations.addPackage(response.getRef(), {
        package: parameter?.getName() ?? request.getName(),
        version: parameter?.getVersion() ?? request.getVersion(),
        downloadUrl: request.getDownloadUrl(),
      });
    },
    false,
  );
  wrap<unknown, unknown>(
    "registerStackTransform",
    () => {
      stackTransforms = true;
    },
    false,
  );

  return {
    isPreview: settings.isDryRun(),
    lookups,
    log: settings.log,
    get seen() {
      return seen;
    },
    get underWay() {
      return underWay;
    },
    snapshot: () => ({
      ...identity,
      source: "guard",
      completeness: completenessOf(settings.file, underWay),
      resources: registrations.resources(),
      // The engine's look-ups are answered by the cloud itself, and nothing about them is assumed.
      lookups: [],
    }),
  };
}

/** How to say something through the log of the program that this process runs; `undefined` where no engine listens. */
export function programLog(): RecordedProgram["log"] | undefined {
  const settings = loadSettings();
  return settings.getMonitor() === undefined ? undefined : settings.log;
}

/** Where Pulumi.yaml stands; SDKs before 3.26 are not told, and stand there themselves. */
function programDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.PULUMI_NODEJS_ROOT_DIRECTORY || process.cwd();
}

type Method = (this: object, ...args: unknown[]) => unknown;

interface Settings {
  readonly file: string;
  readonly getMonitor: () => object | undefined;
  readonly getProject: () => string;
  readonly getStack: () => string;
  readonly isDryRun: () => boolean;
  readonly log: RecordedProgram["log"];
}

/**
 * The runner that started this process belongs to the program's own copy of the SDK, and what is found from there is that
 * copy; a program started in another way finds it from its folder.
 */
function loadSettings(): Settings {
  const runner = process.argv[1] ?? "";
  const startedByPulumi = runner.includes(join("@pulumi", "pulumi", "cmd", "run"));
  const load = createRequire(startedByPulumi ? runner : join(process.cwd(), "program.js"));
  let file: string;
  let settings: unknown;
  let log: unknown;
  try {
    file = load.resolve("@pulumi/pulumi/runtime/settings.js");
    settings = load(file);
    log = load("@pulumi/pulumi/log");
  } catch (thrown) {
    throw new InputError(
      `The guard found no @pulumi/pulumi beside the program (${reasonOf(thrown)}); run \`npm ci\` in the program's folder.`,
    );
  }
  try {
    readEveryFrame(load("@pulumi/pulumi/resource.js"));
  } catch {
    // An SDK that keeps it elsewhere: fewer resources are known by their line, and nothing else depends on it.
  }
  return settingsOf(settings, log, file);
}

function settingsOf(module: unknown, logModule: unknown, file: string): Settings {
  const members: Readonly<Record<string, unknown>> = Object.fromEntries(
    ["getMonitor", "getProject", "getStack", "isDryRun"].map((name) => [name, memberOf(module, name)]),
  );
  const { getMonitor, getProject, getStack, isDryRun } = members;
  if (typeof getMonitor !== "function") throw missing("getMonitor");
  if (typeof getProject !== "function") throw missing("getProject");
  if (typeof getStack !== "function") throw missing("getStack");
  if (typeof isDryRun !== "function") throw missing("isDryRun");
  return {
    file,
    getMonitor: () => {
      const client: unknown = getMonitor();
      return typeof client === "object" && client !== null ? client : undefined;
    },
    getProject: () => String(getProject()),
    getStack: () => String(getStack()),
    isDryRun: () => isDryRun() === true,
    log: (severity, text) => {
      const say = memberOf(logModule, severity);
      if (typeof say !== "function") throw missing(`log.${severity}`);
      // The SDK answers with a promise that fails when the engine has gone; the exit code then speaks alone.
      const told: unknown = say(text);
      if (told instanceof Promise) told.catch(() => {});
    },
  };
}

/** Returns the client as a table of its methods; setting one shadows the method for whoever calls it. */
function requireMethods(client: object): Record<string, Method> {
  // A generated gRPC client: its methods live on its prototype, and own properties go before those.
  return client as Record<string, Method>;
}

function memberOf(module: unknown, name: string): unknown {
  return typeof module === "object" && module !== null ? Reflect.get(module, name) : undefined;
}

function missing(name: string): InputError {
  return new InputError(
    `The guard can't see this program's resources: its @pulumi/pulumi has no \`${name}\` where 3.0 to 3.270 have it; use the policy pack or \`faultline check\`, and report the version.`,
  );
}

/**
 * Where a transform may have changed the resource on its way to the engine, the engine's answer says what became of each
 * property that the program stated: what it doesn't hold was taken away, and what it doesn't know was made unknown.
 */
function asAnswered(registration: Registration, outputs: WireRecord): Registration {
  if (!registration.custom) return registration;
  const inputs = Object.entries(registration.inputs).flatMap(([key]) => {
    const answered = outputs[key];
    return answered === undefined ? [] : [[key, answered] as const];
  });
  return { ...registration, inputs: Object.fromEntries(inputs) };
}

function completenessOf(file: string, underWay: number): Completeness {
  if (underWay > 0) return { kind: "partial", why: `${underWay} registrations were still under way` };
  const other = otherCopyInUse(file);
  return other === undefined
    ? { kind: "whole" }
    : {
        kind: "partial",
        why: `a second copy of the Pulumi SDK (${other}) registers resources unseen; dedupe @pulumi/pulumi`,
      };
}

/** Each copy of the SDK has a client of its own: one that was connected by another copy passes the guard by. */
function otherCopyInUse(file: string): string | undefined {
  const { cache } = createRequire(file);
  const ending = join("@pulumi", "pulumi", "runtime", "settings.js");
  return Object.keys(cache)
    .filter((path) => path.endsWith(`${sep}${ending}`) && path !== file)
    .sort()
    .find((path) => {
      const hasMonitor = memberOf(cache[path]?.exports, "hasMonitor");
      return typeof hasMonitor === "function" && hasMonitor() === true;
    });
}
