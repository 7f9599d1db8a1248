import { tooLarge } from '../../codecs/refusals.ts';
import { asRemark } from '../raised.ts';

/** Lines of text that hold anything, on one page; a list of 500 bodies has a line for each of 100 000 cells. */
const mostLines = 150_000;

/** Text as a browser sets it: white space drawn together within a line, lines apart. */
export interface Flow {
  /** Adds text to the line; `spaced` keeps its white space and its line ends. */
  text(characters: string, spaced: boolean): void;
  /** Ends the line. */
  line(): void;
  /** What follows, until `lower()`, stands above or below the line. */
  raise(): void;
  lower(): void;
  /** Nothing but white space has come since the last `end()`. */
  isEmpty(): boolean;
  /** The lines that hold anything, joined by `\n`; begins anew. */
  end(): string;
}

/** @throws {UserError} `too-large` */
export function flow(): Flow {
  let left = mostLines;
  let lines: string[] = [];
  /** The line, in pieces: looking at the whole each time would take long where it is. */
  let pieces: string[] = [];
  let marks: string[] = [];
  let depth = 0;
  let isBlank = true;
  let endsBlank = true;
  /** The line keeps the blanks that it begins with. */
  let isSpaced = false;

  const fold = (): void => {
    const mark = marks.join('').trim();
    marks = [];
    if (mark === '') return;
    pieces.push(asRemark(mark));
    isBlank = false;
    endsBlank = false;
  };
  const endLine = (): void => {
    // Where all is raised, it is no mark of anything.
    if (isBlank) pieces = marks.splice(0);
    else fold();
    const text = pieces.join('').trimEnd();
    if (text !== '') {
      if (--left < 0) throw tooLarge();
      lines.push(isSpaced ? text : text.trimStart());
    }
    pieces = [];
    isSpaced = false;
    isBlank = true;
    endsBlank = true;
  };
  const add = (text: string): void => {
    if (text === '') return;
    if (depth > 0) {
      marks.push(text);
      return;
    }
    if (marks.length > 0) fold();
    pieces.push(text);
    isBlank &&= text.trim() === '';
    endsBlank = text.endsWith(' ');
  };

  return {
    text(characters, spaced) {
      if (spaced) {
        let from = 0;
        for (let end = characters.indexOf('\n'); end >= 0; end = characters.indexOf('\n', from)) {
          isSpaced ||= isBlank;
          add(characters.slice(from, end));
          endLine();
          from = end + 1;
        }
        isSpaced ||= isBlank;
        add(characters.slice(from));
        return;
      }
      const drawn = characters.replaceAll(/[\t\n\f\r ]+/g, ' ');
      add(endsBlank ? drawn.replace(/^ /, '') : drawn);
    },
    line: endLine,
    raise() {
      if (depth++ === 0 && marks.length > 0) fold();
    },
    lower() {
      depth--;
    },
    isEmpty: () => lines.length === 0 && isBlank && marks.length === 0,
    end() {
      endLine();
      const text = lines.join('\n');
      lines = [];
      return text;
    },
  };
}
