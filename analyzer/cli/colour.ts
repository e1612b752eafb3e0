/**
 * Whether to write in colour: `FORCE_COLOR` decides where it is set (`0` and `false` mean no), then `NO_COLOR`, then whether
 * somebody looks at a terminal that can show it.
 */
export function wantsColour(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = environment;
  if (forced !== undefined) return !["0", "false"].includes(forced.toLowerCase());
  if (refused !== undefined && refused !== "") return false;
  return isTerminal && terminal !== "dumb";
}
