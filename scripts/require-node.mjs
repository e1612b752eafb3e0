// Plain JavaScript that any Node since 20 runs: it speaks before a TypeScript file could fail with a riddle.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Node ${process.versions.node} runs this, and the sources need 22.18 or newer: they are TypeScript that Node runs as it is. ` +
      "`npm ci` installs such a Node beside them by the install script of the package `node`; it did not run here. " +
      "Run `npm ci --ignore-scripts=false`, or put a newer Node on PATH.\n",
  );
  // biome-ignore lint/nursery/noProcessExit: it must end before the file after `--import` is loaded; nothing is under way.
  process.exit(2);
}
