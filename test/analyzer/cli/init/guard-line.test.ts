import { expect, it, test } from "vitest";
import { withGuard } from "../../../../analyzer/cli/init/guard-line.ts";

const line = 'import "faultline/guard";\n';

test.each<readonly [string, string, string]>([
  ["an empty file", "", line],
  ["imports", 'import * as aws from "@pulumi/aws";\n', `${line}import * as aws from "@pulumi/aws";\n`],
  ["what starts the file", "#!/usr/bin/env node\nrun();\n", `#!/usr/bin/env node\n${line}run();\n`],
  ["a comment that steers the compiler", "// @ts-nocheck\nrun();\n", `// @ts-nocheck\n${line}run();\n`],
  ["a strict directive", '"use strict";\nrun();\n', `"use strict";\n${line}run();\n`],
  [
    "a licence before the directive",
    "/* licence */\n'use strict'\nrun();\n",
    `/* licence */\n'use strict'\n${line}run();\n`,
  ],
  ["the comment of what follows", "/** The shop. */\nclass Shop {}\n", `${line}/** The shop. */\nclass Shop {}\n`],
  ["a file of one line without an end", "// the shop", `// the shop\n${line}`],
  ["a byte order mark", "\uFEFFrun();\n", `\uFEFF${line}run();\n`],
])("the guard comes first, after nothing but what must stay before it: %s", (_, text, expected) => {
  expect(withGuard({ text, isModule: true })).toBe(expected);
});

it("is required where the program requires", () => {
  expect(withGuard({ text: "run();\n", isModule: false })).toBe('require("faultline/guard");\nrun();\n');
});

it("ends its line as the file does", () => {
  expect(withGuard({ text: "// a\r\nrun();\r\n", isModule: true })).toBe(
    '// a\r\nimport "faultline/guard";\r\nrun();\r\n',
  );
});

it.each([
  'import "faultline/guard";\n',
  "import 'faultline/guard'\n",
  'import "../analyzer/guard.ts";\n',
  'run();\nrequire("faultline/guard");\n',
  '"use strict";\r\nrequire( "faultline/guard" );\r\n',
])("is there already in %j", (text) => {
  expect(withGuard({ text, isModule: true })).toBeNull();
});

it.each(['// import "faultline/guard";\n', 'const text = "faultline/guard";\n', 'import "./guardian.ts";\n'])(
  "is not taken for there in %j",
  (text) => {
    expect(withGuard({ text, isModule: true })).toContain(line);
  },
);

it("is put into a long file at once", () => {
  const text = `${"// comment\n".repeat(50_000)}${"/* open ".repeat(50_000)}`;
  const started = Date.now();
  expect(withGuard({ text, isModule: true })).toContain(line);
  expect(Date.now() - started).toBeLessThan(5_000);
});
