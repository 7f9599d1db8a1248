/** A text that is gathered piece by piece. */
export interface Gathered {
  /** `raised`: above or below the line. */
  add(piece: string, raised?: boolean): void;
  /** All pieces so far, what is raised among others as a remark; where all is raised, it is no mark of anything. */
  readonly text: string;
}

export function gathered(): Gathered {
  let line = '';
  let mark = '';
  return {
    add(piece, raised = false) {
      if (raised) mark += piece;
      else if (piece !== '') {
        line += asRemark(mark) + piece;
        mark = '';
      }
    },
    get text() {
      return line + (line.trim() === '' ? mark : asRemark(mark));
    },
  };
}

/** In half points: text of Word that is moved by less was set right in its line. */
export const leastRise = 5;

/** What is raised, in brackets: glued to a figure, the mark of a footnote would be its last digit. */
export function asRemark(raised: string): string {
  const mark = raised.trim();
  return mark === '' ? raised : `（${mark.replace(/^[[(（〔［](.*)[\])）〕］]$/s, '$1')}）`;
}
