import { sayIn } from '../../model/text.ts';
import { widthOf, wrap } from '../columns.ts';
import type { Paint } from '../paint.ts';
import type { View } from '../view.ts';

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
  /** Parts that are not broken, two blanks apart; those for which a line has no room go on the next, further in. */
  beside(...parts: readonly Part[]): string[];
}

/** A text, and as it is coloured. */
export type Part = readonly [text: string, painted?: string];

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
    beside: (...parts) => {
      const lines: { text: string; width: number }[] = [];
      for (const [text, painted = text] of parts.filter(([text]) => text !== '')) {
        const last = lines.at(-1);
        const width = 2 + widthOf(text);
        if (last && last.width + width <= (view.width ?? Infinity)) {
          last.text += `  ${painted}`;
          last.width += width;
        } else {
          lines.push({ text: last ? `  ${painted}` : painted, width: last ? width : width - 2 });
        }
      }
      return lines.map(({ text }) => text);
    },
  };
}
