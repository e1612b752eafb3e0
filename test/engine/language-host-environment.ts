/**
 * Configuration as the genuine language host passes it on: keys in their long form, `ns:config:name`, which every
 * version of the SDK reads.
 */
export function configForProgram(entries: readonly (readonly [key: string, value: string])[]): Record<string, string> {
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const parts = key.split(":");
      return [parts.length === 2 ? parts.join(":config:") : key, value];
    }),
  );
}

/** The variables that `runtime.options` of Pulumi.yaml set for the runner; `typescript` is on unless switched off. */
export function environmentForRuntime(options: Readonly<Record<string, unknown>>): Record<string, string> {
  return {
    ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(typeof options.tsconfig === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig } : {}),
  };
}

/** `nodeargs` of `runtime.options`, split as a shell splits words: blanks separate, quotes and backslashes keep. */
export function nodeArguments(options: Readonly<Record<string, unknown>>): readonly string[] {
  const text = options.nodeargs;
  if (typeof text !== "string") return [];
  const words = text.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
      (_all, escaped: string | undefined, double: string | undefined, single: string | undefined) =>
        escaped ?? double?.replace(/\\(["\\])/g, "$1") ?? single ?? "",
    ),
  );
}
