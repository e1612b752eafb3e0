import { createRequire } from "node:module";
import { join } from "node:path";
import { readEveryFrame } from "../source-position.ts";

// Loaded into the program's process before the program (`--import`). The SDK must not be loaded before its runner has set the
// stage, so its module is mended at the moment when it is loaded; it is CommonJS in every version.
const resourceModule = join("@pulumi", "pulumi", "resource.js");

// Deprecated for transpilers, but kept for good: the one hook that sees a module right after it has run.
const { extensions } = createRequire(import.meta.url);
const load = extensions[".js"];

extensions[".js"] = (module, file) => {
  load(module, file);
  if (file.endsWith(resourceModule)) readEveryFrame(module.exports);
};
