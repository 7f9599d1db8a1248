import { around, childIn, type Markup } from '../../codecs/markup.ts';
import type { Point, Words } from './paragraph.ts';

/** Returns a text without white space, as words are compared. */
export function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Finds words in a paragraph; undefined if its visible text does not have them as one stretch. */
export function wordsIn(text: string, paragraph: Markup, wanted: string): Words | undefined {
  const characters = charactersOf(text, paragraph);
  const searched = bare(wanted);
  const at = characters.map(({ unit }) => unit).join('');
  const start = searched === '' ? -1 : at.indexOf(searched);
  if (start < 0) return undefined;
  const first = characters[start]!;
  const last = characters[start + searched.length - 1]!;
  return {
    from: pointAt(text, paragraph, first.holder, first.from, 'before'),
    to: pointAt(text, paragraph, last.holder, last.to, 'behind'),
  };
}

/** A UTF-16 unit of the visible text that is not white space, and the position of its character in the part. */
interface Character {
  readonly unit: string;
  readonly holder: Markup;
  readonly from: number;
  readonly to: number;
}

/** Elements whose text is not that of the paragraph: it was removed, or it is in a box. */
const apart = new Set(['del', 'moveFrom', 'txbxContent']);

function charactersOf(text: string, paragraph: Markup): Character[] {
  const characters: Character[] = [];
  const walk = (element: Markup): void => {
    for (const child of element.children) {
      if (child.namespace === paragraph.namespace && child.name === 't') characters.push(...charactersIn(text, child));
      else if (!apart.has(child.name)) walk(child);
    }
  };
  walk(paragraph);
  return characters;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function charactersIn(text: string, holder: Markup): Character[] {
  const content = text.slice(holder.tag.to, holder.inner);
  const found = [...content.matchAll(/<!\[CDATA\[|\]\]>|<!--[\s\S]*?-->|&(#?\w+);|[\s\S]/gu)];
  return found.flatMap(({ 0: written, 1: reference, index }) => {
    if (reference === undefined && written.length > 2) return [];
    const shown = bare(reference === undefined ? written : resolved(reference));
    const from = holder.tag.to + index;
    return shown.split('').map((unit) => ({ unit, holder, from, to: from + written.length }));
  });
}

function resolved(reference: string): string {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const isCode = reference.startsWith('#') && code > 0 && code <= 0x10ffff;
  return entities[reference] ?? (isCode ? String.fromCodePoint(code) : '');
}

/**
 * Returns the point at a position in a text of a paragraph. A run that can be divided is; markup goes around anything else that
 * the paragraph holds: a link, an insertion, a run with changes of its own.
 */
function pointAt(text: string, paragraph: Markup, holder: Markup, at: number, side: 'before' | 'behind'): Point {
  const run = holder.parent!;
  const isBefore = side === 'before';
  const between = (position: number): Point => ({ at: position, close: '', open: '' });
  const isEdge = holder === (isBefore ? contentOf(run)[0] : run.children.at(-1));
  const isAtEdge = text.slice(...(isBefore ? [holder.tag.to, at] : [at, holder.inner])).trim() === '';
  if (run.parent !== paragraph || (isEdge && isAtEdge) || !isDivisible(text, run, holder)) {
    const outermost = [holder, ...around(holder)].find(({ parent }) => parent === paragraph)!;
    return between(isBefore ? outermost.tag.from : outermost.end);
  }
  const properties = childIn(run, 'rPr');
  const opened = text.slice(run.tag.from, run.tag.to);
  const again = opened + (properties ? text.slice(properties.tag.from, properties.end) : '');
  const { prefix } = run;
  if (isAtEdge) return { at: isBefore ? holder.tag.from : holder.end, close: `</${prefix}r>`, open: again };
  return {
    at: isBefore ? withoutSpace(text, at) : at,
    close: `</${prefix}t></${prefix}r>`,
    open: `${again}<${prefix}t xml:space="preserve">`,
  };
}

function contentOf(run: Markup): Markup[] {
  return run.children.filter(({ name }) => name !== 'rPr');
}

/** Moves a position in front of the white space before it, which the end of a text may lose. */
function withoutSpace(text: string, at: number): number {
  let moved = at;
  while (/[ \t\r\n]/.test(text.charAt(moved - 1))) moved--;
  return moved;
}

/** True if a run may be divided in one of its texts: nothing of it would be lost, or be there twice. */
function isDivisible(text: string, run: Markup, holder: Markup): boolean {
  const properties = childIn(run, 'rPr');
  const isChanged = properties?.children.some(({ name }) => ['rPrChange', 'ins', 'del', 'moveTo'].includes(name));
  const content = text.slice(holder.tag.to, holder.inner);
  const isTrimmed = !/\sxml:space\s*=/.test(text.slice(holder.tag.from, holder.tag.to)) && content !== content.trim();
  return run.name === 'r' && run.prefix === holder.prefix && !isChanged && !isTrimmed && !content.includes('<');
}
