/**
 * A text without white space and in half width, so that expressions need not allow for either. Chinese full stops, quotes and
 * 、 stay; all brackets are round.
 */
export interface BareText {
  readonly text: string;
  /** Returns the offset in the original of an offset in `text`; with `end`, of the end of a range, which is excluded. */
  readonly original: (offset: number, end?: boolean) => number;
}

/** Makes the bare text of a text. */
export function bareText(original: string): BareText {
  const units = new Uint16Array(original.length);
  const offsets = new Uint32Array(original.length);
  let length = 0;
  for (let index = 0; index < original.length; index++) {
    const unit = original.charCodeAt(index);
    const isIdeograph = unit >= 0x4e00 && unit <= 0x9fff;
    const bare = isIdeograph ? unit : bareUnit(unit);
    if (bare === 0) continue;
    offsets[length] = index;
    units[length++] = bare;
  }
  return {
    text: textOf(units.subarray(0, length)),
    original: (offset, end = false) => (end ? offsets[offset - 1]! + 1 : (offsets[offset] ?? original.length)),
  };
}

/** Returns the bare form of a UTF-16 unit; 0 for white space. */
function bareUnit(unit: number): number {
  if (unit <= 0x20 || unit === 0x3000 || unit === 0xa0) return 0;
  if (unit === 0x5b || unit === 0x3010 || unit === 0x3014 || unit === 0xff3b) return roundOpening;
  if (unit === 0x5d || unit === 0x3011 || unit === 0x3015 || unit === 0xff3d) return roundClosing;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  return isInvisible(unit) ? 0 : unit;
}

const roundOpening = 0x28;
const roundClosing = 0x29;

/** True for spaces of other widths, soft hyphens, and marks of direction and order. */
function isInvisible(unit: number): boolean {
  return (unit >= 0x2000 && unit <= 0x200f) || [0xad, 0x2028, 0x2029, 0x202f, 0x2060, 0xfeff].includes(unit);
}

/** Units that one call turns into a text. */
const atOnce = 8192;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let from = 0; from < units.length; from += atOnce) {
    text += String.fromCharCode.apply(null, units.subarray(from, from + atOnce) as unknown as number[]);
  }
  return text;
}
