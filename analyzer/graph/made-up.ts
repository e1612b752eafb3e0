/** What a node has in common with others that no resource of the stack stands for. */
export const madeUp = {
  urn: null,
  provider: null,
  parent: null,
  account: null,
  keepsData: false,
  restarts: "its-places",
  egress: false,
  decides: [],
} as const;
