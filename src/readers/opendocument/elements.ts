import { type Attributes, parseXml } from '../../codecs/xml.ts';

/** A part of a file, as its archive keeps it. */
export interface Part {
  readonly part: string;
  readonly bytes: Uint8Array;
}

/** What an element begins: nothing, something that its end concludes, or nothing that is to be read. */
export type Begin = (attributes: Attributes) => (() => void) | typeof ignored | undefined;

/** By local name. An element that is not among them counts for nothing, but what is in it does. */
export type Elements = Readonly<Record<string, Begin>>;

/** Neither the text in an element nor any element in it is read. */
export const ignored = Symbol('ignored');

/** An element of which nothing is read. */
export const ignore: Begin = () => ignored;

/**
 * Reads a part from start to end.
 * @throws {UserError} `damaged` where it is malformed
 */
export function parseElements({ part, bytes }: Part, elements: Elements, text?: (chars: string) => void): void {
  const begins = new Map(Object.entries(elements));
  const ends: ((() => void) | undefined)[] = [];
  /** Elements open of which nothing is read. */
  let passed = 0;
  parseXml(bytes, part, {
    open(name, attributes) {
      if (passed > 0) {
        passed++;
        return;
      }
      const begun = begins.get(name)?.(attributes);
      if (begun === ignored) passed = 1;
      else ends.push(begun);
    },
    close() {
      if (passed > 0) passed--;
      else ends.pop()?.();
    },
    ...(text && {
      text(chars: string) {
        if (passed === 0) text(chars);
      },
    }),
  });
}

/** More than there are rows in any sheet. */
const mostTimes = 10_000_000;

/** How often a cell, row or column comes, or how many it covers: at least once. */
export function times(count: string | undefined): number {
  return count !== undefined && /^\d+$/.test(count) ? Math.min(Math.max(1, Number(count)), mostTimes) : 1;
}
