import { TextBuilder } from '../text-builder.ts';
import type { Context } from './context.ts';
import { type Drawing, readDrawing } from './drawing.ts';
import type { Ordinal } from './list-counter.ts';
import { effectiveFormat, listItemOf, type RunFormat, runFormatOf, type Style } from './styles.ts';
import { childOf, type Element, isTrue, settingOf } from './tree.ts';

/** A paragraph as it is printed. */
export interface Line {
  /** The text with the number that its list prints; line breaks are `\n`, tabs `\t`. */
  readonly text: string;
  /** Its end is deleted or hidden, so that the next paragraph continues in the same line. */
  readonly open: boolean;
  /** Text that is struck through, and not part of `text`. */
  readonly struck: string;
  readonly drawings: readonly Drawing[];
}

/** Reads a paragraph; `pending` is the text of an open paragraph before it. */
export function readParagraph(paragraph: Element, context: Context, pending: string): Line {
  const properties = childOf(paragraph, 'pPr');
  const mark = childOf(properties, 'rPr');
  const style = context.styles.paragraph(settingOf(properties, 'pStyle'));
  const runs = new RunReader(context, style, pending);
  for (const child of paragraph.children) runs.read(child);
  const { text, struck, drawings } = runs;
  const isRemoved = childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined;
  const open = isRemoved || runs.isHidden(mark);
  const own = listItemOf(properties);
  const list = own.list ?? style.item.list;
  const ordinal = open || list === undefined ? undefined : context.count(list, own.level, style);
  return { text: ordinal ? numbered(ordinal, text) : text, open, struck, drawings };
}

/** The format of a run of text. */
interface Run extends Required<RunFormat> {
  /** The part of a formula that the run belongs to: the name of its element, '' outside formulas. */
  readonly part: string;
}

const outside: Run = { hidden: false, raised: false, struck: false, part: '' };

/** A part that no run belongs to: digits behind it do not continue those before it. */
const separator = ' ';

/** Collects the text and the drawings of a paragraph. */
class RunReader {
  readonly drawings: Drawing[] = [];
  struck = '';
  readonly #context: Context;
  readonly #style: Style;
  readonly #line = new TextBuilder();
  /** The part of the last text, or `separator`. */
  #lastPart: string | undefined;

  constructor(context: Context, style: Style, pending: string) {
    this.#context = context;
    this.#style = style;
    this.#line.add(pending);
  }

  get text(): string {
    return this.#line.text;
  }

  isHidden(properties: Element | undefined): boolean {
    return this.#runOf(properties, outside).hidden;
  }

  read(element: Element, run = outside): void {
    const characters = charactersOf.get(element.name)?.(element);
    if (characters !== undefined) this.#add(characters, run, element);
    else if (element.name === 'r') this.#readRun(element, run);
    else if (element.name === 'fldChar') this.#readField(element, run);
    else if (drawn.has(element.name)) this.#draw(element, run);
    else if (element.name !== 'pPr' && element.name !== 'rPr') {
      const inner = formulaParts.has(element.name) ? { ...run, part: element.name } : run;
      for (const child of element.children) this.read(child, inner);
    }
  }

  #readRun(element: Element, around: Run): void {
    const run = this.#runOf(childOf(element, 'rPr'), around);
    for (const child of element.children) {
      // The rest of the run is the mark of a note, chosen by its author.
      if (isTrue(child.attributes.customMarkFollows)) return;
      this.read(child, run);
    }
  }

  #runOf(own: Element | undefined, around: Run): Run {
    const character = this.#context.styles.character(settingOf(own, 'rStyle'));
    const format = effectiveFormat(runFormatOf(own), this.#style, character);
    return { ...format, hidden: format.hidden && !this.#context.inHiddenRow, part: around.part };
  }

  #readField(element: Element, run: Run): void {
    const field = this.#context.fields.get(element);
    this.#add(field?.text ?? '', run, element);
    this.#context.instructions += field?.depth ?? 0;
  }

  #isShown(run: Run): boolean {
    return !run.hidden && this.#context.instructions === 0;
  }

  #add(text: string, run: Run, element: Element): void {
    if (text === '' || !this.#isShown(run)) return;
    if (run.struck) {
      this.struck += text;
      // 1 and 2 with a struck figure between them are not 12.
      this.#lastPart = separator;
      return;
    }
    // 2 and its exponent are not one figure.
    const isSeparate =
      this.#lastPart !== undefined && run.part !== this.#lastPart && /\d$/.test(this.text) && /^\d/.test(text);
    this.#line.add(isSeparate ? `^${text}` : text, run.raised);
    this.#context.onPrinted?.(element, text, run.raised);
    this.#lastPart = run.part;
  }

  #draw(element: Element, run: Run): void {
    const drawing = this.#isShown(run) ? readDrawing(element) : undefined;
    if (!drawing) return;
    this.drawings.push(drawing);
    // 1 and 2 with a picture between them are not 12.
    if (drawing.inline) this.#lastPart = separator;
    if (drawing.embedded) this.#context.embedded++;
  }
}

/** Elements that are characters, by name. */
const charactersOf: ReadonlyMap<string, (element: Element) => string> = new Map<string, (element: Element) => string>([
  ['t', ({ text }) => text],
  ['br', () => '\n'],
  ['cr', () => '\n'],
  ['tab', () => '\t'],
  ['ptab', () => '\t'],
  ['noBreakHyphen', () => '-'],
  ['sym', ({ attributes }) => symbol(attributes.char)],
]);

const drawn = new Set(['drawing', 'pict', 'object']);

/** Parts of a formula that are printed above, below or behind each other. */
const formulaParts = new Set(['num', 'den', 'sup', 'sub', 'deg', 'lim', 'e']);

/**
 * Returns a text with its ordinal. The ordinal never touches a figure: `1.` before 12 is not 1.12. A full-width mark is a gap
 * by itself.
 */
function numbered({ text: ordinal, suffix }: Ordinal, text: string): string {
  const isSetApart = suffix !== 'nothing' || /^\d/.test(text.trimStart());
  return isSetApart && !/[、）】〕]$/.test(ordinal) ? `${ordinal}\t${text}` : `${ordinal}${text}`;
}

/** Returns a character of a symbol font; these lie in the private use area, so that none is taken for a digit. */
function symbol(code: string | undefined): string {
  const point = /^[0-9A-Fa-f]{1,4}$/.test(code ?? '') ? Number.parseInt(code!, 16) : 0;
  return point > 0 ? String.fromCharCode(point) : '';
}
