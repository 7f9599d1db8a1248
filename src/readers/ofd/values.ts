/** A rectangle, in millimetres from the upper left corner of what it lies in. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `1 0.5 -3`; what is no number is left out. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .flatMap((one) => (one !== '' && Number.isFinite(Number(one)) ? [Number(one)] : []));
}

/** `x y width height`; `undefined` for anything else, and for a box that holds nothing. */
export function boxOf(text: string | undefined): Rectangle | undefined {
  const [x, y, width, height] = numbersOf(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Steps between characters, at most: what a page holds, a hundred times over. */
const mostSteps = 100_000;

/** Steps from each character to the next; `g 3 2.5` is three of 2.5. */
export function stepsOf(text: string | undefined): number[] {
  const words = (text ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const steps: number[] = [];
  for (let at = 0; at < words.length && steps.length < mostSteps; at++) {
    if (words[at] !== 'g') steps.push(Number(words[at]));
    else {
      const [count, step] = [Number(words[++at]), Number(words[++at])];
      for (let left = Math.min(count, mostSteps); left > 0; left--) steps.push(step);
    }
  }
  return steps.filter(Number.isFinite);
}
