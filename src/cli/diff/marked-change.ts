/** A wording and the one that replaced it, divided where they begin and cease to differ. */
export interface Marked {
  readonly before: MarkedWording | null;
  readonly after: MarkedWording | null;
}

/** A text in three parts; only the middle one differs. */
export interface MarkedWording {
  readonly head: string;
  readonly differing: string;
  readonly tail: string;
}

/** Marks what differs between two wordings; an empty one is none. A number is never divided. */
export function markedChange(before: string, after: string): Marked {
  const [a, b] = [[...before], [...after]];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head++;
  while (head > 0 && isNumeric(a[head - 1]) && (isNumeric(a[head]) || isNumeric(b[head]))) head--;
  let tail = 0;
  while (tail < least - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  while (tail > 0 && isNumeric(a.at(-tail)) && (isNumeric(a.at(-1 - tail)) || isNumeric(b.at(-1 - tail)))) tail--;
  const parts = (text: readonly string[]): MarkedWording | null =>
    text.length === 0
      ? null
      : {
          head: text.slice(0, head).join(''),
          differing: text.slice(head, text.length - tail).join(''),
          tail: text.slice(text.length - tail).join(''),
        };
  return { before: parts(a), after: parts(b) };
}

function isNumeric(character: string | undefined): boolean {
  return character !== undefined && /[\d.,]/.test(character);
}
