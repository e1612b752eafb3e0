/**
 * Packages whose every resource is a value made once and kept in the stack's state: passwords, names, keys. None of them runs
 * anywhere, so none can fail.
 */
export const generatedValues: Readonly<Record<string, string>> = {
  random: "random value",
  tls: "generated key or certificate",
};
