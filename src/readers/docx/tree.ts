import { tooLarge } from '../../codecs/refusals.ts';
import { trimmed } from '../../codecs/trim.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Renamed } from './word-2003.ts';

/** An element by its local name, as it stands when every tracked change is accepted. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Element[];
  /** Kept in `t` and `instrText` alone: all other text of a part is not for the reader's eyes. */
  readonly text: string;
}

/** Elements and characters that a part may have: what a report has, a hundred times over. */
const mostElements = 1_000_000;
const mostCharacters = 10_000_000;

/**
 * Reads one part. What was deleted or moved away is left out, and so are properties as they were before a change. `rename`
 * puts elements of another format in the terms of this one.
 */
export function readTree(
  bytes: Uint8Array,
  part: string,
  rename: (name: string, attributes: Attributes) => Renamed = (...given) => given,
): Element {
  const root: Draft = { name: '', attributes: {}, children: [], text: '', isRead: false, isKept: false };
  const path = [root];
  let elements = mostElements;
  let characters = mostCharacters;
  /** Elements open since the one that is left out, itself included. */
  let skipped = 0;
  parseXml(bytes, part, {
    open(given, written) {
      const [name, attributes] = rename(given, written);
      const parent = path.at(-1)!;
      if (skipped > 0 || isGone(name, parent.name)) {
        skipped++;
        return;
      }
      if (--elements < 0) throw tooLarge();
      const { space } = attributes;
      const isKept = space === undefined ? parent.isKept : space === 'preserve';
      const element: Draft = { name, attributes, children: [], text: '', isRead: readable.has(name), isKept };
      parent.children.push(element);
      path.push(element);
    },
    close() {
      if (skipped > 0) {
        skipped--;
        return;
      }
      const element = path.pop()!;
      // The same thing written in several ways, the newest first: the first in which there is anything that is understood.
      if (element.name === 'AlternateContent')
        element.children = element.children.find((one) => one.isRead)?.children ?? [];
      if (element.isRead) path.at(-1)!.isRead = true;
      // As programs show text that is not marked to keep its outer blanks.
      if (element.name === 't' && !element.isKept) element.text = trimmed(element.text, ' \t\r\n');
    },
    text(chars) {
      const element = path.at(-1)!;
      if (skipped > 0 || (element.name !== 't' && element.name !== 'instrText')) return;
      characters -= chars.length;
      if (characters < 0) throw tooLarge();
      element.text += chars;
    },
  });
  return root;
}

interface Draft extends Element {
  children: Draft[];
  text: string;
  /** It is, or holds, something that says what is printed. */
  isRead: boolean;
  /** Blanks at its ends are of its text. */
  isKept: boolean;
}

/** The properties that are read, by what they are of; how things looked before a change is none of them. */
const properties: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['pPr', new Set(['pStyle', 'numPr', 'rPr'])],
  ['rPr', new Set(['rStyle', 'vanish', 'strike', 'dstrike', 'vertAlign', 'position', 'del', 'moveFrom'])],
  ['trPr', new Set(['gridBefore', 'hidden', 'del'])],
  ['tcPr', new Set(['gridSpan', 'vMerge', 'hMerge', 'cellMerge', 'cellDel'])],
  ...['tblPr', 'tblGrid', 'sectPr', 'sdtPr', 'ctrlPr'].map((name): [string, Set<string>] => [name, new Set()]),
]);

/** Around content `del` says that it was deleted; among properties, that the row or the end of the paragraph was. */
function isGone(name: string, parent: string): boolean {
  const read = properties.get(parent);
  if (read) return !read.has(name);
  return name === 'del' || name === 'moveFrom' || name === 'note' || (name === 'rt' && parent === 'ruby');
}

const readable = new Set(['t', 'p', 'tbl', 'sym', 'drawing', 'pict', 'object', 'numFmt']);

/** The nearest elements of a name inside one, through whatever wraps them: content controls, insertions. */
export function nearest(element: Element, name: string): Element[] {
  const found: Element[] = [];
  const walk = ({ children }: Element): void => {
    for (const child of children) {
      if (child.name === name) found.push(child);
      else walk(child);
    }
  };
  walk(element);
  return found;
}

/** The child that a path of names leads to. */
export function childOf(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce((parent, name) => parent?.children.find((child) => child.name === name), element);
}

/** The `val` of the child that a path of names leads to. */
export function settingOf(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return childOf(element, ...path)?.attributes.val;
}

/** A whole number from 0; `undefined` for anything else. */
export function countOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

/** Whether a property is on; `undefined` where nothing is said of it. */
export function isOn(element: Element | undefined, name: string): boolean | undefined {
  const property = childOf(element, name);
  return property && (property.attributes.val === undefined || isTrue(property.attributes.val));
}

/** In all spellings of the format. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
