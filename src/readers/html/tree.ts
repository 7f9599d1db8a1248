import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { damagedError, tooLargeError } from '../../codecs/errors.ts';
import type { UserError } from '../../model/errors.ts';

export type Element = DefaultTreeAdapterTypes.Element;
/** A page, or an element with its content. */
export type Root = DefaultTreeAdapterTypes.ParentNode;
type Node = DefaultTreeAdapterTypes.Node;

/** Characters of a page without embedded pictures; the longest page of a report has a quarter of a million. */
export const maxCharacters = 5_000_000;

/** Elements and comments of a page; the longest page of a report has ten thousand. */
const maxNodes = 200_000;

/**
 * Parses a page as a browser does, valid or not.
 * @throws {UserError} `too-large`
 */
export function parsePage(source: string): Root {
  const text = withEndTags(withoutPictures(source));
  if (text.length > maxCharacters) throw tooLargeError();
  let nodes = 0;
  const counted = <Arguments extends unknown[], Result>(create: (...given: Arguments) => Result) => {
    return (...given: Arguments): Result => {
      if (++nodes > maxNodes) throw tooLargeError();
      return create(...given);
    };
  };
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement: counted(defaultTreeAdapter.createElement),
    createCommentNode: counted(defaultTreeAdapter.createCommentNode),
  };
  return parse<DefaultTreeAdapterMap>(text, { treeAdapter });
}

/** Returns a page without its embedded pictures (`data:` addresses), which may be most of it. */
function withoutPictures(source: string): string {
  const begin = /\bdata:\w+\/[\w.+;=-]{0,100},/g;
  // One line at a time: an expression for the whole picture would need a stack as long as that.
  const line = /[\w+/=%]{1,4096}(?:\r?\n)?/y;
  const pieces: string[] = [];
  let from = 0;
  while (begin.test(source)) {
    pieces.push(source.slice(from, begin.lastIndex));
    from = begin.lastIndex;
    line.lastIndex = from;
    while (line.test(source)) from = line.lastIndex;
    begin.lastIndex = from;
  }
  return pieces.length === 0 ? source : pieces.join('') + source.slice(from);
}

/** Expands the empty-element tags of an XHTML page: in HTML, `<title/>` would swallow the page. */
function withEndTags(source: string): string {
  if (!/^\ufeff?\s*<\?xml\s/.test(source)) return source;
  return source.replaceAll(/<([a-z][\w:.-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name, attributes) =>
    isVoid.test(name) ? whole : `<${name}${attributes}></${name}>`,
  );
}

const isVoid = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

export interface Visitor {
  /** Returns `false` to skip the content of the element, which is then not closed either. */
  open?(element: Element): boolean | undefined;
  close?(element: Element): void;
  text?(value: string): void;
  comment?(data: string): void;
}

/** Walks a tree in document order, without recursion, since a page may be nested to any depth. */
export function walk(root: Root, { open, close, text, comment }: Visitor): void {
  const path: { readonly node: Root; next: number }[] = [{ node: root, next: 0 }];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const node: Node | undefined = at.node.childNodes[at.next++];
    if (!node) {
      path.pop();
      if (isElement(at.node)) close?.(at.node);
    } else if (isElement(node)) {
      if (open?.(node) !== false) path.push({ node, next: 0 });
    } else if (defaultTreeAdapter.isTextNode(node)) {
      text?.(node.value);
    } else if (defaultTreeAdapter.isCommentNode(node)) {
      comment?.(node.data);
    }
  }
}

/** Returns an element as the only content of a page. */
export function wrapped(element: Element): Root {
  return { ...element, childNodes: [element] };
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** Returns the text of an element as written. */
export function textIn(element: Element): string {
  const texts: string[] = [];
  walk(element, { text: (value) => void texts.push(value) });
  return texts.join('');
}

/** Returns the whole number at the start of an attribute, as browsers read it, if any. */
export function wholeNumber(element: Element, name: string): number | undefined {
  const digits = /^[\t\n\f\r ]*\+?(\d+)/.exec(attribute(element, name) ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** True if a page ends within a text, a tag or a table, as an interrupted download does. */
export function isTruncated(source: string): boolean {
  let end = source.length;
  while (end > 0 && /[\s\0]/.test(source[end - 1]!)) end--;
  const endsInTag = source[end - 1] === '>';
  const last = [...source.matchAll(/<(\/?)table[\s>]/gi)].at(-1);
  return !endsInTag || last?.[1] === '';
}

/** Returns the error for an interrupted download: its last figure may be cut, and rows may be missing. */
export function truncatedPage(): UserError {
  return damagedError({ zh: '网页在表格中间中断', en: 'the page breaks off inside a table' });
}
