import type { FileResult, ReportResult, Result } from '../result.ts';
import type { Language } from '../text.ts';
import { pad, plain, widthOf, wrap } from './columns.ts';
import { entries, isVisible } from './entries.ts';
import type { View } from './index.ts';
import { type Paint, paint } from './paint.ts';
import { closing } from './closing.ts';
import { details } from './verbose.ts';

/** More good files than this are counted, not listed. */
const mostListed = 5;

/**
 * For people: what is wrong, by report, with the cell as their own program names it; then what could not
 * be checked, and why; then what is in order; the last line sums up. Nothing wrong with one file is one line.
 */
export function pretty(result: Result, view: View): string {
  const page = new Page(view);
  const unchecked = result.files.filter(({ verdict }) => verdict === 'cannot-check');
  const checked = result.files.filter(({ verdict }) => verdict !== 'cannot-check');
  const isNoted = (file: FileResult) => view.verbose || file.diagnostics.some((one) => isVisible(one, view));
  const noted = checked.filter(isNoted);
  const good = view.quiet ? [] : checked.filter((file) => !isNoted(file));
  const blocks = [
    ...noted.flatMap((file) => fileBlocks(file, page)),
    uncheckedBlock(unchecked, page),
    goodBlock(good, page),
  ].filter((lines) => lines.length > 0);
  const isAlone = result.files.length === 1 && good.length === 1;
  if (blocks.length > 0 && !isAlone) blocks.push(closing(result, page));
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** What every part of the page needs: language, colours, width. */
export class Page {
  readonly view: View;
  readonly paint: Paint;

  constructor(view: View) {
    this.view = view;
    this.paint = paint(view.colour);
  }

  /** The word in the language of the view. */
  say(zh: string, en: string): string {
    return ({ zh, en } satisfies Record<Language, string>)[this.view.language];
  }

  /**
   * A text behind a head of the given width, wrapped under itself; where too little room is left,
   * under the head.
   */
  hang(head: string, headWidth: number, text: string, style: (line: string) => string = (line) => line): string[] {
    const { width } = this.view;
    const room = width === undefined ? undefined : width - headWidth;
    if (room !== undefined && room < 30 && widthOf(text) > room) {
      const indent = ' '.repeat(Math.min(8, headWidth));
      return [head.trimEnd(), ...wrap(text, Math.max(20, width! - indent.length)).map((line) => indent + style(line))];
    }
    return wrap(text, room).map((line, index) => (index === 0 ? head : ' '.repeat(headWidth)) + style(line));
  }
}
