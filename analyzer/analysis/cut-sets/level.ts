/** What a level of the diagrams decides: a literal of the formula, or a module by its place in `modules`. */
export type Level =
  | { readonly kind: "literal"; readonly literal: number }
  | { readonly kind: "module"; readonly module: number };
