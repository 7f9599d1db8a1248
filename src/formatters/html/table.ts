import { address, placeIn } from '../../model/document.ts';
import { type FormCell, type FormTable, formCells, headingOf } from '../../model/form.ts';
import { type Entry, entriesOf, entryAt, type Table } from '../../model/report.ts';
import { isOnWords } from '../../model/result.ts';
import { sayIn } from '../../model/text.ts';
import { tableStates } from '../../presentation/tables.ts';
import { entryText } from '../../writers/entry-text.ts';
import { gridMarkup } from '../../writers/html/grid.ts';
import { escaped, escapedFigure, quoted } from '../../writers/html/markup.ts';
import { printedTable } from '../../writers/printed-table.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { type Flag, type Flags, flagsOf } from './flags.ts';
import { type MarkedText, markedTextOf } from './marked-text.ts';
import { circled } from './signs.ts';

/** A body with its text, and the flags and anchors that its tables are drawn with. */
export interface Drawing extends Body {
  readonly text: MarkedText;
  readonly flags: Flags;
  /** Anchors of the figures that are drawn and flagged or stated by the text, by the id of the form's cell. */
  readonly anchors: ReadonlyMap<string, string>;
  /** The tables in which nothing is wrong, open or unlike the text. */
  readonly clean: readonly FormTable[];
}

export function drawingOf(body: Body, view: View): Drawing {
  const { id, result, diagnostics } = body;
  const flags = flagsOf(body, view);
  const text = markedTextOf(body, view);
  if (!result) return { ...body, text, flags, anchors: new Map(), clean: [] };
  const { report } = result;
  const isSlight = ({ kind }: Flag) => kind === 'warning' || kind === 'info';
  const grave = new Set([
    ...[...flags].filter(([, own]) => !own.every(isSlight)).map(([entry]) => entry.at.table.id),
    ...diagnostics.filter(isOnWords).map(({ table }) => table),
  ]);
  const clean = tableStates(report, diagnostics, view)
    .filter(({ table, state }) => (state === 'fine' || state === 'warned') && !grave.has(table.id))
    .map(({ table }) => table);
  const drawn = new Set(report.tables.flatMap((table) => formCells(printedTable(table)).map((at) => at.id)));
  const anchors = entriesOf(report)
    .map((entry, position) => ({ entry, anchor: `${id}c${position}` }))
    .filter(({ entry }) => (flags.has(entry) || text.byCell.has(entry.at.id)) && drawn.has(entry.at.id))
    .map(({ entry, anchor }) => [entry.at.id, anchor] as const);
  return { ...body, text, flags, anchors: new Map(anchors), clean };
}

/**
 * Writes a table as the form prints it, with the flags of its figures. A clean table is folded, so that the others are next
 * to their items.
 */
export function tableMarkup(table: Table, drawing: Drawing, view: View): string {
  const { language, verbose } = view;
  const printed = printedTable(table);
  const figure = ({ row, column }: FormCell, span: string) =>
    figureMarkup(entryAt(table, row.id, column.id)!, span, drawing, view);
  const { name, section, width, labelWidth } = printed;
  const edition = sayIn(language)(`${table.form.edition} 版`, `${table.form.edition} form`);
  const heading = [name[language], headingOf(table.form, section)].filter((part) => part !== '').join('　');
  const title = `${escaped(heading)} <small>${escaped(edition)}</small>`;
  const markup = (caption: string) => [
    `<div class=scroll tabindex=0 role=group aria-label=${quoted(name[language])}>`,
    `<table class=w${width}-${labelWidth}${language === 'zh' ? '' : ' lang=zh-CN'}>${caption}`,
    `<colgroup>${'<col>'.repeat(width)}</colgroup>`,
    `${gridMarkup(printed, figure)}</table></div>`,
  ];
  if (!drawing.clean.includes(table.table)) return markup(`<caption>${title}</caption>`).join('\n');
  return [
    `<details class=clean${verbose ? ' open' : ''}><summary>${title}</summary>`,
    ...markup(''),
    '</details>',
  ].join('\n');
}

function figureMarkup(entry: Entry, span: string, drawing: Drawing, view: View): string {
  const { id, flags, anchors } = drawing;
  const { language } = view;
  const say = sayIn(language);
  const text = escapedFigure(entryText(entry));
  const { kind } = entry.value;
  const reading =
    kind === 'blank' || kind === 'dash' || kind === 'absent' ? [kind] : kind === 'unread' ? ['absent'] : [];
  const anchor = anchors.get(entry.at.id);
  if (anchor === undefined) return `<td${span}${reading.map((one) => ` class=${one}`).join('')}>${text}`;
  const own = flags.get(entry) ?? [];
  const classes = [...new Set([...own.map((one) => one.kind), ...reading])].join(' ');
  const place = entry.cell && address(entry.place) ? `${printable(placeIn(entry.place, language))} ` : '';
  const title = `${place}${entry.at.label[language]}`;
  const links = own.map(({ sign, words, item }) => {
    const number = item + 1;
    const see = say(`见第 ${number} 条`, `see ${number}`);
    const label = words === '' ? see : say(`${words}，${see}`, `${words}, ${see}`);
    const shown = sign === '' ? '' : `<b>${escaped(sign)}</b> `;
    return ` <a href="#${id}-${number}" aria-label=${quoted(label)}>${shown}${circled(number)}</a>`;
  });
  const named = classes === '' ? '' : ` class="${classes}"`;
  return `<td${span} id=${anchor}${named} title=${quoted(title)}>${text}${links.join('')}${statedLinks(entry, drawing, view)}`;
}

/** Writes links from a figure to the words that state it, with their figure where it is another. */
function statedLinks(entry: Entry, { text }: Drawing, { language }: View): string {
  const say = sayIn(language);
  const links = (text.byCell.get(entry.at.id) ?? []).map(({ id, words, stated }) => {
    const label = say(`正文写“${words}”`, `the text says “${words}”`);
    const shown = [say('文', '¶'), stated].filter((part) => part !== '').join(' ');
    return ` <a class=stated href="#${id}" aria-label=${quoted(printable(label))}>${escaped(shown)}</a>`;
  });
  return links.join('');
}
