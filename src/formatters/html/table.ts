import { address, placeIn } from '../../model/document.ts';
import { type FormCell, formCells, headingOf } from '../../model/form.ts';
import { type Entry, entriesOf, entryAt, type Report, type Table } from '../../model/report.ts';
import { sayIn } from '../../model/text.ts';
import { tableStates } from '../../presentation/tables.ts';
import { entryText } from '../../writers/entry-text.ts';
import { gridMarkup } from '../../writers/html/grid.ts';
import { escaped, escapedFigure, quoted } from '../../writers/html/markup.ts';
import { printedTable } from '../../writers/printed-table.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import type { Flag, Flags } from './flags.ts';
import { circled } from './signs.ts';

/** Flags and anchors that the tables of a body are drawn with. */
export interface Drawing {
  /** Anchor of the body. */
  readonly id: string;
  readonly flags: Flags;
  /** Anchors of the flagged figures that are drawn. */
  readonly anchors: ReadonlyMap<Entry, string>;
  /** Ids of the tables in which nothing is wrong or open. */
  readonly clean: ReadonlySet<string>;
}

export function drawingOf({ id, result, diagnostics }: Body, flags: Flags, view: View): Drawing {
  if (!result) return { id, flags, anchors: new Map(), clean: new Set() };
  const { report } = result;
  const isSlight = ({ kind }: Flag) => kind === 'warning' || kind === 'info';
  const grave = new Set([...flags].filter(([, own]) => !own.every(isSlight)).map(([entry]) => entry.at.table.id));
  const clean = tableStates(report, diagnostics, view)
    .filter(({ table, state }) => (state === 'fine' || state === 'warned') && !grave.has(table.id))
    .map(({ table }) => table.id);
  return { id, flags, anchors: anchorsOf(report, id, flags), clean: new Set(clean) };
}

function anchorsOf(report: Report, id: string, flags: Flags): Drawing['anchors'] {
  const drawn = new Set(report.tables.flatMap((table) => formCells(printedTable(table)).map((at) => at.id)));
  return new Map(
    entriesOf(report).flatMap((entry, position) =>
      flags.has(entry) && drawn.has(entry.at.id) ? [[entry, `${id}c${position}`] as const] : [],
    ),
  );
}

/**
 * Writes a table as the form prints it, with the flags of its figures. A clean table is folded, so that the others are next
 * to what is said of them.
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
  if (!drawing.clean.has(printed.id)) return markup(`<caption>${title}</caption>`).join('\n');
  return [
    `<details class=clean${verbose ? ' open' : ''}><summary>${title}</summary>`,
    ...markup(''),
    '</details>',
  ].join('\n');
}

function figureMarkup(entry: Entry, span: string, { id, flags, anchors }: Drawing, { language }: View): string {
  const say = sayIn(language);
  const text = escapedFigure(entryText(entry));
  const { kind } = entry.value;
  const reading =
    kind === 'blank' || kind === 'dash' || kind === 'absent' ? [kind] : kind === 'unread' ? ['absent'] : [];
  const anchor = anchors.get(entry);
  if (anchor === undefined) return `<td${span}${reading.map((one) => ` class=${one}`).join('')}>${text}`;
  const own = flags.get(entry)!;
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
  return `<td${span} id=${anchor} class="${classes}" title=${quoted(title)}>${text}${links.join('')}`;
}
