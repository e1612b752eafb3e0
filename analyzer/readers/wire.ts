import rpc from "@pulumi/pulumi/runtime/rpc.js";
import type { Struct, Value as ValueMessage } from "google-protobuf/google/protobuf/struct_pb.js";

/** A property as Pulumi's processes send it to each other: JSON in which marked objects and texts stand for more. */
export type Wire = string | number | boolean | null | readonly Wire[] | WireRecord;
export interface WireRecord {
  readonly [key: string]: Wire;
}

/** What the marked objects are, by the value under `signatureKey`. */
export const signatureKey = rpc.specialSigKey;
export const signatures = {
  secret: rpc.specialSecretSig,
  output: rpc.specialOutputValueSig,
  resource: rpc.specialResourceSig,
  asset: rpc.specialAssetSig,
  archive: rpc.specialArchiveSig,
} as const;

/** The text that stands for an unknown value of no particular type; the Node SDK knows this one only. */
export const unknownSentinel: string = rpc.unknownValue;

/**
 * The texts that stand for an unknown value, one per type. The SDK exports only the first; the others are those of the
 * engine's wire format and of @pulumi/policy, which a test compares with these.
 */
export const unknownSentinels: ReadonlySet<string> = new Set([
  unknownSentinel,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/**
 * A text of our own for what nobody here can know (a look-up's answer, an encrypted value). Unlike a sentinel it survives
 * being glued into another text, and whatever holds it is read as unknown.
 */
export const unknownText = "faultline-cannot-know-this";

/** The same of an element of a list, of which nobody knows how many it has: there is one of it for all of them. */
export const unknownElementText = `${unknownText}-nor-how-many-there-are`;

/** Says whether a text stands for, or was made from, an unknown value. */
export function isUnknownText(text: string): boolean {
  return unknownSentinels.has(text) || text.includes(unknownText);
}

/** Says whether a property is an object rather than a list or a scalar. */
export function isWireRecord(wire: Wire | undefined): wire is WireRecord {
  return typeof wire === "object" && wire !== null && !Array.isArray(wire);
}

/** Returns the signature of a marked object, `undefined` for everything else. */
export function signatureOf(wire: Wire): string | undefined {
  if (!isWireRecord(wire)) return undefined;
  const signature = wire[signatureKey];
  return typeof signature === "string" ? signature : undefined;
}

/** Sets a field, `__proto__` included, which a plain assignment would take for the prototype. */
export function setField<T>(record: Record<string, T>, key: string, value: T): void {
  if (key !== "__proto__") record[key] = value;
  else Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

// The members of google.protobuf.Value's `kind`, by field number.
const kind = { number: 2, text: 3, boolean: 4, record: 5, list: 6 } as const;

/**
 * Returns a protobuf Struct as plain properties; `undefined` is the empty struct. Iterative, since a program's nesting is
 * its own affair, and reading through getters only, so that a program's own copy of the protobuf library will do.
 */
export function wireOf(struct: Struct | undefined): WireRecord {
  const root: Record<string, Wire> = {};
  if (struct === undefined) return root;
  const pending: { readonly message: ValueMessage; readonly put: (wire: Wire) => void }[] = [];
  const enqueueFields = (from: Struct, into: Record<string, Wire>): void => {
    from.getFieldsMap().forEach((message, key) => {
      pending.push({ message, put: (wire) => setField(into, key, wire) });
    });
  };
  enqueueFields(struct, root);
  for (let next = 0; next < pending.length; next++) {
    const task = pending[next];
    if (task === undefined) break;
    const { message, put } = task;
    switch (message.getKindCase()) {
      case kind.number:
        put(message.getNumberValue());
        break;
      case kind.text:
        put(message.getStringValue());
        break;
      case kind.boolean:
        put(message.getBoolValue());
        break;
      case kind.record: {
        const record: Record<string, Wire> = {};
        put(record);
        const fields = message.getStructValue();
        if (fields !== undefined) enqueueFields(fields, record);
        break;
      }
      case kind.list: {
        const list: Wire[] = [];
        put(list);
        message
          .getListValue()
          ?.getValuesList()
          .forEach((item, index) => {
            pending.push({
              message: item,
              put: (wire) => {
                list[index] = wire;
              },
            });
          });
        break;
      }
      default:
        put(null);
    }
  }
  return root;
}
