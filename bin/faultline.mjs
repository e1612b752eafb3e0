#!/usr/bin/env node
// What the installed command starts: plain JavaScript that any Node since 14 runs, so that an old one, or packages that are missing, are
// told in a sentence. In a checkout `npm run faultline` runs the sources instead.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `faultline: Node ${process.versions.node} runs this, and it needs 22.12 or newer; take a newer Node.\n`,
  );
  process.exitCode = 2;
} else {
  try {
    await import("../dist/cli/main.js");
  } catch (thrown) {
    if (thrown?.code !== "ERR_MODULE_NOT_FOUND") throw thrown;
    process.stderr.write(
      `faultline: not all of it is installed (${String(thrown.message).replaceAll(/\s*\n\s*/g, " ")}); install it again, with what it depends on: npm install\n`,
    );
    process.exitCode = 2;
  }
}
