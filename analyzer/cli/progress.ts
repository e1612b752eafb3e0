import { visible } from "../reporters/wording/visible.ts";

/** One line on standard error that is rewritten while work goes on, where somebody sees it; otherwise nothing. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export function newProgress(stream: Stream): Progress {
  let shown = false;
  return {
    show(text) {
      if (stream.isTTY !== true) return;
      const line = visible(text).slice(0, Math.max((stream.columns || 80) - 1, 20));
      stream.write(`\r\u001b[2K${line}`);
      shown = true;
    },
    clear() {
      if (shown) stream.write("\r\u001b[2K");
      shown = false;
    },
  };
}
