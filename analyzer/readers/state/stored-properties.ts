import type { Wire, WireRecord } from "../wire.ts";
import { isWireRecord, setField, signatureKey, signatureOf, signatures, unknownSentinel } from "../wire.ts";

/** What Pulumi writes for people in the place of a secret; in `preview --json` nothing else marks one. */
const blinded = "[secret]";

/** A number that JSON has no form for, or that it would round (pkg/resource/stack/deployment.go). */
const floatSignature = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

/**
 * Returns properties as a file keeps them in the form in which processes send them: a secret's envelope holds its value where
 * the file shows it (`--show-secrets`: JSON within JSON) and none where it is encrypted, and a blinded text is such a secret.
 * Iterative.
 */
export function storedProperties(properties: WireRecord): WireRecord {
  const root: Record<string, Wire> = {};
  const pending: { readonly from: Wire; readonly put: (wire: Wire) => void }[] = [];
  const enqueue = (from: WireRecord, into: Record<string, Wire>): void => {
    for (const key of Object.keys(from)) {
      const wire = from[key];
      if (wire !== undefined) pending.push({ from: wire, put: (value) => setField(into, key, value) });
    }
  };
  enqueue(properties, root);
  for (let next = 0; next < pending.length; next++) {
    const task = pending[next];
    if (task === undefined) break;
    const wire = sent(task.from);
    if (Array.isArray(wire)) {
      const list: Wire[] = [];
      task.put(list);
      wire.forEach((item: Wire, index) => {
        pending.push({
          from: item,
          put: (value) => {
            list[index] = value;
          },
        });
      });
    } else if (isWireRecord(wire)) {
      const record: Record<string, Wire> = {};
      task.put(record);
      enqueue(wire, record);
    } else {
      task.put(wire);
    }
  }
  return root;
}

function sent(wire: Wire): Wire {
  if (typeof wire === "string") return wire.includes(blinded) ? { [signatureKey]: signatures.secret } : wire;
  if (!isWireRecord(wire)) return wire;
  const signature = signatureOf(wire);
  if (signature === floatSignature) return unknownSentinel;
  if (signature !== signatures.secret) return wire;
  const { plaintext, value } = wire;
  if (typeof plaintext === "string") return { [signatureKey]: signatures.secret, ...shownValue(plaintext) };
  return value === undefined ? { [signatureKey]: signatures.secret } : { [signatureKey]: signatures.secret, value };
}

function shownValue(plaintext: string): { readonly value?: Wire } {
  try {
    return { value: JSON.parse(plaintext) as Wire };
  } catch {
    return {};
  }
}
