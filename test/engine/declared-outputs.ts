import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** One property of a resource, or of a record inside one, as the npm SDK declares it. */
export interface DeclaredOutput {
  readonly name: string;
  /** The TypeScript type without `undefined`: `string`, `number`, `boolean`, `string[]`, `outputs.ec2.InstanceCpuOptions`. */
  readonly type: string;
  /**
   * Whether a deployed resource is sure to have it. Where the program leaves it out, the provider decides, so that it is
   * unknown until then: output-only properties, and optional ones that the cloud computes.
   */
  readonly always: boolean;
  /** Whether a program may state it. What it may not is the cloud's own: ids, addresses, ARNs. */
  readonly settable: boolean;
}

const installed = createRequire(import.meta.url);
const ofResources = new Map<string, readonly DeclaredOutput[]>();
const ofRecords = new Map<string, readonly DeclaredOutput[]>();
const recordDeclarations = new Map<string, string>();

/**
 * The outputs of a resource type, read off its class in the installed SDK: `@pulumi/aws/ec2/instance.d.ts` declares
 * `aws:ec2/instance:Instance`. Throws for a type that the installed SDK does not have.
 */
export function findResourceOutputs(type: string): readonly DeclaredOutput[] {
  const known = ofResources.get(type);
  if (known !== undefined) return known;
  const declaration = readFileSync(findDeclaration(type), "utf8");
  const settable = namesOfArguments(declaration);
  // A map is declared over several lines, anything else on one.
  const found = [...declaration.matchAll(/^ {4}readonly (\w+): pulumi\.Output<((?:\{[^}]*\})?[^;]*?)>;$/gm)];
  const outputs = found.map(([, name = "", declared = ""]): DeclaredOutput => {
    const certain = declared.replace(/ \| undefined$/, "");
    return { name, type: certain, always: certain === declared, settable: settable.has(name) };
  });
  ofResources.set(type, outputs);
  return outputs;
}

/**
 * The fields of a record type, `outputs.ec2.InstanceRootBlockDevice`, read off the provider's `types/output.d.ts`.
 * Empty for any other type.
 */
export function findRecordOutputs(provider: string, type: string): readonly DeclaredOutput[] {
  const key = `${provider} ${type}`;
  const known = ofRecords.get(key);
  if (known !== undefined) return known;
  const path = type.match(/^outputs\.((?:\w+\.)*)(\w+)$/);
  const outputs = path === null ? [] : readRecord(provider, (path[1] ?? "").slice(0, -1), path[2] ?? "");
  ofRecords.set(key, outputs);
  return outputs;
}

function readRecord(provider: string, namespace: string, name: string): readonly DeclaredOutput[] {
  const text = recordDeclarations.get(provider) ?? readFileSync(join(rootOf(provider), "types/output.d.ts"), "utf8");
  recordDeclarations.set(provider, text);
  const scope = namespace === "" ? 0 : text.indexOf(`\nexport declare namespace ${namespace} {`);
  const start = text.slice(scope).search(new RegExp(`^ *(?:export )?interface ${name} \\{$`, "m"));
  if (scope < 0 || start < 0) return [];
  const body = text.slice(scope + start);
  const indent = body.indexOf(body.trimStart());
  const end = body.indexOf(`\n${" ".repeat(indent)}}`);
  const fields = new RegExp(`^ {${indent + 4}}(\\w+)(\\??): ([^;{]*|\\{[^}]*\\});$`, "gm");
  return [...body.slice(0, end).matchAll(fields)].map(
    ([, field = "", optional = "", declared = ""]): DeclaredOutput => ({
      name: field,
      type: declared,
      always: optional === "",
      // Inputs are declared elsewhere; what a record is sure to have and its program left out is mostly an id.
      settable: false,
    }),
  );
}

/** The properties that a resource's constructor takes: `export interface SubnetArgs`. */
function namesOfArguments(declaration: string): ReadonlySet<string> {
  const start = declaration.search(/^export interface \w+Args \{$/m);
  const body = start < 0 ? "" : declaration.slice(start, declaration.indexOf("\n}", start));
  return new Set([...body.matchAll(/^ {4}(\w+)\??: /gm)].map(([, name = ""]) => name));
}

function findDeclaration(type: string): string {
  const [provider = "", module = ""] = type.split(":");
  // A folder's index.d.ts is its list of contents, so a resource of that name stands in index_.d.ts.
  const wanted = `${module.replace(/^index\//, "").replace(/\/index$/, "/index_")}.d.ts`;
  const folder = join(rootOf(provider), dirname(wanted));
  const name = wanted.slice(wanted.lastIndexOf("/") + 1).toLowerCase();
  // Some files differ from their token in case: dbauditInstance.js declares dBAuditInstance.
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => entry.toLowerCase() === name) : undefined;
  if (file === undefined) throw new Error(`the installed @pulumi/${provider} declares no resource ${type}`);
  return join(folder, file);
}

function rootOf(provider: string): string {
  return dirname(installed.resolve(`@pulumi/${provider}/package.json`));
}
