import { sayIn } from '../../model/text.ts';
import type { Paint } from '../paint.ts';
import { withMinus } from '../signs.ts';
import { printable, widthOf, wrap } from '../terminal-text.ts';
import type { View } from '../view.ts';

/** Lays out lines for a view. */
export interface LineLayout {
  readonly view: View;
  readonly paint: Paint;
  /** Returns the text in the language of the view. */
  say(zh: string, en: string): string;
  /**
   * Puts a text behind a head and wraps it under itself; where the head leaves too little room, under the head. `width` is
   * that of the head, in columns. Characters that a terminal would obey are written out; a minus sign becomes that of the view.
   */
  hang(head: string, width: number, text: string, style?: (line: string) => string): string[];
  /** Puts unbroken parts side by side, two spaces apart; a part without room on its line goes on the next, indented. */
  sideBySide(...parts: readonly Part[]): string[];
}

/** A text, and the same with colours. */
export type Part = readonly [text: string, painted?: string];

/** Columns that a text needs to be easy to read. */
const minRoom = 36;

export function lineLayout(view: View): LineLayout {
  return {
    view,
    paint: view.paint,
    say: sayIn(view.language),
    hang: (head, width, said, style = (line) => line) => {
      const text = withMinus(printable(said), view.signs);
      const room = view.width === undefined ? undefined : view.width - width;
      if (room === undefined || room >= minRoom || widthOf(text) <= room) {
        return wrap(text, room).map((line, index) => (index === 0 ? head : ' '.repeat(width)) + style(line));
      }
      const indent = ' '.repeat(Math.min(width, 8));
      return [
        head.trimEnd(),
        ...wrap(text, Math.max(20, view.width! - indent.length)).map((line) => indent + style(line)),
      ];
    },
    sideBySide: (...parts) => {
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
