import { compare, format } from '../model/decimal.ts';
import { placeIn } from '../model/document.ts';
import type { YearRelation } from '../model/form.ts';
import type { ReferenceReport } from '../model/reference.ts';
import { amount, type Entry, type ReportIdentity } from '../model/report.ts';
import type { Language, Text } from '../model/text.ts';
import { lineName, reasons, termName } from '../relations.ts';
import type { YearAssessment } from './assess.ts';

/** The report and that of the year before. */
interface Years {
  readonly own: ReportIdentity;
  readonly previous: ReferenceReport;
}

/** Describes a broken or open relation with the year before: both years, the cells and figures of both, what to do. */
export function describeYears(assessment: YearAssessment, years: Years): Text {
  return assessment.outcome === 'open' ? describeOpen(assessment, years) : describeBroken(assessment, years);
}

function describeBroken(assessment: YearAssessment, { own: { year }, previous }: Years): Text {
  const { relation, left, right } = assessment;
  const of = lineName(left.entries[0]!.at, relation, assessment.line);
  const { isLess, by } = compare(left.sum!, right.sum!);
  const [l, r] = [format(left.sum!), format(right.sum!)];
  const [first] = right.previous as [Entry];
  const isPlain = right.previous.length + right.terms.length + right.minus.length === 1;
  const { name } = relation.right;
  const zh = isPlain
    ? `${previous.year}年度报告的${name.zh}（${whereBefore(first, 'zh')}）为 ${r}`
    : `按“${name.zh}”应为 ${r}（${termsOf(assessment, previous, 'zh')}）`;
  const en = isPlain
    ? `${name.en} in the ${previous.year} report is ${r} (${whereBefore(first, 'en')})`
    : `“${name.en}” gives ${r} (${termsOf(assessment, previous, 'en')})`;
  return {
    zh: `${of.zh}：${year}年度${left.entries.length === 1 ? '的' : ''}${relation.left.name.zh}为 ${l}，${zh}，${isLess ? '少' : '多'} ${by}；请对照两年的报告，改正写错的一格，上年更正过的请说明`,
    en: `${of.en}: ${relation.left.name.en} in ${year} is ${l}, ${en}: ${by} ${isLess ? 'short' : 'over'}; compare both reports and correct the wrong cell, or explain a correction of last year's`,
  };
}

/** `2023年度现行有效 698（甲局2023.xlsx 表二!D4） + 制发 88 − 废止 55` */
function termsOf({ relation, right }: YearAssessment, { year }: ReferenceReport, language: Language): string {
  const figure = (entry: Entry) => `${termName(entry, relation)[language]} ${format(amount(entry)!)}`;
  const place = (entry: Entry) =>
    language === 'zh' ? `（${whereBefore(entry, 'zh')}）` : ` (${whereBefore(entry, 'en')})`;
  const before = right.previous.map((one) => {
    return `${year}${language === 'zh' ? '年度' : ' '}${figure(one)}${place(one)}`;
  });
  const added = [...before, ...right.terms.map(figure)].join(' + ');
  return [added, ...right.minus.map(figure)].join(' − ');
}

function describeOpen({ relation, left, right, line }: YearAssessment, { own: { year }, previous }: Years): Text {
  const of = lineName(left.entries[0]!.at, relation, line);
  const own = [...left.entries, ...right.terms, ...right.minus].filter((one) => amount(one) === undefined);
  const before = right.previous.filter((one) => amount(one) === undefined || previous.differing.has(one.at.id));
  const why = (language: Language) =>
    [
      ...own.map((one) => reasonIn(one, `${year}`, relation, language)),
      ...before.map((one) =>
        previous.differing.has(one.at.id)
          ? differsIn(one, previous, relation, language)
          : reasonIn(one, `${previous.year}`, relation, language),
      ),
    ].join(language === 'zh' ? '，' : ', ');
  return {
    zh: `${of.zh}：${year}年度${relation.left.name.zh}与${previous.year}年度报告（${previous.paths.join('、')}）是否一致，未核对：${why('zh')}`,
    en: `${of.en}: cannot compare ${relation.left.name.en} in ${year} with the ${previous.year} report (${previous.paths.join(', ')}): ${why('en')}`,
  };
}

function reasonIn(entry: Entry, year: string, relation: YearRelation, language: Language): string {
  const name = termName(entry, relation)[language];
  const { zh, en } = reasons[entry.value.kind];
  return language === 'zh' ? `${year}年度“${name}”${zh}` : `“${name}” of ${year} ${en}`;
}

function differsIn(entry: Entry, { paths, year }: ReferenceReport, relation: YearRelation, language: Language): string {
  const name = termName(entry, relation)[language];
  return language === 'zh'
    ? `${year}年度“${name}”在 ${paths.length} 份报告里数字不同，请确认以哪一份为准`
    : `“${name}” of ${year} differs between ${paths.length} reports: make sure which one counts`;
}

/** `甲局2023.xlsx 表三!I29`: a cell of the year before. */
function whereBefore({ place }: Entry, language: Language): string {
  return [place.path, placeIn(place, language)].filter((part) => part !== '').join(' ');
}
