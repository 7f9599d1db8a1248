import { tooLargeError } from '../../codecs/errors.ts';
import { asRemark } from '../text-builder.ts';

/** Lines of text on one page that are not blank; a list of 500 bodies has a line for each of 100 000 cells. */
const maxLines = 150_000;

/** Lays text out in lines as a browser does: white space is collapsed, and raised text becomes a remark. */
export class TextFlow {
  #left = maxLines;
  #lines: string[] = [];
  /** Pieces of the current line; joining them at each step would take long for a long line. */
  #pieces: string[] = [];
  /** Pieces of raised text that are not yet part of the line. */
  #raised: string[] = [];
  /** Open raised elements. */
  #depth = 0;
  #isBlank = true;
  #endsBlank = true;
  /** The line keeps its leading spaces. */
  #isIndented = false;

  /**
   * Adds text to the line. Preformatted text keeps its white space and its line ends.
   * @throws {UserError} `too-large`
   */
  add(text: string, preformatted: boolean): void {
    if (!preformatted) {
      const collapsed = text.replaceAll(/[\t\n\f\r ]+/g, ' ');
      this.#append(this.#endsBlank ? collapsed.replace(/^ /, '') : collapsed);
      return;
    }
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#appendAsWritten(text.slice(from, end));
      this.endLine();
      from = end + 1;
    }
    this.#appendAsWritten(text.slice(from));
  }

  /** Text that follows is above or below the line, until `lower()`. */
  raise(): void {
    if (this.#depth++ === 0 && this.#raised.length > 0) this.#addRemark();
  }

  lower(): void {
    this.#depth--;
  }

  /** @throws {UserError} `too-large` */
  endLine(): void {
    // Where all is raised, it is not a remark.
    if (this.#isBlank) this.#pieces = this.#raised.splice(0);
    else this.#addRemark();
    const text = this.#pieces.join('').trimEnd();
    if (text !== '') {
      if (--this.#left < 0) throw tooLargeError();
      this.#lines.push(this.#isIndented ? text : text.trimStart());
    }
    this.#pieces = [];
    this.#isIndented = false;
    this.#isBlank = true;
    this.#endsBlank = true;
  }

  /** True if only white space has been added since the last `end()`. */
  get isEmpty(): boolean {
    return this.#lines.length === 0 && this.#isBlank && this.#raised.length === 0;
  }

  /** Returns the lines that are not blank, joined by `\n`, and begins anew. */
  end(): string {
    this.endLine();
    return this.#lines.splice(0).join('\n');
  }

  #appendAsWritten(text: string): void {
    this.#isIndented ||= this.#isBlank;
    this.#append(text);
  }

  #append(text: string): void {
    if (text === '') return;
    if (this.#depth > 0) {
      this.#raised.push(text);
      return;
    }
    if (this.#raised.length > 0) this.#addRemark();
    this.#pieces.push(text);
    this.#isBlank &&= text.trim() === '';
    this.#endsBlank = text.endsWith(' ');
  }

  #addRemark(): void {
    const remark = this.#raised.splice(0).join('').trim();
    if (remark === '') return;
    this.#pieces.push(asRemark(remark));
    this.#isBlank = false;
    this.#endsBlank = false;
  }
}
