import type { ProgramConfig } from "./default-provider.ts";

/**
 * Returns the configuration that Pulumi handed to this process, by `ns:key` (the host writes `ns:config:key`). Nothing is
 * configured where the variables are missing or damaged: a program that needs them has failed by itself.
 */
export function programConfig(environment: Readonly<Record<string, string | undefined>>): ProgramConfig {
  const values = parse(environment.PULUMI_CONFIG);
  const secretKeys = parse(environment.PULUMI_CONFIG_SECRET_KEYS);
  return {
    values: Object.fromEntries(
      Object.entries(typeof values === "object" && values !== null ? values : {}).flatMap(([key, value]) =>
        typeof value === "string" ? [[withoutModule(key), value] as const] : [],
      ),
    ),
    secretKeys: Array.isArray(secretKeys) ? secretKeys.map((key) => withoutModule(String(key))) : [],
  };
}

function withoutModule(key: string): string {
  return key.replace(/^([^:]+):config:/, "$1:");
}

function parse(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
