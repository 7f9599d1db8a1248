import { gathered } from '../raised.ts';
import type { Context } from './context.ts';
import { type Drawing, readDrawing } from './drawing.ts';
import type { Ordinal } from './ordinal.ts';
import { listItemOf, lookOf, shownLook } from './styles.ts';
import { childOf, type Element, isTrue, settingOf } from './tree.ts';

/** A paragraph as it is printed. */
export interface Line {
  /** With the number that its list gives it; line breaks are `\n`, tabs `\t`. */
  readonly text: string;
  /** Its end is deleted or hidden, so that the next paragraph goes on in the same line. */
  readonly open: boolean;
  /** What is struck through, and no part of the text. */
  readonly struck: string;
  readonly drawings: readonly Drawing[];
}

/** The run that a piece of text stands in. */
interface Run {
  readonly hidden: boolean;
  readonly raised: boolean;
  readonly struck: boolean;
  /** Tells apart the parts of a formula. */
  readonly standing: string;
}

/** Reads a paragraph; `before` is what an open paragraph has left for its beginning. */
export function readParagraph(paragraph: Element, context: Context, before: string): Line {
  const properties = childOf(paragraph, 'pPr');
  const mark = childOf(properties, 'rPr');
  const style = context.styles.paragraph(settingOf(properties, 'pStyle'));
  const drawings: Drawing[] = [];
  const line = gathered();
  line.add(before);
  /** Of the last run with text. */
  let standing: string | undefined;
  let struck = '';

  const runWith = (own: Element | undefined, around: Run): Run => {
    const look = shownLook(lookOf(own), style, context.styles.character(settingOf(own, 'rStyle')));
    return {
      hidden: look.hidden === true && !context.inHiddenRow,
      raised: look.raised === true,
      struck: look.struck === true,
      standing: around.standing,
    };
  };
  const add = (more: string, run: Run): void => {
    if (run.hidden || context.instructions > 0 || more === '') return;
    if (run.struck) {
      struck += more;
      // 1 and 2 with a struck out figure between them are not 12.
      standing = ' ';
      return;
    }
    // 2 and its exponent are no figure.
    const parted = standing !== undefined && run.standing !== standing && /\d$/.test(line.text) && /^\d/.test(more);
    line.add(parted ? `^${more}` : more, run.raised);
    standing = run.standing;
  };
  const draw = (element: Element, run: Run): void => {
    const drawing = run.hidden || context.instructions > 0 ? undefined : readDrawing(element);
    if (!drawing) return;
    drawings.push(drawing);
    // 1 and 2 with a picture between them are not 12.
    if (drawing.inline) standing = ' ';
    if (drawing.embedded) context.embedded++;
  };
  const walk = (element: Element, run: Run): void => {
    switch (element.name) {
      case 'pPr':
      case 'rPr':
        return;
      case 'r':
        walkRun(element, run);
        return;
      case 't':
        add(element.text, run);
        return;
      case 'br':
      case 'cr':
        add('\n', run);
        return;
      case 'tab':
      case 'ptab':
        add('\t', run);
        return;
      case 'noBreakHyphen':
        add('-', run);
        return;
      case 'sym':
        add(symbol(element.attributes.char), run);
        return;
      case 'fldChar': {
        const field = context.fields.get(element);
        add(field?.text ?? '', run);
        context.instructions += field?.depth ?? 0;
        return;
      }
      case 'drawing':
      case 'pict':
      case 'object':
        draw(element, run);
        return;
      default: {
        const inner = formulaParts.has(element.name) ? { ...run, standing: element.name } : run;
        for (const child of element.children) walk(child, inner);
      }
    }
  };
  const walkRun = (element: Element, around: Run): void => {
    const run = runWith(childOf(element, 'rPr'), around);
    for (const child of element.children) {
      // The mark of a note, where its writer chose one, is the rest of the run.
      if (isTrue(child.attributes.customMarkFollows)) return;
      walk(child, run);
    }
  };

  for (const child of paragraph.children) walk(child, outside);
  const open =
    runWith(mark, outside).hidden || childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined;
  const own = listItemOf(properties);
  const list = own.list ?? style.item.list;
  const ordinal = open || list === undefined ? undefined : context.count(list, own.level, style);
  return { text: ordinal ? numbered(ordinal, line.text) : line.text, open, struck, drawings };
}

const outside: Run = { hidden: false, raised: false, struck: false, standing: '' };

/** Parts of a formula that stand above, below or behind each other. */
const formulaParts = new Set(['num', 'den', 'sup', 'sub', 'deg', 'lim', 'e']);

/** An ordinal never runs into a figure: `1.` before 12 is not 1.12. A mark as wide as a character is a gap by itself. */
function numbered({ text: ordinal, suffix }: Ordinal, text: string): string {
  const isSetApart = suffix !== 'nothing' || /^\d/.test(text.trimStart());
  return isSetApart && !/[、）】〕]$/.test(ordinal) ? `${ordinal}\t${text}` : `${ordinal}${text}`;
}

/** The character of a symbol font stands in the private use area, so that no sign of it is taken for a figure. */
function symbol(code: string | undefined): string {
  const point = /^[0-9A-Fa-f]{1,4}$/.test(code ?? '') ? Number.parseInt(code!, 16) : 0;
  return point > 0 ? String.fromCharCode(point) : '';
}
