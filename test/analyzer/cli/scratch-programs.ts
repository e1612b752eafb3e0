import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { root } from "./run-faultline.ts";

type Files = Readonly<Record<string, string>>;

/** A program of AWS servers; which stand where is told by the stack's configuration: `shop:servers: web=ap-east-1a,db=ap-east-1b`. */
export const servers: Files = {
  "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.ts\n",
  "package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
  // The SDK alone: loading a provider's package would take longer than everything else here.
  "index.ts": `import * as pulumi from "@pulumi/pulumi";
class Resource extends pulumi.CustomResource {}
for (const pair of new pulumi.Config().require("servers").split(",")) {
  const [name, zone] = pair.split("=");
  new Resource("aws:ec2/instance:Instance", name, { ami: "ami-1", instanceType: "m7g.large", availabilityZone: zone });
}
`,
};

export function configured(placed: string): string {
  return `config: { aws:region: ap-east-1, "shop:servers": "${placed}" }\n`;
}

export const objectivesFor = (...services: readonly string[]) =>
  `version: 1\nservices:\n${services.map((name) => `  ${name}: { entry: "*::${name}", survives: zone }\n`).join("")}`;

/** To be called at the top of a test file: writes programs (path → text) whose folders live as long as its tests. */
export function scratchPrograms(): (files: Files) => string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "faultline-cli-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let written = 0;
  return (files) => {
    written += 1;
    const program = join(folder, String(written));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(program, path)), { recursive: true });
      writeFileSync(join(program, path), text);
    }
    symlinkSync(join(root, "node_modules"), join(program, "node_modules"));
    return program;
  };
}
