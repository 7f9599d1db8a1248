import { around, type Markup, type Naming } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Figure, Piece } from './cell-text.ts';
import { propertiesOfRun, run } from './run.ts';
import { escaped } from './text-edits.ts';

/** Marks of tracked changes. */
export interface Tracking {
  readonly naming: Naming;
  /** Returns a number that no other change has. */
  readonly nextId: () => number;
}

/** The author of tracked changes. */
const author = 'report-lint';

/** Content of a run that a tracked deletion may take along, since it belongs to the figure or shows nothing. */
const removable = new Set(['t', 'tab', 'ptab', 'br', 'cr', 'noBreakHyphen', 'softHyphen', 'lastRenderedPageBreak']);

/**
 * Returns the edits that put a number in place of a figure as a tracked change: the figure is kept as deleted, with the format
 * of its runs, and the number inserted behind it. A run that holds more than the figure is divided. Returns `undefined` for
 * a figure that goes on over something else.
 */
export function trackedEdits(xml: string, { pieces, number }: Figure, tracking: Tracking): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const [element, own] of groupBy(pieces, ({ element }) => element.parent)) {
    if (element?.name !== 'r') return undefined;
    const parts = divided(xml, element, own);
    if (!parts) return undefined;
    const { before, figure, after } = parts;
    const deleted = tracked('del', run(xml, element, figure), tracking);
    const isFirst = own[0] === pieces[0];
    const inserted = isFirst ? insertedRun(element.prefix, propertiesOfRun(xml, element), number, tracking) : '';
    const outer = insertionAround(element);
    const text = `${run(xml, element, before)}${deleted}${outer ? '' : inserted}${run(xml, element, after)}`;
    edits.push({ from: element.tag.from, to: element.end, text });
    if (outer && isFirst) edits.push({ from: outer.end, to: outer.end, text: inserted });
  }
  return edits;
}

/** Returns the outermost insertion in the paragraph of a run that contains it. */
function insertionAround(element: Markup): Markup | undefined {
  let found: Markup | undefined;
  for (const one of around(element)) {
    if (one.name === 'p') break;
    if (one.name === 'ins') found = one;
  }
  return found;
}

/** Returns a number as an inserted run, with these properties. */
export function insertedRun(prefix: string, properties: string, number: string, tracking: Tracking): string {
  return tracked('ins', `<${prefix}r>${properties}<${prefix}t>${number}</${prefix}t></${prefix}r>`, tracking);
}

function tracked(name: 'ins' | 'del', content: string, { naming, nextId }: Tracking): string {
  const { prefix, declaration } = naming;
  return `<${prefix}${name}${declaration} ${prefix}id="${nextId()}" ${prefix}author="${author}">${content}</${prefix}${name}>`;
}

/** Returns the content of a run in front of the figure, that of the figure, deleted, and that behind it. */
function divided(xml: string, element: Markup, pieces: readonly Piece[]) {
  const content = element.children.filter(({ name }) => name !== 'rPr');
  const first = content.indexOf(pieces[0]!.element);
  const last = content.indexOf(pieces.at(-1)!.element);
  const middle = content.slice(first, last + 1);
  if (!middle.every(({ name }) => removable.has(name))) return undefined;
  const written = (list: readonly Markup[]) => list.map(({ tag, end }) => xml.slice(tag.from, end)).join('');
  const [start, end] = [pieces[0]!, pieces.at(-1)!];
  const figure = middle.map((one) => {
    const piece = pieces.find((own) => own.element === one);
    if (one.name !== 't') return written([one]);
    return piece ? text(one, 'delText', piece.text.slice(piece.from, piece.to)) : '';
  });
  return {
    before: written(content.slice(0, first)) + text(start.element, 't', start.text.slice(0, start.from)),
    figure: figure.join(''),
    after: text(end.element, 't', end.text.slice(end.to)) + written(content.slice(last + 1)),
  };
}

function text({ prefix }: Markup, name: 't' | 'delText', characters: string): string {
  if (characters === '') return '';
  return `<${prefix}${name} xml:space="preserve">${escaped(characters)}</${prefix}${name}>`;
}
