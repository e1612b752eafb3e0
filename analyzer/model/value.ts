/** What a resource reports for one property. Unknown, secret and absent are different kinds, so that a rule can't confuse them. */
export type Value = KnownValue | UnknownValue | ListValue | RecordValue | ReferenceValue | OpaqueValue | AbsentValue;

export type Scalar = string | number | boolean | null;

/** A value that the program states, or that a provider has computed already. */
export interface KnownValue {
  readonly kind: "known";
  readonly value: Scalar;
  readonly secret?: true;
}

/** A value that is decided only at deployment. */
export interface UnknownValue {
  readonly kind: "unknown";
  readonly secret?: true;
  /** Set on an element of a list whose length nobody knows: what is made of it may be made several times. */
  readonly perhapsSeveral?: true;
}

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
  readonly secret?: true;
}

export interface RecordValue {
  readonly kind: "record";
  readonly fields: Readonly<Record<string, Value>>;
  readonly secret?: true;
}

/** Another resource of the stack, named as a whole (a component's registered output, for instance). */
export interface ReferenceValue {
  readonly kind: "reference";
  readonly urn: string;
  readonly secret?: true;
}

/** An asset or archive: content that never tells anything about redundancy. */
export interface OpaqueValue {
  readonly kind: "opaque";
  readonly secret?: true;
}

/** A property that the program leaves out. Never stored in a snapshot: what reading a missing property gives. */
export interface AbsentValue {
  readonly kind: "absent";
}

export const absent: AbsentValue = { kind: "absent" };
