import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";

/** A module as the configuration has it: what its expressions name is looked up in it. */
export interface Module {
  /** Of its calls, from the root: `net`, `net.inner`; "" for the root. */
  readonly path: string;
  readonly content: WireRecord;
  readonly parent: Module | null;
  /** The call's expressions by variable, `{}` for the root. */
  readonly given: WireRecord;
}

/** Returns the root module and all modules that it calls, by path. Iterative. */
export function modulesOf(root: WireRecord): ReadonlyMap<string, Module> {
  const modules = new Map<string, Module>();
  const open: Module[] = [{ path: "", content: root, parent: null, given: {} }];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    modules.set(module.path, module);
    const calls = recordOf(module.content.module_calls);
    for (const name of Object.keys(calls)) {
      const call = recordOf(calls[name]);
      open.push({
        path: module.path === "" ? name : `${module.path}.${name}`,
        content: recordOf(call.module),
        parent: module,
        given: recordOf(call.expressions),
      });
    }
  }
  return modules;
}

/** What an expression leads to: a resource block, and of which of its instances, where it says. */
export interface Target {
  readonly module: string;
  /** For each call on the way to the module its key, `"a"` with its quotes or `0`; `null` where nothing says which. */
  readonly calls: readonly (string | null)[];
  /** `aws_subnet.a` */
  readonly resource: string;
  /** `0`, or `"a"` with its quotes; `null` for all. */
  readonly key: string | null;
}

/**
 * Returns the resources whose attributes a value is made from, through variables, outputs of modules and look-ups. Terraform does
 * not write down its locals: what passes through one can't be followed. Iterative.
 */
export function targetsOf(expression: Wire, module: Module, modules: ReadonlyMap<string, Module>): readonly Target[] {
  const targets = new Map<string, Target>();
  const open: Step[] = [];
  const seen = new Set<string>();
  const follow = (next: Wire | undefined, where: Module, calls: Target["calls"]) => {
    for (const reference of referencesIn(next ?? null)) open.push({ reference, module: where, calls });
  };
  follow(
    expression,
    module,
    module.path.split(".").flatMap((call) => (call === "" ? [] : [null])),
  );
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const id = JSON.stringify([one.module.path, one.calls, one.reference]);
    if (seen.has(id)) continue;
    seen.add(id);
    const [head = "", name = ""] = partsOf(one.reference);
    if (head === "var") {
      if (one.module.parent !== null) follow(one.module.given[nameIn(name)], one.module.parent, one.calls.slice(0, -1));
    } else if (head === "module") {
      const output = partsOf(one.reference)[2];
      const called = modules.get(one.module.path === "" ? nameIn(name) : `${one.module.path}.${nameIn(name)}`);
      if (called === undefined) continue;
      const outputs = recordOf(called.content.outputs);
      const named = output === undefined ? Object.keys(outputs) : [nameIn(output)];
      for (const each of named) follow(recordOf(outputs[each]).expression, called, [...one.calls, keyIn(name)]);
    } else if (head === "data") {
      const [, type = "", label = ""] = partsOf(one.reference);
      follow(blockOf(one.module, `data.${type}.${nameIn(label)}`)?.expressions, one.module, one.calls);
    } else if (!notResources.has(head) && name !== "") {
      const resource = `${head}.${nameIn(name)}`;
      if (blockOf(one.module, resource) === undefined) continue;
      const target = { module: one.module.path, calls: one.calls, resource, key: keyIn(name) };
      targets.set(JSON.stringify(target), target);
    }
  }
  return withoutWider([...targets.values()]);
}

/** Returns the block of a resource or look-up, `aws_subnet.a` or `data.aws_ami.b`, in a module. */
export function blockOf(module: Module, address: string): WireRecord | undefined {
  const blocks = Array.isArray(module.content.resources) ? module.content.resources : [];
  return blocks.find((block: Wire): block is WireRecord => isWireRecord(block) && block.address === address);
}

/** Returns a part of the document as a record, an empty one where it is something else. */
export function recordOf(wire: Wire | undefined): WireRecord {
  return isWireRecord(wire) ? wire : {};
}

/** A reference that is still to be followed, and in which module, called by which keys. */
interface Step {
  readonly reference: string;
  readonly module: Module;
  readonly calls: Target["calls"];
}

const notResources: ReadonlySet<string> = new Set(["local", "each", "count", "self", "path", "terraform"]);

/** The references anywhere in a tree of expressions, nested blocks included. Iterative. */
function referencesIn(expression: Wire): readonly string[] {
  const found: string[] = [];
  const open: Wire[] = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...next);
    if (!isWireRecord(next)) continue;
    const { references, constant_value: constant, ...blocks } = next;
    if (Array.isArray(references)) {
      const texts = references.filter((each: Wire): each is string => typeof each === "string");
      found.push(...texts.filter((each) => !isModuleAround(each, texts)));
    } else if (constant === undefined) {
      open.push(...Object.values(blocks));
    }
  }
  return found;
}

/** Beside `module.net["a"].id` Terraform lists `module.net["a"]` and `module.net`, which would be all of their outputs. */
function isModuleAround(reference: string, all: readonly string[]): boolean {
  return (
    reference.startsWith("module.") &&
    all.some((other) => other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`))
  );
}

/** Divides `aws_subnet.a["x.y"].id` at its dots, those in keys aside: `aws_subnet`, `a["x.y"]`, `id`. */
function partsOf(reference: string): readonly string[] {
  return reference.match(/(?:[^.["]|\[(?:"(?:[^"\\]|\\.)*"|[^\]])*\])+/g) ?? [];
}

function keyIn(part: string): string | null {
  return /\[(.+)\]$/.exec(part)?.[1] ?? null;
}

function nameIn(part: string): string {
  return part.replace(/\[.*$/, "");
}

/** Beside `aws_subnet.a[0]` Terraform lists `aws_subnet.a`, which would be all of its instances. */
function withoutWider(targets: readonly Target[]): readonly Target[] {
  const blockOfTarget = ({ module, calls, resource }: Target) => JSON.stringify([module, calls, resource]);
  const narrow = new Set(targets.flatMap((target) => (target.key === null ? [] : [blockOfTarget(target)])));
  return targets.filter((target) => target.key !== null || !narrow.has(blockOfTarget(target)));
}
