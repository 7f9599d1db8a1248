import { tooLargeError } from '../../codecs/errors.ts';
import { trimCharacters } from '../../codecs/trim.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import type { Renamed } from './word-2003.ts';

/** An element as it is when every tracked change is accepted. Names are local names. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Element[];
  /** The text of `t` and `instrText`; any other text of a part is not printed. */
  readonly text: string;
  /** The number of opening tags before its own in the part. */
  readonly order: number;
}

/** Elements and characters of a part: a hundred times those of a report. */
const maxElements = 1_000_000;
const maxCharacters = 10_000_000;

/**
 * Reads one part, without what was deleted or moved away and without the former state of changed properties. `rename`
 * translates the elements of another format to this one.
 * @throws {UserError} `damaged`, `too-large`
 */
export function readTree(
  { part, bytes }: Part,
  rename: (name: string, attributes: Attributes) => Renamed = (...given) => given,
): Element {
  const root: Draft = { name: '', attributes: {}, children: [], text: '', order: -1, isRead: false, isKept: false };
  const path = [root];
  let elements = maxElements;
  let characters = maxCharacters;
  /** Open elements from the one that is left out inwards. */
  let skipped = 0;
  let tags = 0;
  parseXml(bytes, part, {
    open(given, written) {
      const order = tags++;
      const [name, attributes] = rename(given, written);
      const parent = path.at(-1)!;
      if (skipped > 0 || isGone(name, parent.name)) {
        skipped++;
        return;
      }
      if (--elements < 0) throw tooLargeError();
      const { space } = attributes;
      const isKept = space === undefined ? parent.isKept : space === 'preserve';
      const element: Draft = { name, attributes, children: [], text: '', order, isRead: readable.has(name), isKept };
      parent.children.push(element);
      path.push(element);
    },
    close() {
      if (skipped > 0) {
        skipped--;
        return;
      }
      const element = path.pop()!;
      // The alternatives show the same, the newest format first: take the first that has anything readable.
      if (element.name === 'AlternateContent')
        element.children = element.children.find((one) => one.isRead)?.children ?? [];
      if (element.isRead) path.at(-1)!.isRead = true;
      // Programs drop the outer spaces of text that is not marked to keep them.
      if (element.name === 't' && !element.isKept) element.text = trimCharacters(element.text, ' \t\r\n');
    },
    text(chars) {
      const element = path.at(-1)!;
      if (skipped > 0 || (element.name !== 't' && element.name !== 'instrText')) return;
      characters -= chars.length;
      if (characters < 0) throw tooLargeError();
      element.text += chars;
    },
  });
  return root;
}

interface Draft extends Element {
  children: Draft[];
  text: string;
  /** The element is or contains one that prints something. */
  isRead: boolean;
  /** Spaces at the ends belong to the text. */
  isKept: boolean;
}

/** The properties that are read, by their parent; the former state of a changed property is not. */
const properties: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['pPr', new Set(['pStyle', 'numPr', 'rPr'])],
  ['rPr', new Set(['rStyle', 'vanish', 'strike', 'dstrike', 'vertAlign', 'position', 'del', 'moveFrom'])],
  ['trPr', new Set(['gridBefore', 'hidden', 'del'])],
  ['tcPr', new Set(['gridSpan', 'vMerge', 'hMerge', 'cellMerge', 'cellDel'])],
  ...['tblPr', 'tblGrid', 'sectPr', 'sdtPr', 'ctrlPr'].map((name): [string, Set<string>] => [name, new Set()]),
]);

/** True if an element is left out. Around content, `del` means deleted; as a property, it deletes a row or the end of a paragraph. */
function isGone(name: string, parent: string): boolean {
  const read = properties.get(parent);
  if (read) return !read.has(name);
  return name === 'del' || name === 'moveFrom' || name === 'note' || (name === 'rt' && parent === 'ruby');
}

const readable = new Set(['t', 'p', 'tbl', 'sym', 'drawing', 'pict', 'object', 'numFmt']);

/** Returns the nearest descendants of a name, within any wrappers such as content controls and insertions. */
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

/** Returns the element at a path of child names, if any. */
export function childOf(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce((parent, name) => parent?.children.find((child) => child.name === name), element);
}

/** Returns the `val` of the element at a path of child names, if any. */
export function settingOf(element: Element | undefined, ...path: readonly string[]): string | undefined {
  return childOf(element, ...path)?.attributes.val;
}

/** Returns a whole number from 0; `undefined` for any other text. */
export function countOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

/** Returns whether a property is on; `undefined` if it is not set. */
export function isOn(element: Element | undefined, name: string): boolean | undefined {
  const property = childOf(element, name);
  return property && (property.attributes.val === undefined || isTrue(property.attributes.val));
}

/** Accepts all spellings of the format. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
