import { sayIn } from '../../model/text.ts';
import { levelNames } from '../../presentation/levels.ts';
import type { Item, Statement } from '../../presentation/statement.ts';
import { tableStateNames, tableStates } from '../../presentation/tables.ts';
import { coverageWords, verdictWords } from '../../presentation/verdict.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import type { Body } from './bodies.ts';
import { letters } from './flags.ts';
import { signOffMarkup } from './sign-off.ts';
import { circled, tableSigns, textMarkup, verdictSigns } from './signs.ts';
import { type Drawing, tableMarkup } from './table.ts';
import { textMarkupOf } from './text.ts';

/** True if the sheet has a section for a body: it has an item, or everything is shown. */
export function hasSection({ items, verdict }: Body, { verbose, foldsRead = false }: View): boolean {
  return verdict !== 'cannot-check' && (items.length > 0 || verbose || foldsRead);
}

/** Writes the section of a body: its items, with its text and tables next to them. `isAlone` on a page without an overview. */
export function sectionMarkup(drawing: Drawing, view: View, { isAlone = false } = {}): string {
  const { id, name, verdict, result, items } = drawing;
  const tables = result?.report.tables ?? [];
  const text = textMarkupOf(drawing, view);
  const isDrawn = text !== '' || tables.length > 0;
  return [
    `<article id=${id} class=${verdict} aria-labelledby=${id}h>`,
    headMarkup(drawing, view, isAlone),
    '<div class=body>',
    items.length > 0 ? `<ol class=remarks>\n${itemList(drawing, view)}\n</ol>` : '',
    isDrawn ? '<div class=report>' : '',
    text,
    tables.length > 0 ? '<div class=tables>' : '',
    unprinted(drawing, view),
    ...tables.map((table) => tableMarkup(table, drawing, view)),
    tables.length > 0 ? '</div>' : '',
    isDrawn ? '</div>' : '',
    '</div>',
    signOffMarkup(name, view),
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function headMarkup(body: Body, view: View, isAlone: boolean): string {
  const { id, name, verdict, file, judged, result, diagnostics } = body;
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
    result ? escaped(coverageWords(result.coverage)[language]) : '',
    ...file.notices.map((notice) => textMarkup(notice[language])),
  ].filter((fact) => fact !== '');
  return [
    `<header><h2 id=${id}h tabindex=-1>${escaped(name)}</h2>`,
    `<span class="verdict ${verdict}">${verdictSigns[verdict]} ${escaped(words)}</span>`,
    tables.length > 0 ? `<span class=states>${tables.join(' ')}</span>` : '',
    isAlone
      ? ''
      : `<nav aria-label=${quoted(say(`${name}：换一份`, `${name}: other reports`))}><a href="#overview">${say('总表', 'overview')}</a></nav>`,
    facts.length > 0 ? `<p>${facts.join(' · ')}</p>` : '',
    '</header>',
  ].join('');
}

function itemList(drawing: Drawing, view: View): string {
  const { items, anchors, id } = drawing;
  return items
    .map((item, index) => {
      const number = index + 1;
      return [
        `<li id=${id}-${number} class="${item.statements[0]!.level}${item.isMistake ? ' mistake' : ''}">`,
        ...item.statements.map((one, position) => statementMarkup(one, position === 0 ? number : 0, drawing, view)),
        ...item.details.map((line) => `<p>${textMarkup(line)}</p>`),
        candidateList(item, anchors, view),
        item.basis === '' ? '' : `<p class=basis>${textMarkup(item.basis)}</p>`,
      ].join('');
    })
    .join('\n');
}

/** Writes a statement; the first one of an item has the number of the item, the others 0. */
function statementMarkup(
  { level, where, text, cell, finding }: Statement,
  number: number,
  { anchors, text: { anchors: wordAnchors } }: Drawing,
  { language }: View,
): string {
  const say = sayIn(language);
  const words = finding ? wordAnchors.get(finding) : undefined;
  const anchor = words ?? anchors.get(cell ?? '');
  const unplaced = words ? say('见正文', 'in the text') : anchor ? say('见表', 'in the table') : '';
  const name = textMarkup(where || unplaced);
  const linked = anchor ? `<a href="#${anchor}">${name}</a>` : name;
  const place = name === '' ? '' : `<b class=place>${linked}</b> `;
  const weight = `<span class=weight>${circled(number)} ${escaped(levelNames[level][language])}</span> `;
  return `<p class=what>${number === 0 ? '' : weight}${place}${textMarkup(text)}</p>`;
}

function candidateList({ candidates }: Item, anchors: Drawing['anchors'], { language }: View): string {
  if (candidates.length === 0) return '';
  const items = candidates.map(({ text, changes }, index) => {
    const anchor = anchors.get(changes[0]?.entry.at.id ?? '');
    const letter = letters[language][index];
    return `<li>${anchor ? `<a href="#${anchor}">${letter}</a>` : letter} ${textMarkup(text)}`;
  });
  return `<ul class=candidates>${items.join('')}</ul>`;
}

/** Says which tables are not printed: those without a flag. */
function unprinted({ clean, verdict }: Drawing, { language }: View): string {
  const say = sayIn(language);
  if (clean.length === 0 || verdict === 'pass') return '';
  const names = clean.map(({ name }) => name[language]).join(say('、', ', '));
  const text = say(`${names}没有标出的错处，未印出。`, `Nothing is marked in ${names}, which is not printed.`);
  return `<p class=unprinted>${escaped(text)}</p>`;
}
