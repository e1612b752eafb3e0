import { parse } from "yaml";

/** Returns the settings that a server's user data writes, as the server reads them. */
export function settingsOf(userData: unknown): unknown {
  if (typeof userData !== "string") throw new Error(`Expected user data, read a value of type ${typeof userData}.`);
  return JSON.parse(parse(userData).write_files[0].content);
}
