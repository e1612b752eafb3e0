/**
 * What a remote component makes of its arguments, as its package documents it: told to a reader that has no provider process to
 * ask, so that it sees the children that the engine would see.
 */
export interface MadeComponent {
  /** By a name of their own within the component. */
  readonly resources: readonly MadeResource[];
  readonly outputs: Readonly<Record<string, Expression>>;
}

export interface MadeResource {
  /** What expressions call it; unique within the component. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  /** The `key` of its parent; the component itself where left out. */
  readonly parent?: string;
  readonly inputs: Readonly<Record<string, Expression>>;
}

/** The value of a property of something made. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  /** What the program gave, with what it was made from. */
  | { readonly kind: "given"; readonly path: readonly string[] }
  /** The ids of the resources that the program gave. */
  | { readonly kind: "ids-of"; readonly path: readonly string[] }
  /** Not known before deployment, and made from what the program gave, fields of these names left aside. */
  | { readonly kind: "made-from"; readonly path: readonly string[]; readonly without: readonly string[] }
  /** The id, or another output, of something that the component makes: not known before deployment. */
  | { readonly kind: "of"; readonly key: string }
  /** The resource itself. */
  | { readonly kind: "resource"; readonly key: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "record"; readonly fields: Readonly<Record<string, Expression>> };

/** What the program gave under a path: plain JSON where it is known in every part. */
export type Given =
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | { readonly kind: "known"; readonly value: unknown };

export interface ComponentArguments {
  readonly name: string;
  /** A path may lead through another component that the program gave, to what that one gave back. */
  given(...path: readonly string[]): Given;
  /** Zones of the region that it works in, as the provider lists them, asked as a look-up would; `undefined`: not known. */
  zones(): readonly string[] | undefined;
}

/** Returns what it makes; `null` where its arguments leave open what that is. */
export type MakeComponent = (args: ComponentArguments) => MadeComponent | null;

/** By type token. */
export type RemoteComponents = ReadonlyMap<string, MakeComponent>;
