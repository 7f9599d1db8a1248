/**
 * A text that is built piece by piece. Raised pieces become remarks in brackets, so that the mark of a footnote is not a
 * digit of a figure.
 */
export class TextBuilder {
  #line = '';
  #raised = '';

  /** Adds a piece; a raised one is superscript or subscript. */
  add(piece: string, raised = false): void {
    if (raised) this.#raised += piece;
    else if (piece !== '') {
      this.#line += asRemark(this.#raised) + piece;
      this.#raised = '';
    }
  }

  /** The text so far, with raised pieces as remarks; where all of it is raised, it is not a remark. */
  get text(): string {
    return this.#line + (this.#line.trim() === '' ? this.#raised : asRemark(this.#raised));
  }
}

/** The smallest rise of raised text in Word, in half points; smaller ones only adjust the position in the line. */
export const minRise = 5;

/** Returns raised text in brackets: directly behind a figure, the mark of a footnote would be its last digit. */
export function asRemark(raised: string): string {
  const remark = raised.trim();
  return remark === '' ? raised : `（${remark.replace(/^[[(（〔［](.*)[\])）〕］]$/s, '$1')}）`;
}
