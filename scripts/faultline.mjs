#!/usr/bin/env node
// Plain JavaScript, so that a Node which can't run the TypeScript sources says so instead of failing with a riddle.
import "./require-node.mjs";

await import("../analyzer/cli/main.ts");
