import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';

/** Handles the start of an element; returns the handler of its end, if any, or `ignored` to skip its content. */
export type ElementHandler = (attributes: Attributes) => (() => void) | typeof ignored | undefined;

/** Handlers by local name. An element without a handler is transparent: its content is read. */
export type ElementHandlers = Readonly<Record<string, ElementHandler>>;

/** Tells the parser to skip the text and the elements in an element. */
export const ignored = Symbol('ignored');

/** Skips an element. */
export const ignore: ElementHandler = () => ignored;

/**
 * Parses a part.
 * @throws {UserError} `damaged` if it is malformed, and what the handlers throw
 */
export function parseElements({ part, bytes }: Part, elements: ElementHandlers, text?: (chars: string) => void): void {
  const begins = new Map(Object.entries(elements));
  const ends: ((() => void) | undefined)[] = [];
  /** Open elements that are skipped. */
  let skipped = 0;
  parseXml(bytes, part, {
    open(name, attributes) {
      if (skipped > 0) {
        skipped++;
        return;
      }
      const begun = begins.get(name)?.(attributes);
      if (begun === ignored) skipped = 1;
      else ends.push(begun);
    },
    close() {
      if (skipped > 0) skipped--;
      else ends.pop()?.();
    },
    ...(text && {
      text(chars: string) {
        if (skipped === 0) text(chars);
      },
    }),
  });
}

/** More than the rows of any sheet. */
const maxTimes = 10_000_000;

/** Returns the number of repetitions of a cell, row or column, or of positions that it covers: at least 1. */
export function repeatCount(count: string | undefined): number {
  return count !== undefined && /^\d+$/.test(count) ? Math.min(Math.max(1, Number(count)), maxTimes) : 1;
}

/** Returns the text of the first element of a name in a part that `isWanted`, if any. */
export function elementText(
  part: Part,
  name: string,
  isWanted: (attributes: Attributes) => boolean,
): string | undefined {
  let found: string | undefined;
  let isOpen = false;
  const begin = (attributes: Attributes) => {
    isOpen = found === undefined && isWanted(attributes);
    return () => {
      isOpen = false;
    };
  };
  parseElements(part, { [name]: begin }, (chars) => {
    if (isOpen) found = (found ?? '') + chars;
  });
  return found;
}
