import { coverageWords, verdictWords } from '../../presentation/verdict.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { plain } from '../columns.ts';
import type { Page } from '../pretty/page.ts';
import { type Item, type Remark, weightNames } from '../pretty/remarks.ts';
import { tableStates } from '../pretty/tables.ts';
import type { Body } from './bodies.ts';
import { letters } from './marks.ts';
import { type Drawing, drawingOf, tableMarkup } from './table.ts';
import { circled, tableSigns, verdictSigns } from './words.ts';

/** A body of which something is to be said: what it is, and beside it the tables. */
export function sectionMarkup(body: Body, marks: Drawing['marks'], page: Page): string {
  const { id, verdict, result, remarks } = body;
  const drawing = drawingOf(body, marks, page);
  const tables = result?.report.tables ?? [];
  return [
    `<article id=${id} class=${verdict} aria-labelledby=${id}h>`,
    headMarkup(body, page),
    '<div class=body>',
    remarks.length > 0 ? `<ol class=remarks>\n${remarkList(body, drawing, page)}\n</ol>` : '',
    tables.length > 0 ? '<div class=tables>' : '',
    unprinted(body, drawing, page),
    ...tables.map((table) => tableMarkup(table, drawing, page)),
    tables.length > 0 ? '</div>' : '',
    '</div>',
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function headMarkup({ id, name, verdict, file, whole, result, diagnostics }: Body, page: Page): string {
  const { say, view } = page;
  const words = verdictWords(verdict, [whole]);
  const states = result ? tableStates(result.report, diagnostics, view) : [];
  const tables = states.map(({ table, state }) => {
    const { sign, ...name } = tableSigns[state];
    return `<span title=${quoted(name[view.language])}>${escaped(table.name[view.language])} <b class=${state}>${sign}</b></span>`;
  });
  const facts = [
    name === plain(file.path) ? '' : escaped(plain(file.path)),
    result ? escaped(coverageWords([result])[view.language]) : '',
    ...file.notices.map((notice) => escaped(plain(notice[view.language]))),
  ].filter((fact) => fact !== '');
  return [
    `<header><h2 id=${id}h tabindex=-1>${escaped(name)}</h2>`,
    `<span class="verdict ${verdict}">${verdictSigns[verdict]} ${escaped(words[view.language])}</span>`,
    tables.length > 0 ? `<span class=states>${tables.join(' ')}</span>` : '',
    `<nav aria-label=${quoted(say('换一份', 'other reports'))}><a href="#overview">${say('总表', 'overview')}</a></nav>`,
    facts.length > 0 ? `<p>${facts.join(' · ')}</p>` : '',
    '</header>',
  ].join('');
}

function remarkList({ remarks, result, id }: Body, drawing: Drawing, page: Page): string {
  const entries = new Map(result?.report.tables.flatMap((table) => table.entries.map((one) => [one.at.id, one])));
  const anchorOf = (cell: string | null) => drawing.anchors.get(entries.get(cell ?? '')!);
  return remarks
    .map((remark, index) => {
      const number = index + 1;
      return [
        `<li id=${id}-${number} class="${remark.items[0]!.weight}${remark.isMistake ? ' mistake' : ''}">`,
        ...remark.items.map((item, position) => itemMarkup(item, position === 0 ? number : undefined, anchorOf, page)),
        ...remark.lines.map((line) => `<p>${escaped(line)}</p>`),
        candidateList(remark, anchorOf, page),
        remark.basis === '' ? '' : `<p class=basis>${escaped(remark.basis)}</p>`,
      ].join('');
    })
    .join('\n');
}

function itemMarkup(
  { weight, where, what, cell }: Item,
  number: number | undefined,
  anchorOf: (cell: string | null) => string | undefined,
  { say, view }: Page,
): string {
  const anchor = anchorOf(cell);
  const name = where || (anchor ? say('见表', 'in the table') : '');
  const linked = anchor ? `<a href="#${anchor}">${escaped(name)}</a>` : escaped(name);
  const place = name === '' ? '' : `<b class=place>${linked}</b> `;
  const word =
    number === undefined
      ? ''
      : `<span class=weight>${circled(number)} ${escaped(weightNames[weight][view.language])}</span> `;
  return `<p class=what>${word}${place}${escaped(what)}</p>`;
}

function candidateList(
  { candidates }: Remark,
  anchorOf: (cell: string | null) => string | undefined,
  { view }: Page,
): string {
  if (candidates.length === 0) return '';
  const items = candidates.map(({ text, changes }, index) => {
    const anchor = anchorOf(changes[0]?.entry.at.id ?? null);
    const letter = letters[view.language][index];
    return `<li>${anchor ? `<a href="#${anchor}">${letter}</a>` : letter} ${escaped(text)}`;
  });
  return `<ul class=candidates>${items.join('')}</ul>`;
}

/** On paper a table without a mark is left out, and this says so. */
function unprinted({ result, verdict }: Body, drawing: Drawing, { say, view }: Page): string {
  const clean = result?.report.tables.filter(({ table }) => drawing.clean.has(table.id)) ?? [];
  if (clean.length === 0 || verdict === 'pass') return '';
  const names = clean.map(({ table }) => table.name[view.language]).join(say('、', ', '));
  return `<p class=unprinted>${escaped(say(`${names}没有标出的错处，未印出。`, `Nothing is marked in ${names}, which is not printed.`))}</p>`;
}

/** Whether the sheet has a section for a body: in full where all that was read is asked for. */
export function hasSection({ remarks, verdict }: Body, { view }: Page): boolean {
  return verdict !== 'cannot-check' && (remarks.length > 0 || view.verbose);
}
