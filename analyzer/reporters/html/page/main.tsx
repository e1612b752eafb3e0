import { inflateSync, strFromU8 } from "fflate";
import { render } from "preact";
import type { PageAnswer } from "../page-data.ts";
import { dataElement, rootElement } from "../page-data.ts";
import { App } from "./app.tsx";

/** The answer as the reporter wrote it into this very file. */
function readAnswer(): PageAnswer {
  const text = document.getElementById(dataElement)?.textContent ?? "";
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  // The reporter wrote it into this very file, and only what the reporter wrote is run here.
  const answer: PageAnswer = JSON.parse(strFromU8(inflateSync(bytes)));
  return answer;
}

const root = document.getElementById(rootElement);
if (root !== null) render(<App answer={readAnswer()} />, root);
