import { sayIn } from '../../model/text.ts';
import type { Item, Statement } from '../../presentation/item.ts';
import { levelNames } from '../../presentation/levels.ts';
import { tableStateNames, tableStates } from '../../presentation/tables.ts';
import { coverageWords, verdictWords } from '../../presentation/verdict.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { type Flags, letters } from './flags.ts';
import { circled, tableSigns, textMarkup, verdictSigns } from './signs.ts';
import { type Drawing, drawingOf, tableMarkup } from './table.ts';

/** True if the sheet has a section for a body: something is said of it, or everything is shown. */
export function hasSection({ items, verdict }: Body, { verbose }: View): boolean {
  return verdict !== 'cannot-check' && (items.length > 0 || verbose);
}

/** Writes the section of a body: what is said of it, and its tables next to that. */
export function sectionMarkup(body: Body, flags: Flags, view: View): string {
  const { id, verdict, result, items } = body;
  const drawing = drawingOf(body, flags, view);
  const tables = result?.report.tables ?? [];
  return [
    `<article id=${id} class=${verdict} aria-labelledby=${id}h>`,
    headMarkup(body, view),
    '<div class=body>',
    items.length > 0 ? `<ol class=remarks>\n${itemList(body, drawing, view)}\n</ol>` : '',
    tables.length > 0 ? '<div class=tables>' : '',
    unprinted(body, drawing, view),
    ...tables.map((table) => tableMarkup(table, drawing, view)),
    tables.length > 0 ? '</div>' : '',
    '</div>',
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function headMarkup({ id, name, verdict, file, judged, result, diagnostics }: Body, view: View): string {
  const { language } = view;
  const say = sayIn(language);
  const words = verdictWords(verdict, [judged])[language];
  const states = result ? tableStates(result.report, diagnostics, view) : [];
  const tables = states.map(({ table, state }) => {
    const sign = `<b class=${state}>${tableSigns[state]}</b>`;
    return `<span title=${quoted(tableStateNames[state][language])}>${escaped(table.name[language])} ${sign}</span>`;
  });
  const facts = [
    name === printable(file.path) ? '' : textMarkup(file.path),
    result ? escaped(coverageWords([result])[language]) : '',
    ...file.notices.map((notice) => textMarkup(notice[language])),
  ].filter((fact) => fact !== '');
  return [
    `<header><h2 id=${id}h tabindex=-1>${escaped(name)}</h2>`,
    `<span class="verdict ${verdict}">${verdictSigns[verdict]} ${escaped(words)}</span>`,
    tables.length > 0 ? `<span class=states>${tables.join(' ')}</span>` : '',
    `<nav aria-label=${quoted(say('换一份', 'other reports'))}><a href="#overview">${say('总表', 'overview')}</a></nav>`,
    facts.length > 0 ? `<p>${facts.join(' · ')}</p>` : '',
    '</header>',
  ].join('');
}

/** Returns the anchor of a cell; undefined where the cell has none. */
type AnchorOf = (cell: string | null) => string | undefined;

function itemList({ items, result, id }: Body, drawing: Drawing, view: View): string {
  const entries = new Map(result?.report.tables.flatMap((table) => table.entries.map((one) => [one.at.id, one])));
  const anchorOf: AnchorOf = (cell) => drawing.anchors.get(entries.get(cell ?? '')!);
  return items
    .map((item, index) => {
      const number = index + 1;
      return [
        `<li id=${id}-${number} class="${item.statements[0]!.level}${item.isMistake ? ' mistake' : ''}">`,
        ...item.statements.map((one, position) =>
          statementMarkup(one, position === 0 ? number : undefined, anchorOf, view),
        ),
        ...item.details.map((line) => `<p>${textMarkup(line)}</p>`),
        candidateList(item, anchorOf, view),
        item.basis === '' ? '' : `<p class=basis>${textMarkup(item.basis)}</p>`,
      ].join('');
    })
    .join('\n');
}

/** Writes a statement; the first one of an item has the number of the item. */
function statementMarkup(
  { level, where, text, cell }: Statement,
  number: number | undefined,
  anchorOf: AnchorOf,
  { language }: View,
): string {
  const anchor = anchorOf(cell);
  const name = textMarkup(where || (anchor ? sayIn(language)('见表', 'in the table') : ''));
  const linked = anchor ? `<a href="#${anchor}">${name}</a>` : name;
  const place = name === '' ? '' : `<b class=place>${linked}</b> `;
  const word =
    number === undefined ? '' : `<span class=weight>${circled(number)} ${escaped(levelNames[level][language])}</span> `;
  return `<p class=what>${word}${place}${textMarkup(text)}</p>`;
}

function candidateList({ candidates }: Item, anchorOf: AnchorOf, { language }: View): string {
  if (candidates.length === 0) return '';
  const items = candidates.map(({ text, changes }, index) => {
    const anchor = anchorOf(changes[0]?.entry.at.id ?? null);
    const letter = letters[language][index];
    return `<li>${anchor ? `<a href="#${anchor}">${letter}</a>` : letter} ${textMarkup(text)}`;
  });
  return `<ul class=candidates>${items.join('')}</ul>`;
}

/** Says which tables are not printed: those without a flag. */
function unprinted({ result, verdict }: Body, drawing: Drawing, { language }: View): string {
  const say = sayIn(language);
  const clean = result?.report.tables.filter(({ table }) => drawing.clean.has(table.id)) ?? [];
  if (clean.length === 0 || verdict === 'pass') return '';
  const names = clean.map(({ table }) => table.name[language]).join(say('、', ', '));
  const text = say(`${names}没有标出的错处，未印出。`, `Nothing is marked in ${names}, which is not printed.`);
  return `<p class=unprinted>${escaped(text)}</p>`;
}
