import { coverageOf } from '../../coverage.ts';
import { displayText, placeIn } from '../../model/document.ts';
import { nameOf } from '../../model/form.ts';
import { absentLines, type Report, type Table } from '../../model/report.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import { assess } from '../../relations.ts';
import { outlineOf } from '../outline.ts';
import { printedEntries } from '../printed-table.ts';
import { unreadTableNotices } from '../unread-tables.ts';
import { escaped } from './markup.ts';
import { badges, type Reading, readings, readingsOf } from './reading.ts';
import { tableMarkup } from './table.ts';

/**
 * Returns a report from top to bottom. Remarks on its reading have the attribute `hidden`, and are not part of the
 * report.
 */
export function reportMarkup(report: Report, language: Language): string {
  const { title, parts } = outlineOf(report);
  return [
    '<article>',
    summary(report, language),
    ...lines('h1', [title]),
    ...parts.flatMap(({ heading, paragraphs, tables }) => [
      ...lines('h2', [heading]),
      ...lines('p', paragraphs),
      ...tables.flatMap((table) => [source(table, language), tableMarkup(table, language), leftOut(table, language)]),
    ]),
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function lines(tag: string, texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '').map((text) => `<${tag}>${escaped(text)}</${tag}>`);
}

/** Returns how much was read, what was not, and the legend. */
function summary(report: Report, language: Language): string {
  const { cells, relations } = coverageOf(report, assess(report));
  const say = sayIn(language);
  const state = cells.read + cells.blank === cells.total && relations.assessed === relations.total ? 'whole' : 'part';
  const counts = [
    say(
      `数据 ${cells.read} 格，空白 ${cells.blank} 格，共 ${cells.total} 格`,
      `${cells.read} figures, ${cells.blank} blank, ${cells.total} cells in all`,
    ),
    say(
      `勾稽关系可核对 ${relations.assessed}/${relations.total} 项`,
      `${relations.assessed} of ${relations.total} sums can be checked`,
    ),
  ];
  const repeated = report.repeated.map(({ table, place, cells }): Text => {
    const at = placeIn(place, language);
    if (cells) {
      return {
        zh: `${table.name.zh}有 ${cells.length} 格写了两次${at && `（${at}）`}，只读了前一处`,
        en: `${table.name.en} has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} twice${at && ` (${at})`}, only the first was read`,
      };
    }
    return {
      zh: `${table.name.zh}又出现一次${at && `（${at}）`}，只读了第一张`,
      en: `${table.name.en} comes again${at && ` (${at})`}, only the first was read`,
    };
  });
  const untitled: Text[] =
    report.organization === null
      ? [{ zh: '未读到报告单位的名称', en: 'the name of the body was not found' }]
      : report.year === null
        ? [{ zh: '未读到报告的年份', en: 'the year of the report was not found' }]
        : [];
  const alarms = [...unreadTableNotices(report), ...repeated, ...untitled];
  const escapedAlarms = alarms.map((text) => escaped(text[language]));
  return [
    `<aside hidden lang="${language}" class="summary ${state}">`,
    `<p class="source">${escaped(report.place.path)}</p>`,
    `<p class="coverage">${counts.map((text) => `<span>${escaped(text)}</span>`).join(' ')}</p>`,
    list('alarms', escapedAlarms),
    list('legend', legend(report, language)),
    '</aside>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Returns the badges that the report has, with their meaning and count. */
function legend({ tables }: Report, language: Language): string[] {
  const all = tables.flatMap(printedEntries).flatMap(readingsOf);
  return (Object.keys(readings) as Reading[])
    .filter((reading) => all.includes(reading))
    .map((reading) => {
      const badge = reading === 'taken' ? { zh: '取 …', en: '= …' } : badges[reading];
      const count = all.filter((one) => one === reading).length;
      return `<b class="${reading}">${escaped(badge[language])}</b> ${escaped(readings[reading][language])} × ${count}`;
    });
}

/** Returns the source of a table: `表三 · 2021 版 · 读自 年度报告 第20行`. */
function source({ form, table, place }: Table, language: Language): string {
  const at = placeIn(place, language);
  const parts = {
    zh: [table.name.zh, `${form.edition} 版`, at && `读自 ${at}`],
    en: [table.name.en, `${form.edition} form`, at && `read from ${at}`],
  }[language];
  return `<p hidden lang="${language}" class="source">${escaped(parts.filter((part) => part !== '').join(' · '))}</p>`;
}

/** Returns what the table has beyond the form, and what it lacks. */
function leftOut(table: Table, language: Language): string {
  const say = sayIn(language);
  const absent = (['row', 'column'] as const).flatMap((kind) =>
    absentLines(table, kind).map(({ line }) => {
      const { zh, en } = nameOf(line);
      return escaped(say(`原件没有“${zh}”这一${kind === 'row' ? '行' : '栏'}`, `no ${kind} “${en}”`));
    }),
  );
  const ignored = table.ignored.map(({ cell, why }) => {
    const at = placeIn(cell.place, language);
    return `${at && `<code>${escaped(at)}</code> `}${escaped(say(`“${displayText(cell)}”：${why.zh}`, `“${displayText(cell)}”: ${why.en}`))}`;
  });
  const all = [...absent, ...ignored];
  if (all.length === 0) return '';
  const title = say(`未计入的内容（${all.length}）`, `Left out (${all.length})`);
  return `<aside hidden lang="${language}" class="left-out"><p>${title}</p>\n${list('', all)}</aside>`;
}

function list(name: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<ul${name && ` class="${name}"`}>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
