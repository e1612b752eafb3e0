const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const zero = /\p{M}/u;

/** How many columns of a terminal the text fills: characters of East Asian scripts fill two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/** The text filled up with spaces to that many columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/**
 * The text in lines of at most that many columns, broken at spaces. A word that is longer by itself (a URN, an address) begins
 * a line of its own and is broken after one of the signs that join its parts, and only without any such inside a part.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const width = Math.max(columns, 8);
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(" ").flatMap((word) => pieces(word, width))) {
    const glued = line === "" ? piece.text : line + (piece.place === "within" ? "" : " ") + piece.text;
    if (line !== "" && (piece.place === "begins" || columnsOf(glued) > width)) {
      lines.push(line);
      line = piece.text;
    } else {
      line = glued;
    }
  }
  return [...lines, line];
}

interface Piece {
  readonly text: string;
  /** A word by itself, or the beginning of one that is too long for a line, or what follows within such a one. */
  readonly place: "word" | "begins" | "within";
}

function pieces(word: string, width: number): readonly Piece[] {
  if (columnsOf(word) <= width) return [{ text: word, place: "word" }];
  return (word.match(/.*?(?::\/\/|::|[$/,=]|$)/gu) ?? [])
    .filter((part) => part !== "")
    .flatMap((part) => (columnsOf(part) <= width ? [part] : chunks(part, width)))
    .map((text, index) => ({ text, place: index === 0 ? "begins" : "within" }));
}

function chunks(text: string, width: number): readonly string[] {
  const found: string[] = [];
  let chunk = "";
  for (const character of text) {
    if (columnsOf(chunk + character) > width) {
      found.push(chunk);
      chunk = "";
    }
    chunk += character;
  }
  return [...found, chunk];
}
