import type { ChalkInstance } from "chalk";
import { Chalk } from "chalk";
import type { ReporterOptions } from "../../model/report.ts";
import { visible } from "../wording/visible.ts";
import { columnsOf, padded, wrap } from "./wrap.ts";

/** What a piece of text is painted as. Colour is never the only sign: the words say the same. */
export type Ink = "plain" | "strong" | "faint" | "good" | "bad" | "open";

/** Where a terminal's page is written, line by line; every text given to it is escaped and wrapped here, and nowhere else. */
export interface Page {
  readonly columns: number;
  /** An empty line, but never two in a row. */
  gap(): void;
  /** Wrapped text behind a lead (a number, a label, a bullet); further lines stand below its beginning. */
  text(text: string, form?: Form): void;
  /** One line made of pieces whose widths the caller has settled. */
  row(pieces: readonly Piece[]): void;
  toString(): string;
}

export interface Form {
  readonly indent?: number;
  readonly lead?: string;
  /** Columns kept for the lead; its own length where none is given. */
  readonly leadWidth?: number;
  readonly ink?: Ink;
  readonly leadInk?: Ink;
}

export interface Piece {
  readonly text: string;
  readonly ink?: Ink;
  /** Filled up to that many columns. */
  readonly width?: number;
}

export function newPage(options: ReporterOptions): Page {
  const paint = paints(new Chalk({ level: options.colour ? 1 : 0 }));
  const lines: string[] = [];
  return {
    columns: options.columns,
    gap() {
      if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
    },
    text(text, { indent = 0, lead = "", leadWidth, ink = "plain", leadInk = "plain" } = {}) {
      const shown = visible(lead);
      const width = Math.max(leadWidth ?? 0, columnsOf(shown));
      const margin = " ".repeat(indent);
      for (const [index, line] of wrap(visible(text), options.columns - indent - width).entries()) {
        const start = index === 0 ? paint[leadInk](shown) + " ".repeat(width - columnsOf(shown)) : " ".repeat(width);
        lines.push(`${margin}${start}${paint[ink](line)}`.trimEnd());
      }
    },
    row(pieces) {
      const shown = pieces.map(({ text, width = 0, ink = "plain" }) => {
        const cell = visible(text);
        return paint[ink](cell) + padded(cell, width).slice(cell.length);
      });
      lines.push(shown.join("").trimEnd());
    },
    toString() {
      return `${lines.join("\n")}\n`;
    },
  };
}

function paints(chalk: ChalkInstance): Readonly<Record<Ink, (text: string) => string>> {
  return {
    plain: (text) => text,
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green.bold(text),
    bad: (text) => chalk.red.bold(text),
    open: (text) => chalk.yellow.bold(text),
  };
}
