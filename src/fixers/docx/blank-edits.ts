import { around, type Markup } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import { attributeOf } from '../../codecs/xml-tags.ts';
import { isPlainCount } from '../../model/value.ts';
import type { Located } from '../../readers/located-docx.ts';
import { propertiesOfRun } from './run.ts';
import { append } from './text-edits.ts';
import { insertedRun, type Tracking } from './tracked-edits.ts';
import { within } from './within.ts';

/** Elements in which the paragraphs of a cell may stand. */
const wrappers = new Set(['sdt', 'sdtContent', 'customXml']);

/** Finds the paragraph of a blank cell that takes its number; `undefined` in a cell with a table of its own. */
export function blankParagraph(cell: Markup): Markup | undefined {
  const inside = within(cell);
  if (inside.some(({ name }) => name === 'tbl')) return undefined;
  return inside.find((one) => {
    if (one.name !== 'p') return false;
    for (const outer of around(one)) {
      if (outer === cell) return true;
      if (!wrappers.has(outer.name)) return false;
    }
    return false;
  });
}

/**
 * Returns the edits that put a number into a blank paragraph: into its first run if that is empty, else into a new run at its
 * end, which looks as the mark of the paragraph does, or else as the figures beside it.
 */
export function blankEdits(
  located: Located,
  cell: Markup,
  paragraph: Markup,
  number: string,
  tracking: Tracking | undefined,
): Edit[] {
  const { xml } = located;
  const { prefix } = paragraph;
  const runs = paragraph.children.filter(({ name }) => name === 'r');
  const empty = runs.find(
    (one) => one.children.every(({ name }) => name === 'rPr' || name === 't') && !isTiny(xml, one),
  );
  if (empty && !tracking) {
    const text = empty.children.find(({ name }) => name === 't');
    if (text?.tag.kind === 'open') return [{ from: text.tag.to, to: text.inner, text: number }];
    return [append(xml, text ?? empty, text ? number : `<${prefix}t>${number}</${prefix}t>`)];
  }
  const mark = paragraph.children.find((one) => one.name === 'pPr' && !isTiny(xml, one));
  const properties =
    propertiesOfRun(xml, empty) || propertiesOfRun(xml, mark) || propertiesOfRun(xml, figureBeside(located, cell));
  const content = tracking
    ? insertedRun(prefix, properties, number, tracking)
    : `<${prefix}r>${properties}<${prefix}t>${number}</${prefix}t></${prefix}r>`;
  return [append(xml, paragraph, content)];
}

/** Half points. */
const minSize = 10;

/** True for a size that nobody can read: programs give it to cells without text, to keep rows low. */
function isTiny(xml: string, element: Markup): boolean {
  const properties = element.children.find(({ name }) => name === 'rPr')?.children ?? [];
  const size = properties.find(({ name }) => name === 'sz');
  const value = size && attributeOf(xml, size.tag, `${size.prefix}val`)?.value;
  return value !== undefined && Number(value) < minSize;
}

/** Finds the run of the nearest figure in the row of a cell, on its left first. */
function figureBeside({ printed }: Located, cell: Markup): Markup | undefined {
  const cells = cell.parent?.children.filter(({ name }) => name === 'tc') ?? [];
  const own = cells.indexOf(cell);
  const nearest = cells.toSorted((a, b) => Math.abs(cells.indexOf(a) - own) - Math.abs(cells.indexOf(b) - own));
  for (const one of nearest) {
    const text = within(one).find((element) => isPlainCount(printed.get(element)?.text ?? ''));
    if (text?.parent?.name === 'r') return text.parent;
  }
  return undefined;
}
