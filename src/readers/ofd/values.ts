/** A rectangle in millimetres, from the upper left corner of the area that contains it. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads a list of numbers (`1 0.5 -3`), leaving out anything else. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .flatMap((one) => (one !== '' && Number.isFinite(Number(one)) ? [Number(one)] : []));
}

/** Reads `x y width height`; `undefined` for anything else, and for an empty rectangle. */
export function rectangleOf(text: string | undefined): Rectangle | undefined {
  const [x, y, width, height] = numbersOf(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Characters of one text: a hundred times what a page holds. */
const maxOffsets = 100_000;

/** Reads the offsets from each character to the next (`DeltaX`, `DeltaY`); `g 3 2.5` stands for three of 2.5. */
export function offsetsOf(text: string | undefined): number[] {
  const words = (text ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const offsets: number[] = [];
  for (let at = 0; at < words.length && offsets.length < maxOffsets; at++) {
    if (words[at] !== 'g') offsets.push(Number(words[at]));
    else {
      const [count, offset] = [Number(words[++at]), Number(words[++at])];
      for (let left = Math.min(count, maxOffsets); left > 0; left--) offsets.push(offset);
    }
  }
  return offsets.filter(Number.isFinite);
}

/** The count of numbers that each path instruction takes, and its code in a packed path. */
const pathInstructions: Readonly<Record<string, { readonly takes: number; readonly code: number }>> = {
  S: { takes: 2, code: 0 },
  M: { takes: 2, code: 0 },
  L: { takes: 2, code: 1 },
  Q: { takes: 4, code: 3 },
  B: { takes: 6, code: 2 },
  C: { takes: 0, code: 4 },
};

/**
 * Reads path data (`M 0 0 L 73 0 C`) as a packed path. An arc (`A`) ends a line and begins the next, as a curve does.
 */
export function packedPath(data: string): number[] {
  const packed: number[] = [];
  const words = data.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  for (let at = 0; at < words.length; ) {
    const name = words[at++]!;
    const { takes, code } = pathInstructions[name] ?? { takes: name === 'A' ? 7 : 0, code: -1 };
    const numbers = words.slice(at, at + takes).map(Number);
    if (numbers.length < takes || !numbers.every(Number.isFinite)) break;
    at += takes;
    if (name === 'A') packed.push(0, ...numbers.slice(5));
    else if (code >= 0) packed.push(code, ...numbers);
  }
  return packed;
}
