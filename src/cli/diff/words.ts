import type { Checked, Difference } from '../../diff/difference.ts';
import type { FigureChange } from '../../diff/figures.ts';
import type { NotCompared } from '../../diff/not-compared.ts';
import type { TextChange } from '../../diff/text.ts';
import { displayText, type Place, placeIn } from '../../model/document.ts';
import { ordinalOf } from '../../model/form.ts';
import { groupBy } from '../../model/group-by.ts';
import { type Entry, reportName } from '../../model/report.ts';
import { type Diagnostic, levelOf } from '../../model/result.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import { figureOf, unknownNames } from '../../presentation/cells.ts';
import { type Level, levelNames } from '../../presentation/levels.ts';
import type { Comparison } from './comparison.ts';
import { type Marked, markedChange } from './marked-change.ts';

/** The changes of one body in words, for every format that people read. */
export interface Said {
  /** `区商务局 2022年度 → 2023年度` */
  readonly title: string;
  /** `a.xlsx → b.docx` */
  readonly files: string;
  readonly figures: readonly SaidFigure[];
  readonly notCompared: readonly string[];
  /** Those that have members. */
  readonly findings: readonly SaidFindings[];
  /** The sections with a change, in order. */
  readonly text: readonly SaidSection[];
}

export interface SaidFigure {
  /** One address if both reports have the same. */
  readonly where: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface SaidFindings {
  readonly kind: 'gone' | 'remaining' | 'added';
  readonly title: string;
  readonly items: readonly {
    readonly level: Level;
    readonly name: string;
    readonly where: string;
    readonly text: string;
  }[];
}

export interface SaidSection {
  readonly heading: string;
  readonly changes: readonly Marked[];
}

/** The titles of the parts. */
export const partTitles = {
  figures: { zh: '数据改动', en: 'Figures changed' },
  notCompared: { zh: '未比对', en: 'Not compared' },
  gone: { zh: '已消除的问题', en: 'Findings gone' },
  remaining: { zh: '仍在的问题', en: 'Findings remaining' },
  added: { zh: '新增的问题', en: 'New findings' },
  text: { zh: '文字改动', en: 'Text changed' },
  failed: { zh: '未能核对', en: 'Could not be checked' },
} as const satisfies Record<string, Text>;

export function said(difference: Difference, language: Language): Said {
  const { before, after, figures, notCompared, findings, text } = difference;
  const groups = (['added', 'remaining', 'gone'] as const).map((kind): SaidFindings => {
    const items = findings[kind].map((one) => saidFinding(one, language));
    return { kind, title: partTitles[kind][language], items };
  });
  const sections = groupBy(text, ({ section }) => headingOf(section, language));
  return {
    title: titleOf(before, after, language),
    files: before.path === after.path ? before.path : `${before.path} → ${after.path}`,
    figures: figures.map((change) => saidFigure(change, language)),
    notCompared: notCompared.map((one) => notComparedIn(one, language)),
    findings: groups.filter(({ items }) => items.length > 0),
    text: [...sections].map(([heading, changes]) => ({
      heading,
      changes: changes.map((one) => markedChange(one.before?.text ?? '', one.after?.text ?? '')),
    })),
  };
}

/** Returns the body with both years; both bodies, if the reports state other names. */
function titleOf({ report: a }: Checked, { report: b }: Checked, language: Language): string {
  const [before, after] = [reportName(a)[language], reportName(b)[language]];
  if (before === after) return before;
  const later = a.organization === b.organization ? reportName({ ...b, organization: null })[language] : after;
  return `${before || '–'} → ${later || '–'}`;
}

function saidFigure({ before, after }: FigureChange, language: Language): SaidFigure {
  return {
    where: wheres([before.place, after.place], language),
    label: after.at.label[language],
    before: shownFigure(before, language),
    after: shownFigure(after, language),
  };
}

function wheres(places: readonly Place[], language: Language): string {
  return [...new Set(places.map((place) => placeIn(place, language)))].filter((one) => one !== '').join(' → ');
}

/** Returns a figure as people read it: with its unit and note, if it has one. */
function shownFigure(entry: Entry, language: Language): string {
  const { value, cell } = entry;
  if (value.kind === 'absent') return unknownNames.absent[language];
  const isPlain = value.kind !== 'number' || (value.unit === undefined && value.note === undefined);
  return isPlain || !cell ? figureOf(entry, language) : displayText(cell).trim();
}

/** `表四：先前的报告没有这张表（15 格）` */
function notComparedIn({ table, reason, side, cells }: NotCompared, language: Language): string {
  const say = sayIn(language);
  const whose = { before: say('先前的报告', 'the report before'), after: say('现在的报告', 'the report after') }[side];
  if (table === null) return say(`文字：${whose}只有表格`, `text: ${whose} has only tables`);
  const why = {
    missing: say(`${whose}没有这张表`, `${whose} lacks this table`),
    unread: say(`${whose}里未能读取`, `not read in ${whose}`),
    unlisted: say(`${whose}所在的清单没有这些栏目`, `the list that holds ${whose} has no such columns`),
    edition: say(`${whose}的版次没有这些栏目`, `not in the edition of ${whose}`),
  }[reason];
  const { length: count } = cells;
  const number = count === 0 ? '' : say(`（${count} 格）`, ` (${count} ${count === 1 ? 'cell' : 'cells'})`);
  return say(`${table.name.zh}：${why}${number}`, `${table.name.en}: ${why}${number}`);
}

function saidFinding(finding: Diagnostic, language: Language): SaidFindings['items'][number] {
  const level = levelOf(finding, false);
  return {
    level,
    name: levelNames[level][language],
    where: placeIn(finding.place, language),
    text: finding.message[language],
  };
}

function headingOf(section: TextChange['section'], language: Language): string {
  if (section) return `${ordinalOf(section.number)}、${section.heading}`;
  return sayIn(language)('第一部分之前', 'Before the first section');
}

/** Says that nothing changed, as far as it was compared. */
export function same({ notCompared }: Said, language: Language): string {
  const say = sayIn(language);
  if (notCompared.length === 0) return say('没有差别', 'no difference');
  return say('比对的部分没有差别', 'no difference in what was compared');
}

/** Returns the heading of the reports that only one side has, with the name of that side. */
export function onlyTitle(name: string, language: Language): string {
  return sayIn(language)(`只在 ${name} 里有`, `Only in ${name}`);
}

/** `区商务局 2023年度（a.xlsx）` */
export function onlyName({ path, report }: Checked, language: Language): string {
  const name = reportName(report)[language];
  return name === '' ? path : sayIn(language)(`${name}（${path}）`, `${name} (${path})`);
}

/** Sums up: what was compared, what has changed, and what could not be compared. */
export function closing(comparison: Comparison, language: Language): string {
  const { counts, differences, onlyBefore, onlyAfter, before, after } = comparison;
  const { compared, changed, figures, notCompared, gone, remaining, added, text } = counts;
  const textless = differences.filter((one) => one.notCompared.some(({ table }) => table === null)).length;
  const say = sayIn(language);
  const some = (count: number, zh: string, en: string) => (count === 0 ? [] : [say(zh, en)]);
  const changes = [
    ...some(figures, `数据改动 ${figures} 格`, `${counted(figures, 'figure')} changed`),
    ...some(text, `文字改动 ${text} 处`, `${counted(text, 'passage')} changed`),
    ...some(gone, `问题消除 ${gone} 处`, `${counted(gone, 'finding')} gone`),
    ...some(remaining, `问题仍在 ${remaining} 处`, `${counted(remaining, 'finding')} remaining`),
    ...some(added, `问题新增 ${added} 处`, `${counted(added, 'new finding')}`),
    ...some(notCompared, `未比对 ${notCompared} 格`, `${counted(notCompared, 'cell')} not compared`),
    ...some(textless, `${textless} 份的文字未比对`, `the text of ${counted(textless, 'report')} not compared`),
  ].join(say('、', ', '));
  const only = onlyBefore.length + onlyAfter.length;
  const failed = before.failed.length + after.failed.length;
  const all = say(`比对 ${compared} 份报告`, `${counted(compared, 'report')} compared`);
  const differ = changed === 0 ? say('没有差别', 'no difference') : say(`${changed} 份有改动`, `${changed} changed`);
  const sentences = [
    ...(compared === 0 ? [say('没有可以比对的报告', 'no report to compare')] : [`${all}${say('，', ', ')}${differ}`]),
    ...(changes === '' ? [] : [changes]),
    ...some(only, `${only} 份只在一边有`, `${counted(only, 'report')} on one side only`),
    ...some(failed, `${failed} 个文件未能核对`, `${counted(failed, 'file')} could not be checked`),
  ];
  return say(`${sentences.join('；')}。`, `${sentences.join('; ')}.`);
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
