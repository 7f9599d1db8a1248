import { readChineseNumber } from '../model/chinese-number.ts';
import type { Passage } from '../model/passage.ts';
import type { Report } from '../model/report.ts';
import { bareOf, type Quotation } from './bare-passage.ts';
import { passagesOf } from './passages.ts';

/** A clause that states work of a year as if it were that of the report. */
interface Statement extends Quotation {
  readonly year: number;
  /** The kind of work. */
  readonly kind: string;
}

/** The section on problems and plans, where other years are usual. */
const problems = 5;

/**
 * Returns the clauses that state work of another year as if it were that of the report: 2022年共收到申请12件 in a report about 2023.
 * A clause that only mentions a year is not among them, nor one beside a clause that states the like for the year of the report.
 */
export function workOfOtherYears(report: Report): readonly Quotation[] {
  const { year } = report;
  if (year === null) return [];
  const passages = passagesOf(report);
  if (!passages.some(({ passage }) => mayNameOtherYear(passage.text, year))) return [];
  let opens = true;
  const byPassage = passages.map(({ passage, section }) => {
    if (section === null) return announcedIn(passage);
    if (section.number === problems) return [];
    opens &&= section.number === 1;
    const own = [...(opens ? announcedIn(passage) : []), ...statementsIn(passage, year, opens)];
    opens &&= passage.text.length <= maxSubheading;
    return own;
  });
  return byPassage.flatMap((own, index) => {
    const years = [...new Set(own.map((one) => one.year))];
    const compared = years.filter((one) => one !== year && comparesWith(one, passages[index]!.passage));
    const others = own.filter((one) => one.year !== year && !compared.includes(one.year));
    if (others.length === 0) return [];
    const beside = byPassage.slice(Math.max(0, index - 1), index + 2).flat();
    const told = new Set(beside.filter((one) => one.year === year).map(({ kind }) => kind));
    return others.filter(({ kind }) => !told.has(kind));
  });
}

/** A text that announces the report of a year. */
const announcement =
  /现(?:[将就]|(?:向社会)?(?:公布|发布|公开))[^,。;《\d]{0,30}(?<year>20\d\d)年度?(?!至|以来|[-—~])[^,。;《》\d]{0,12}?信息公开/g;

/** Returns the announcements of a report, 现公布溪口镇2022年政府信息公开工作年度报告. */
function announcedIn(passage: Passage): Statement[] {
  return [...bareOf(passage).text.matchAll(announcement)].map(({ index, 0: words, groups }) => ({
    ...{ passage, from: index, to: index + words.length },
    ...{ year: Number(groups!.year), kind: 'announcement' },
  }));
}

/** True if a passage compares with a year, so that its figures may be given: 与2022年相比, 较2022年增加. */
function comparesWith(year: number, passage: Passage): boolean {
  return new RegExp(`[与同和较比]${year}年|${year}年度?(?:相比|同期)`).test(bareOf(passage).text);
}

/** Quick check that most texts fail. */
function mayNameOtherYear(text: string, year: number): boolean {
  for (const [, digits] of text.matchAll(/([\d０-９]{4}|二[〇零○].{2})\s*年/g))
    if (digits !== String(year)) return true;
  return false;
}

/** Characters; longer paragraphs are text. */
const maxSubheading = 20;

const subject =
  '(?:[我本全][^\\d,、的]{1,6}|[^\\d,、的]{2,24}(?:局|委员会|委|办公室|办|厅|镇|乡|街道|区|县|市|州|政府|中心|处|队|所|院|会|部门|单位|机关))';
/** An ordinal, perhaps the body, and the year. */
const topic = new RegExp(
  `^(?:\\([^()]{1,3}\\)|\\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[是、])?${subject}?在?(?<year>20\\d\\d)年度?(?:全年)?`,
  'd',
);

/** Characters up to the first digits of the year, at most. */
const maxTopic = 36;

/** Words right behind a year, or before the verb, that make the year that of something else. */
const notTopic = /^(?:[底末初至到起和与及、~—-]|以来|以前|之前|[上下]半年|第)/;
const ofAnother =
  /结转|遗留|未办结|未审结|报告|年报|总结|预算|决算|要点|清单|规划|方案|目录|以来|[后时前起间],|[将拟]|预计|计划|全国|国务院/;

const count = '(?:[\\d,.]+|[一二三四五六七八九十百千]+)[余多]?万?[余多]?';
const some = (verbs: string, object: number, units: string) =>
  `(?<!未)(?:${verbs})(?!的)[^,\\d]{0,${object}}?${count}(?:${units})`;
const none = (verbs: string, nouns: string) =>
  `(?:未(?!办|审|了|完|处)|(?:没有|无)(?!未)|零)(?:${verbs})?[^,\\d]{0,20}?(?:${nouns})`;

/** The kinds of work that a report states for its year. */
const kinds = Object.entries({
  requests: `${some('收到|受理|接收|接到|新收|收办|办理|办结|答复', 30, '[件宗份条项例起个]')}|${none('收到|受理|接[收到]|有', '申请')}`,
  published: some('公开|发布|更新|公布|推送', 24, '[条篇件份个项期则次]'),
  issued: some('制发|制定|印发|出台', 24, '[件份个部项]'),
  fees: `${some('收取', 16, '元')}|${none('收取|向|对|有|发生', '费')}`,
  cases: none('发生|产生|出现|有|因|被', '行政复议|诉讼'),
}).map(([kind, clause]) => ({
  kind,
  // Perhaps the body and a means, then up to the verb without a figure or a subordinate clause.
  pattern: new RegExp(
    `^,?(?<before>(?:${subject},?)?(?:(?:通过|利用|依托|在|按照|根据)[^\\d的,《(]{1,30},)?[^\\d的,《(]{0,40}?)(?:${clause})`,
  ),
}));

/** Words with which part one begins. */
const opening =
  /^(?:,|是|在|[我本全]).{0,80}?(?:坚持|贯彻|落实|围绕|按照|严格|认真|深入|全面|指导|领导|紧紧|扎实|积极|重视)/;

function statementsIn(passage: Passage, reportYear: number, opens: boolean): Statement[] {
  const text = bareOf(passage).text.replaceAll(
    /二[〇零○][〇零○一二三四五六七八九]{2}(?=年)/g,
    (year) => `${readChineseNumber(year)}`,
  );
  const statements: Statement[] = [];
  let isOpening = opens && !text.includes(`${reportYear}年`);
  for (const { 0: clause, index } of text.matchAll(/[^。;!?:]+/g)) {
    const stated = statementOf(clause, reportYear, isOpening);
    if (stated) statements.push({ ...stated, passage, from: index + stated.from, to: index + stated.to });
    isOpening &&= clause.length <= maxSubheading;
  }
  return statements;
}

function statementOf(clause: string, reportYear: number, isOpening: boolean): Omit<Statement, 'passage'> | undefined {
  const found = clause.slice(0, maxTopic).includes('20') ? topic.exec(clause) : undefined;
  if (!found) return undefined;
  const year = Number(found.groups!.year);
  const rest = clause.slice(found[0].length, found[0].length + 160);
  if (notTopic.test(rest) || (year !== reportYear && namesYear(clause, reportYear))) return undefined;
  const statement = (kind: string, words: string) => ({
    ...{ year, kind },
    from: found.indices!.groups!.year![0],
    to: found[0].length + words.length,
  });
  for (const { kind, pattern } of kinds) {
    const stated = pattern.exec(rest);
    if (stated && !ofAnother.test(stated.groups!.before!)) return statement(kind, stated[0]);
  }
  return isOpening && opening.test(rest) && !ofAnother.test(rest.slice(0, 40))
    ? statement('opening', /^,?[^,]*/.exec(rest)![0])
    : undefined;
}

/** True if a clause names the year of the report, too. */
function namesYear(clause: string, year: number): boolean {
  return clause.includes(String(year)) || clause.includes('今年');
}
