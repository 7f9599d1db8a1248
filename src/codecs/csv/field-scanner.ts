/** `strict` allows no quote out of place, and spaces around a field; `lenient` allows both, spaces only in front. */
export type Mode = 'strict' | 'lenient';

const [quote, lineEnd] = ['"', '\n'];

/** Reads the fields of a CSV with line ends `\n`, one after another. */
export class FieldScanner {
  /** Offset of the next character. */
  at: number;
  /** Line of the file that this is on, from 1. */
  line: number;
  /** The last field was in quotes. */
  wasQuoted = false;
  readonly #text: string;
  readonly #delimiter: string;
  readonly #mode: Mode;
  /** False with tabs as delimiters, where spaces are part of a field. */
  readonly #trims: boolean;

  constructor(text: string, start: number, delimiter: string, mode: Mode) {
    this.#text = text;
    this.at = start;
    this.line = start > 0 ? 2 : 1;
    this.#delimiter = delimiter;
    this.#mode = mode;
    this.#trims = delimiter !== '\t';
  }

  /** Reads up to the end of a field; `undefined` if a quote is misplaced or not closed. */
  readField(): string | undefined {
    this.#skipSpaces();
    this.wasQuoted = this.#text[this.at] === quote;
    return this.wasQuoted ? this.#readQuoted() : this.#readPlain();
  }

  /** Goes on behind a delimiter. Returns false if there is none here. */
  skipDelimiter(): boolean {
    const found = this.#text[this.at] === this.#delimiter;
    if (found) this.at++;
    return found;
  }

  skipLineEnd(): void {
    this.at++;
    this.line++;
  }

  #readPlain(): string | undefined {
    const start = this.at;
    this.#skipToEnd();
    const field = this.#text.slice(start, this.at);
    if (this.#mode === 'lenient') return field;
    if (field.includes(quote)) return undefined;
    return this.#trims ? field.trimEnd() : field;
  }

  #readQuoted(): string | undefined {
    const start = this.at + 1;
    const close = this.#closingQuote(start);
    if (close < 0) return undefined;
    const content = this.#text.slice(start, close).replaceAll('""', quote);
    this.line += content.split(lineEnd).length - 1;
    this.at = close + 1;
    if (this.#mode === 'strict') this.#skipSpaces();
    if (this.#isEnd()) return content;
    if (this.#mode === 'strict') return undefined;
    this.#skipToEnd();
    return `${quote}${content}${this.#text.slice(close, this.at)}`;
  }

  /** Returns the offset of the quote that closes a field; -1 without one. Two quotes are a character of the text. */
  #closingQuote(start: number): number {
    let at = this.#text.indexOf(quote, start);
    while (at >= 0 && this.#text[at + 1] === quote) at = this.#text.indexOf(quote, at + 2);
    return at;
  }

  #skipSpaces(): void {
    while (this.#trims && !this.#isEnd() && /\s/.test(this.#text[this.at]!)) this.at++;
  }

  #skipToEnd(): void {
    while (!this.#isEnd()) this.at++;
  }

  /** True at a delimiter, a line end, or the end of the text. */
  #isEnd(): boolean {
    const character = this.#text[this.at];
    return character === this.#delimiter || character === lineEnd || character === undefined;
  }
}
