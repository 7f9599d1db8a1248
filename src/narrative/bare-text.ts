/**
 * A text without white space and in half width, so that expressions need not allow for either. Chinese full stops, quotes and
 * 、 stay.
 */
export interface BareText {
  readonly text: string;
  /** Returns the offset in the original of an offset in `text`; `end` for one past the last character of a range. */
  readonly original: (offset: number, end?: boolean) => number;
}

const spaces = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/;
const brackets: ReadonlyMap<string, string> = new Map(
  [...'【〔﹝［', ...'】〕﹞］'].map((one, index) => [one, index < 4 ? '(' : ')']),
);

/** Makes the bare text of a text. */
export function bareText(original: string): BareText {
  let text = '';
  const offsets: number[] = [];
  for (let index = 0; index < original.length; index++) {
    const character = original[index]!;
    const code = character.charCodeAt(0);
    if (code <= 0x20 || (code > 0x7f && (code < 0x4e00 || code > 0x9fff) && spaces.test(character))) continue;
    text +=
      code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (brackets.get(character) ?? character);
    offsets.push(index);
  }
  return {
    text: text.replaceAll('[', '(').replaceAll(']', ')'),
    original: (offset, end = false) => (end ? offsets[offset - 1]! + 1 : (offsets[offset] ?? original.length)),
  };
}
