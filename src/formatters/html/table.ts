import { address, placeIn } from '../../model/document.ts';
import { type FormCell, formCells, headingOf } from '../../model/form.ts';
import { type Entry, entriesOf, entryAt, type Report, type Table } from '../../model/report.ts';
import { gridMarkup } from '../../writers/html/grid.ts';
import { escaped, escapedFigure, quoted } from '../../writers/html/markup.ts';
import { present } from '../../writers/present.ts';
import { standing } from '../../writers/standing.ts';
import { plain } from '../columns.ts';
import type { Page } from '../pretty/page.ts';
import { tableStates } from '../pretty/tables.ts';
import type { Body } from './bodies.ts';
import type { Mark } from './marks.ts';
import { circled } from './words.ts';

/** What a body's tables are drawn with. */
export interface Drawing {
  /** The body's anchor. */
  readonly id: string;
  readonly marks: ReadonlyMap<Entry, readonly Mark[]>;
  /** Anchors of the figures that are marked. */
  readonly anchors: ReadonlyMap<Entry, string>;
  /** Ids of the tables of which nothing is to be mended or cleared up. */
  readonly clean: ReadonlySet<string>;
}

/** What the tables of a body are drawn with. */
export function drawingOf({ id, result, diagnostics }: Body, marks: Drawing['marks'], { view }: Page): Drawing {
  if (!result) return { id, marks, anchors: new Map(), clean: new Set() };
  const { report } = result;
  const isSlight = ({ kind }: Mark) => kind === 'warning' || kind === 'info';
  const grave = new Set([...marks].filter(([, own]) => !own.every(isSlight)).map(([entry]) => entry.at.table.id));
  const clean = tableStates(report, diagnostics, view)
    .filter(({ table, state }) => (state === 'fine' || state === 'warned') && !grave.has(table.id))
    .map(({ table }) => table.id);
  return { id, marks, anchors: anchorsOf(report, id, marks), clean: new Set(clean) };
}

/** Anchors for the figures that are marked and drawn. */
function anchorsOf(report: Report, id: string, marks: Drawing['marks']): Drawing['anchors'] {
  const drawn = new Set(report.tables.flatMap((table) => formCells(present(table)).map((at) => at.id)));
  return new Map(
    entriesOf(report).flatMap((entry, position) =>
      marks.has(entry) && drawn.has(entry.at.id) ? [[entry, `${id}c${position}`] as const] : [],
    ),
  );
}

/**
 * A table as the form prints it: beside a figure that is wrong what it should be, and the number of what is said of it.
 * One with nothing to mend is folded, so that the others stand next to what is said of them.
 */
export function tableMarkup(table: Table, drawing: Drawing, page: Page): string {
  const { view, say } = page;
  const printed = present(table);
  const figure = ({ row, column }: FormCell, span: string) =>
    figureMarkup(entryAt(table, row.id, column.id)!, span, drawing, page);
  const { name, section, width, labelWidth } = printed;
  const edition = say(`${table.form.edition} 版`, `${table.form.edition} form`);
  const heading = [name[view.language], headingOf(table.form, section)].filter((part) => part !== '').join('　');
  const title = `${escaped(heading)} <small>${escaped(edition)}</small>`;
  const markup = (caption: string) => [
    `<div class=scroll tabindex=0 role=group aria-label=${quoted(name[view.language])}>`,
    `<table class=w${width}-${labelWidth}${view.language === 'zh' ? '' : ' lang=zh-CN'}>${caption}`,
    `<colgroup>${'<col>'.repeat(width)}</colgroup>`,
    `${gridMarkup(printed, figure)}</table></div>`,
  ];
  if (!drawing.clean.has(printed.id)) return markup(`<caption>${title}</caption>`).join('\n');
  return [
    `<details class=clean${view.verbose ? ' open' : ''}><summary>${title}</summary>`,
    ...markup(''),
    '</details>',
  ].join('\n');
}

function figureMarkup(entry: Entry, span: string, { id, marks, anchors }: Drawing, page: Page): string {
  const text = escapedFigure(standing(entry));
  const { kind } = entry.value;
  const reading =
    kind === 'blank' || kind === 'dash' || kind === 'absent' ? [kind] : kind === 'unread' ? ['absent'] : [];
  const anchor = anchors.get(entry);
  if (anchor === undefined) return `<td${span}${reading.map((one) => ` class=${one}`).join('')}>${text}`;
  const own = marks.get(entry)!;
  const classes = [...new Set([...own.map((one) => one.kind), ...reading])].join(' ');
  const place = entry.cell && address(entry.place) ? `${plain(placeIn(entry.place, page.view.language))} ` : '';
  const title = `${place}${entry.at.label[page.view.language]}`;
  const links = own.map(({ sign, words, remark }) => {
    const number = circled(remark + 1);
    const see = page.say(`见第 ${remark + 1} 条`, `see ${remark + 1}`);
    const label = words === '' ? see : page.say(`${words}，${see}`, `${words}, ${see}`);
    const shown = sign === '' ? '' : `<b>${escaped(sign)}</b> `;
    return ` <a href="#${id}-${remark + 1}" aria-label=${quoted(label)}>${shown}${number}</a>`;
  });
  return `<td${span} id=${anchor} class="${classes}" title=${quoted(title)}>${text}${links.join('')}`;
}
