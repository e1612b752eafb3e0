import type { Wire, WireRecord } from "./wire.ts";
import { setField, signatureKey, signatures, unknownSentinel } from "./wire.ts";

/** The key under which @pulumi/policy's proxies keep the object that they guard. Internal to it; a test watches for its loss. */
const proxyTarget = "__getSpecialProxyTarget";

/**
 * Returns a pack's view of properties as plain ones, unknowns as their sentinels. Reading an unknown through a pack's
 * proxies throws, and what throws inside a policy ends as a mere advisory: nothing here lets an error out. Iterative.
 */
export function policyProperties(props: unknown): WireRecord {
  const root: Record<string, Wire> = {};
  const pending: { readonly from: object; readonly into: Record<string, Wire> | Wire[] }[] = [];
  const outermost = withoutProxy(props);
  if (typeof outermost === "object" && outermost !== null) pending.push({ from: outermost, into: root });
  for (let next = 0; next < pending.length; next++) {
    const task = pending[next];
    if (task === undefined) break;
    for (const key of Object.keys(task.from)) {
      const [wire, nested] = wireOfMember(member(task.from, key));
      if (wire === undefined) continue;
      if (Array.isArray(task.into)) task.into.push(wire);
      else setField(task.into, key, wire);
      if (nested !== undefined) pending.push(nested);
    }
  }
  return root;
}

/** Returns one member as a property, and the work that is left for what it holds; nothing for what is no data. */
function wireOfMember(
  value: unknown,
): readonly [Wire | undefined, { readonly from: object; readonly into: Record<string, Wire> | Wire[] } | undefined] {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return [value, undefined];
    case "object": {
      if (value === null) return [null, undefined];
      if ("__pulumiAsset" in value) return [{ [signatureKey]: signatures.asset }, undefined];
      if ("__pulumiArchive" in value) return [{ [signatureKey]: signatures.archive }, undefined];
      const into: Record<string, Wire> | Wire[] = Array.isArray(value) ? [] : {};
      return [into, { from: value, into }];
    }
    default:
      return [undefined, undefined];
  }
}

function member(object: object, key: string): unknown {
  try {
    return withoutProxy(Reflect.get(object, key));
  } catch {
    return unknownSentinel;
  }
}

function withoutProxy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  try {
    const target: unknown = Reflect.get(value, proxyTarget);
    return typeof target === "object" && target !== null ? target : value;
  } catch {
    return value;
  }
}
