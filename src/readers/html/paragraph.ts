import type { Paragraph, Place } from '../../model/document.ts';
import { wordsIn } from '../line-words.ts';
import { TextFlow } from './flow.ts';

/** Characters of a page whose positions on the line are kept; a report in plain text has a tenth of them. */
const maxPreformatted = 200_000;

/** The properties of a piece of text that matter for its paragraph. */
export interface TextStyle {
  /** White space is shown as written. */
  readonly preformatted: boolean;
  /** Links to another page. */
  readonly link: boolean;
  /** A title of the page, even where it is a link. */
  readonly heading: boolean;
}

/** Collects the text of one paragraph after the other. */
export class ParagraphText {
  readonly flow = new TextFlow();
  #isLink = true;
  #isPreformatted = true;
  #left = maxPreformatted;

  /** @throws {UserError} `too-large` */
  add(text: string, { preformatted, link, heading }: TextStyle): void {
    this.flow.add(text, preformatted);
    if (text.trim() === '') return;
    this.#isPreformatted &&= preformatted;
    if ((!link || heading) && isWord.test(text)) this.#isLink = false;
  }

  /** Ends the paragraph and returns it; a preformatted one as a paragraph for each line. Empty if there is no text. */
  end(place: Place): { readonly paragraphs: readonly Paragraph[]; readonly isLink: boolean } {
    const text = this.flow.end();
    const [isLink, isPreformatted] = [this.#isLink, this.#isPreformatted];
    this.#isLink = true;
    this.#isPreformatted = true;
    if (text === '') return { paragraphs: [], isLink };
    if (isPreformatted && text.length <= this.#left) {
      this.#left -= text.length;
      return { paragraphs: preformattedLines(text, place), isLink };
    }
    return { paragraphs: [{ kind: 'paragraph', text, place, ...(isLink && { link: true }) }], isLink };
  }
}

/** A character of a word; dots and arrows between links are not. */
const isWord = /[\w\u3400-\u9fff]/;

/** Returns a paragraph for each line, with the positions of its words: old pages align tables in this way. */
function preformattedLines(text: string, place: Place): Paragraph[] {
  const lines = text.split('\n').map((one, index) => ({ text: one, number: index + 1 }));
  const words = wordsIn(lines, place.path);
  return lines.map((line, index) => ({
    kind: 'paragraph',
    text: line.text.trim(),
    place,
    words: words(index).map((word) => ({ ...word, place })),
  }));
}
