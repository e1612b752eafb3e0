/** Plain words that YAML, in one version or another, takes for something else. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|~|__proto__)$/i;

/** A name as a key. */
export function yamlKey(name: string): string {
  if (name === "__proto__") return yamlText(`service ${name}`);
  return /^[A-Za-z][\w.-]*$/.test(name) && !reserved.test(name) ? name : yamlText(name);
}

/** A text in quotes: what JSON escapes, YAML understands; and what would steer a terminal is escaped as well. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    [...character]
      .flatMap((one) => one.split(""))
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
