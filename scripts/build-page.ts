import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles what the HTML report runs: the page and the analyser's own core, from the sources as they are, into `dist/page.json`. Beside
 * script and style it says which files they were made of, and the digest of those, by which a stale one is told.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const sources = fileURLToPath(new URL("../analyzer/reporters/html/page/", import.meta.url));
const target = process.argv[2] ?? fileURLToPath(new URL("../dist/page.json", import.meta.url));

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: { page: `${sources}main.tsx`, style: `${sources}page.css` },
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  outdir: "dist",
  format: "iife",
  target: ["chrome119", "firefox121", "safari17.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
});
const made = (ending: string) => (outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "").trim();
const part = (text: string) => ({ text, sha256: createHash("sha256").update(text).digest("hex") });
// Packages are told by the versions that package.json states exactly.
const files = [
  "package.json",
  ...Object.keys(metafile.inputs).filter((path) => !path.includes("node_modules/")),
].sort();
const digest = createHash("sha256");
for (const file of files) digest.update(`${file}\n`).update(readFileSync(`${root}${file}`));
mkdirSync(dirname(target), { recursive: true });
// Another process may be reading or writing it just now: it appears whole.
const draft = `${target}.${process.pid}`;
writeFileSync(
  draft,
  `${JSON.stringify({ files, digest: digest.digest("hex"), script: part(made(".js")), style: part(made(".css")) })}\n`,
);
renameSync(draft, target);
