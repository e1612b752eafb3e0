import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord } from "../wire.ts";
import { recordOf } from "./configuration.ts";

/** One resource of Terraform's: an instance of a block, in an instance of a module. */
export interface Instance {
  readonly address: string;
  /** Modules from the root, as the configuration has them: `net.inner`. */
  readonly module: string;
  /** The same with their keys: `net[0].inner`. */
  readonly moduleInstance: string;
  readonly type: string;
  readonly name: string;
  readonly index: string | number | null;
  readonly provider: string;
  readonly values: WireRecord;
  readonly unknown: WireRecord;
  readonly sensitive: WireRecord;
  readonly dependsOn: readonly string[];
}

/** Returns the resources that stand once a plan is applied: what it changes, and what it leaves as it is. */
export function plannedInstances(changes: readonly Wire[]): readonly Instance[] {
  return changes.flatMap((wire): readonly Instance[] => {
    const { change, deposed, ...resource } = recordOf(wire);
    const { actions, after, after_unknown: unknown, after_sensitive: sensitive } = recordOf(change);
    const stays = Array.isArray(actions) && actions.some((action: Wire) => remaining.has(String(action)));
    if (resource.mode !== "managed" || deposed !== undefined || !stays) return [];
    return [instanceOf(resource, recordOf(after), recordOf(unknown), recordOf(sensitive))];
  });
}

const remaining: ReadonlySet<string> = new Set(["no-op", "create", "update"]);

/** Returns the resources of a state, those of all modules. Iterative. */
export function standingInstances(root: Wire): readonly Instance[] {
  const found: Instance[] = [];
  const open: Wire[] = [root];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (!isWireRecord(module)) continue;
    for (const wire of listOf(module.resources)) {
      const resource = recordOf(wire);
      if (resource.mode !== "managed" || resource.deposed_key !== undefined) continue;
      found.push(instanceOf(resource, recordOf(resource.values), {}, recordOf(resource.sensitive_values)));
    }
    open.push(...listOf(module.child_modules));
  }
  return found;
}

function listOf(wire: Wire | undefined): readonly Wire[] {
  return Array.isArray(wire) ? wire : [];
}

function instanceOf(resource: WireRecord, values: WireRecord, unknown: WireRecord, sensitive: WireRecord): Instance {
  const address = String(resource.address);
  const moduleInstance = [...address.matchAll(/(?:^|\.)module\.([\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)/g)]
    .map(([, part = ""]) => part)
    .join(".");
  const { index } = resource;
  return {
    address,
    moduleInstance,
    module: moduleInstance.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, ""),
    type: String(resource.type),
    name: String(resource.name),
    index: typeof index === "string" || typeof index === "number" ? index : null,
    provider: typeof resource.provider_name === "string" ? resource.provider_name : "",
    values,
    unknown,
    sensitive,
    dependsOn: listOf(resource.depends_on).map(String),
  };
}

/** Whether one module instance lies on the way to the other, or they differ only where the configuration joins them anyway. */
export function isBeside(one: string, other: string): boolean {
  const [left, right] = [one.split("."), other.split(".")];
  for (let depth = 0; depth < Math.min(left.length, right.length); depth++) {
    const [a = "", b = ""] = [left[depth], right[depth]];
    // Two instances of one call share nothing; two calls may be joined by whoever calls both.
    if (a !== b) return a.replace(/\[.*$/, "") !== b.replace(/\[.*$/, "");
  }
  return true;
}

/** Whether a module's instance is the one that its calls' keys name, as far as they are named. */
export function isCalledBy(moduleInstance: string, calls: readonly (string | null)[]): boolean {
  const keys = [...moduleInstance.matchAll(/[\w-]+(?:\[("(?:[^"\\]|\\.)*"|\d+)\])?(?:\.|$)/g)].map(
    ([, key]) => key ?? null,
  );
  return calls.every((key, depth) => key === null || key === keys[depth]);
}
