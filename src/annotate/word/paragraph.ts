import { type Markup, type Naming, namingFor } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import { slashOf } from '../../codecs/xml-tags.ts';

/** A comment that covers a paragraph from its start to its end, or a stretch of words in it. */
export interface Range {
  readonly id: number;
  /** Covers the start of the range. */
  readonly opens: boolean;
  /** Covers the end of the range. */
  readonly closes: boolean;
  /** Stretch of the words; all of the paragraph if absent. */
  readonly words?: Words | undefined;
}

/** Words of a paragraph: the points before and behind them. */
export interface Words {
  readonly from: Point;
  readonly to: Point;
}

/** A point in a paragraph at which markup can be put: between two elements, or inside a text that is then divided. */
export interface Point {
  readonly at: number;
  /** Closes the elements that are divided, and opens them again. */
  readonly close: string;
  readonly open: string;
}

/** A change of the shading of a paragraph, tracked so that it can be rejected. */
export interface Shade {
  /** Number of the tracked change. */
  readonly id: number;
  /** Six hexadecimal digits. */
  readonly fill: string;
  readonly author: string;
}

/** Returns the edits that put comments on a paragraph and shade it. Nothing of it is removed but its own shading. */
export function paragraphEdits(
  text: string,
  paragraph: Markup,
  ranges: readonly Range[],
  shade: Shade | undefined,
): Edit[] {
  const naming = namingFor(paragraph.prefix, paragraph.namespace);
  const edits: Edit[] = shade ? shadeEdits(text, paragraph, shade, naming) : [];
  const properties = propertiesOf(paragraph);
  const start = properties?.end ?? paragraph.tag.to;
  for (const { id, opens, closes, words } of ranges) {
    const from = words?.from ?? { at: start, close: '', open: '' };
    const to = words?.to ?? { at: paragraph.inner, close: '', open: '' };
    if (opens) edits.push(insertion(from.at, from.close + element(naming, 'commentRangeStart', id) + from.open));
    if (closes) edits.push(insertion(to.at, to.close + rangeEnd(naming, id) + to.open));
  }
  if (paragraph.tag.kind !== 'empty') return edits;
  // `<w:p/>` has no place for them yet.
  const inner = edits.map((one) => one.text).join('');
  const slash = slashOf(text, paragraph.tag);
  return [{ from: slash, to: paragraph.tag.to, text: `>${inner}</${paragraph.prefix}p>` }];
}

function insertion(at: number, text: string): Edit {
  return { from: at, to: at, text };
}

function element({ prefix, declaration }: Naming, name: string, id: number): string {
  return `<${prefix}${name}${declaration} ${prefix}id="${id}"/>`;
}

/** Returns the end of a range, and the mark of its comment behind it. */
function rangeEnd(naming: Naming, id: number): string {
  const { prefix, declaration } = naming;
  const reference = element({ prefix, declaration: '' }, 'commentReference', id);
  return `${element(naming, 'commentRangeEnd', id)}<${prefix}r${declaration}>${reference}</${prefix}r>`;
}

function propertiesOf(paragraph: Markup): Markup | undefined {
  const [first] = paragraph.children;
  return first?.name === 'pPr' && first.namespace === paragraph.namespace ? first : undefined;
}

/** The properties of a paragraph in front of its shading (ECMA-376 part 1, 17.3.1.26). */
const before = new Set([
  'pStyle',
  'keepNext',
  'keepLines',
  'pageBreakBefore',
  'framePr',
  'widowControl',
  'numPr',
  'suppressLineNumbers',
  'pBdr',
]);

/** Properties that the former state of a changed paragraph does not have. */
const unrecorded = new Set(['rPr', 'sectPr', 'pPrChange']);

/**
 * Returns the edits that shade a paragraph as a tracked change: rejecting it gives the properties back. None if somebody has
 * changed its properties already, as there can be one such change.
 */
function shadeEdits(text: string, paragraph: Markup, { id, fill, author }: Shade, naming: Naming): Edit[] {
  const { prefix, declaration } = naming;
  const properties = propertiesOf(paragraph);
  const children = properties?.children ?? [];
  if (children.some(({ name }) => name === 'pPrChange')) return [];
  const shading = `<${prefix}shd${properties ? declaration : ''} ${prefix}val="clear" ${prefix}color="auto" ${prefix}fill="${fill}"/>`;
  const former = children
    .filter(({ name }) => !unrecorded.has(name))
    .map(({ tag, end }) => text.slice(tag.from, end))
    .join('');
  const record = former === '' ? `<${prefix}pPr/>` : `<${prefix}pPr>${former}</${prefix}pPr>`;
  const change = `<${prefix}pPrChange${properties ? declaration : ''} ${prefix}id="${id}" ${prefix}author="${author}">${record}</${prefix}pPrChange>`;
  if (!properties) {
    return [insertion(paragraph.tag.to, `<${prefix}pPr${declaration}>${shading}${change}</${prefix}pPr>`)];
  }
  if (properties.tag.kind === 'empty') {
    const slash = slashOf(text, properties.tag);
    return [{ from: slash, to: properties.tag.to, text: `>${shading}${change}</${properties.prefix}pPr>` }];
  }
  const own = children.find(({ name }) => name === 'shd');
  const at = children.find(({ name }) => !before.has(name))?.tag.from ?? properties.inner;
  return [
    own ? { from: own.tag.from, to: own.end, text: shading } : insertion(at, shading),
    insertion(properties.inner, change),
  ];
}
