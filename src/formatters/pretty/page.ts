import { sayIn } from '../../text.ts';
import { widthOf, wrap } from '../columns.ts';
import type { View } from '../index.ts';
import type { Paint } from '../paint.ts';

/** What every part of a page is written with. */
export interface Page {
  readonly view: View;
  readonly paint: Paint;
  /** The word in the language of the view. */
  say(zh: string, en: string): string;
  /**
   * A text behind a head, wrapped under itself; where the head leaves too little room, under the
   * head. `width` is that of the head, in columns.
   */
  hang(head: string, width: number, text: string, style?: (line: string) => string): string[];
}

/** Columns that a text needs at least to be read with ease. */
const narrowest = 36;

export function pageOf(view: View): Page {
  return {
    view,
    paint: view.paint,
    say: sayIn(view.language),
    hang: (head, width, text, style = (line) => line) => {
      const room = view.width === undefined ? undefined : view.width - width;
      if (room === undefined || room >= narrowest || widthOf(text) <= room) {
        return wrap(text, room).map((line, index) => (index === 0 ? head : ' '.repeat(width)) + style(line));
      }
      const indent = ' '.repeat(Math.min(width, 8));
      return [
        head.trimEnd(),
        ...wrap(text, Math.max(20, view.width! - indent.length)).map((line) => indent + style(line)),
      ];
    },
  };
}
