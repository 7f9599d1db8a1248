import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { damaged, tooLarge } from '../../codecs/refusals.ts';

export type Element = DefaultTreeAdapterTypes.Element;
/** A page, or an element with all that is in it. */
export type Root = DefaultTreeAdapterTypes.ParentNode;
type Node = DefaultTreeAdapterTypes.Node;

/** Characters of a page, embedded pictures aside; the longest page of a report has a quarter of a million. */
export const mostCharacters = 5_000_000;

/** Elements and remarks of a page; the longest page of a report has ten thousand. */
const mostNodes = 200_000;

/**
 * The tree that a browser makes of a page, however it is written.
 * @throws {UserError} `too-large` for what no report needs
 */
export function parsePage(source: string): Root {
  const text = withEndTags(withoutPictures(source));
  if (text.length > mostCharacters) throw tooLarge();
  let nodes = 0;
  const counted = <Arguments extends unknown[], Result>(create: (...given: Arguments) => Result) => {
    return (...given: Arguments): Result => {
      if (++nodes > mostNodes) throw tooLarge();
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

/** A page without the pictures that are written into it, to be shown without another file: they may be most of it. */
function withoutPictures(source: string): string {
  const begin = /\bdata:\w+\/[\w.+;=-]{0,100},/g;
  // Line by line: one expression for all of it would need a stack as long as the picture.
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

/** In XML any element may be closed where it opens, `<title/>`, which in HTML would swallow the page. */
function withEndTags(source: string): string {
  if (!/^\ufeff?\s*<\?xml\s/.test(source)) return source;
  return source.replaceAll(/<([a-z][\w:.-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name, attributes) =>
    isVoid.test(name) ? whole : `<${name}${attributes}></${name}>`,
  );
}

const isVoid = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

export interface Visitor {
  /** `false` passes over what is in the element; it is then not closed either. */
  open?(element: Element): boolean | undefined;
  close?(element: Element): void;
  text?(value: string): void;
  comment?(data: string): void;
}

/** Goes through a tree in document order, without recursion: a page may be nested as deeply as it likes. */
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

/** The element alone, with all that is in it, as a page of its own. */
export function partOf(element: Element): Root {
  return { ...element, childNodes: [element] };
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** All text in an element, as written. */
export function textIn(element: Element): string {
  const texts: string[] = [];
  walk(element, { text: (value) => void texts.push(value) });
  return texts.join('');
}

/** A whole number at the start of an attribute, as browsers read it; `undefined` where there is none. */
export function wholeNumber(element: Element, name: string): number | undefined {
  const digits = /^[\t\n\f\r ]*\+?(\d+)/.exec(attribute(element, name) ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether a page ends in the middle of a text, a tag or a table, as a download that broke off does. */
export function breaksOff(source: string): boolean {
  const endsInTag = source.slice(-1000).replaceAll('\0', ' ').trimEnd().endsWith('>');
  const last = [...source.matchAll(/<(\/?)table[\s>]/gi)].at(-1);
  return !endsInTag || last?.[1] === '';
}

/** A download that broke off: the figure it stopped in may have gone on, rows may be missing. */
export function brokenOff() {
  return damaged({ zh: '网页在表格中间中断', en: 'the page breaks off inside a table' });
}
