import { deflateSync, strToU8 } from "fflate";
import type { PageParts, Reporter } from "../model/report.ts";
import { base64 } from "./html/base64.ts";
import type { PageAnswer } from "./html/page-data.ts";
import { dataElement, rootElement } from "./html/page-data.ts";
import { html as escaped } from "./wording/html.ts";

/**
 * One file that a browser opens without a network: the answer as data, and the script that shows it and asks the analyser's core
 * further questions. Nothing that a program chose stands in it as markup, save the title.
 * @throws Error without the page's script and style, which whoever starts the analyser provides.
 */
export const html: Reporter = (answer, { page }) => {
  if (answer.kind !== "check") throw new Error(`an answer of kind ${answer.kind} has no page`);
  if (page === undefined) throw new Error("the page's script and style were not handed to the reporter");
  return pageOf(answer, page);
};

function pageOf(answer: PageAnswer, { script, style }: PageParts): string {
  const stacks = answer.stacks.map(({ project, stack }) => `${project}/${stack}`).join(", ");
  // Only this very script and this very style are obeyed, and nothing is ever fetched.
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${base64(bytesOf(script.sha256))}'`,
    `style-src 'sha256-${base64(bytesOf(style.sha256))}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(`${stacks}: dependency report`)}</title>
<style>${style.text}</style>
</head>
<body>
<div id="${rootElement}"></div>
<noscript><p>This report is drawn by the script that it contains; the browser was told to run none.</p></noscript>
<script type="application/octet-stream" id="${dataElement}">${dataOf(answer)}</script>
<script>${script.text}</script>
</body>
</html>
`;
}

/** The page counts ways to lose services itself: whether another format asked for them must make no difference to the file. */
function dataOf(answer: PageAnswer): string {
  const stacks = answer.stacks.map(({ ways: _ways, ...stack }) => stack);
  return base64(deflateSync(strToU8(JSON.stringify({ ...answer, stacks })), { level: 9 }));
}

/** The bytes that hexadecimal digits tell. */
function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}
