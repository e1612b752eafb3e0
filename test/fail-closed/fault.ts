export type Files = Readonly<Record<string, string>>;

/** The ways of asking that the matrix takes here, as processes of their own would answer. */
export const commands = [
  "check",
  "check --all",
  "report",
  "check --since",
  "baseline write, then check",
  "check --state",
] as const;
export type Command = (typeof commands)[number];

/** The ways in that take Pulumi's engine. */
export const engineWays = ["guard", "policy pack"] as const;
export type EngineWay = (typeof engineWays)[number];

/** Where a test of the real engine shows it, by its title; or why that way can't meet it. */
export type Shown = { readonly file: string; readonly title: string } | { readonly never: string };

/** Something that is wrong, how to bring it about, and what every way says of it. */
export interface Fault {
  readonly fault: string;
  /** Laid over a program that passes; `null`: a file of it is missing. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Beside what each command is given. `{folder}` is the program's. */
  readonly given?: readonly string[];
  /** Takes something of the analyser's own away while a command runs; returns how to put it back. */
  readonly within?: () => () => void;
  /** What `check --state` reads in place of the state of a program that passes. */
  readonly states?: Files;
  /** 1: it was judged, and is no pass · 2: it could not be judged. */
  readonly exitCode: 1 | 2;
  readonly says: RegExp;
  /** What no way may say. */
  readonly keeps?: RegExp;
  /** What a way says in other words, or with another exit code. */
  readonly otherwise?: Partial<Readonly<Record<Command, { readonly exitCode?: 0 | 1 | 2; readonly says?: RegExp }>>>;
  /** Ways that never meet it, and why. */
  readonly never?: Partial<Readonly<Record<Command, string>>>;
  readonly engine: Readonly<Record<EngineWay, Shown>>;
}

export const never = (why: string): Shown => ({ never: why });
export const inGuardTest = (title: string): Shown => ({ file: "test/engine/guard.test.ts", title });
export const inPackTest = (title: string): Shown => ({ file: "test/engine/policy-pack.test.ts", title });
export const inEngineTest = (title: string): Shown => ({ file: "test/engine/fail-closed.test.ts", title });

/** A program of one bucket that passes, and the objectives that it keeps. */
export const wellProgram: Files = {
  "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.ts\n",
  "Pulumi.dev.yaml": "config: { aws:region: ap-east-1 }\n",
  "package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
  "index.ts": program(),
  "faultline.yaml": 'version: 1\nservices: { store: { entry: "*::store", survives: zone } }\n',
};

/** The text of a program: a bucket, then what a fault adds. The SDK alone: a provider's package takes longer to load than all else. */
export function program(more = ""): string {
  return `import * as pulumi from "@pulumi/pulumi";
class Resource extends pulumi.CustomResource {
  declare readonly key: pulumi.Output<string>;
}
const add = (type: string, name: string, properties: pulumi.Inputs = {}) => new Resource(type, name, { key: undefined, ...properties });
const store = add("aws:s3/bucket:Bucket", "store");
${more}`;
}
