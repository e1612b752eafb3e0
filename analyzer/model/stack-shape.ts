/** What a stack is made of, whatever its resources are called, how many there are and how large they are. Sorted. */
export interface StackShape {
  /** Type token → over how many places resources of it stand. */
  readonly types: Readonly<Record<string, "none" | "one" | "several">>;
  /** Which type rests on which. */
  readonly needs: readonly { readonly from: string; readonly to: string }[];
}

/** Two stacks that are stated to be alike, the one that is judged and the other. */
export interface Parity {
  /** The other stack. */
  readonly with: string;
  /** Set where the other stack was not read beside this one. */
  readonly isUnread: boolean;
  /** Each a clause for a person, sorted; none where they are alike. */
  readonly differences: readonly { readonly says: string; readonly types: readonly string[] }[];
}
