import { format } from '../model/decimal.ts';
import { nameOf, type Relation, tableOf } from '../model/form.ts';
import type { Entry } from '../model/report.ts';
import { type Assessment, type Diagnostic, isOf, type ReportResult } from '../model/result.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import { unknownIn } from '../relations.ts';
import { cellName } from './cells.ts';
import type { Settings } from './settings.ts';
import { type Statement, statementOf } from './statements.ts';

/** Cells, or findings of one rule, that are named one by one; more are counted. */
const maxNamed = 3;

/** Words open findings: one statement for each rule, however many rows it leaves open; with `verbose` one for each finding. */
export function openStatements(
  open: readonly Diagnostic[],
  result: ReportResult | undefined,
  settings: Settings,
): Statement[] {
  if (settings.verbose) return open.map((one) => withDerived(statementOf(one, settings), [one], settings));
  const waiting = open.filter((one) => waitsForTotals(one, result));
  const others = open.filter((one) => !waiting.includes(one));
  return [...waitingStatement(waiting, settings), ...statementsByRule(others, result, settings)];
}

/** True if a relation is open for blank totals alone, each of which is an error of its own. */
function waitsForTotals(diagnostic: Diagnostic, result: ReportResult | undefined): boolean {
  const assessment = result?.assessments.find((one) => isOf(diagnostic, one));
  if (!assessment || result?.eased.has('blank-total')) return false;
  return unknownIn(assessment).every(({ at, value }) => at.total && value.kind === 'blank');
}

function waitingStatement({ length: count }: readonly Diagnostic[], { language, strict }: Settings): Statement[] {
  if (count === 0) return [];
  const text = sayIn(language)(
    `${count} 项勾稽关系因总计未填没有核对，补填后请再核对`,
    `${count} ${count === 1 ? 'sum was' : 'sums were'} not checked because of blank totals: fill them in and check again`,
  );
  return [{ level: strict ? 'error' : 'open', where: '', text, rule: null, cell: null, changes: [], isOpen: true }];
}

function statementsByRule(
  open: readonly Diagnostic[],
  result: ReportResult | undefined,
  settings: Settings,
): Statement[] {
  const rules = [...new Set(open.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const all = open.filter((one) => one.rule === rule);
    const [first, ...others] = all as [Diagnostic, ...Diagnostic[]];
    if (others.length === 0) return withDerived(statementOf(first, settings), all, settings);
    const assessments =
      result?.assessments.filter(({ relation, outcome }) => relation.id === rule && outcome === 'open') ?? [];
    if (assessments.length > 0) return withDerived(relationStatement(assessments, settings), all, settings);
    if (all.length <= maxNamed) return all.map((one) => statementOf(one, settings));
    return repeatedStatement(first, all.length, settings);
  });
}

/** Adds the figures that follow from the others: `可由其他数推出：J8 为 272`. */
function withDerived(
  statement: Statement,
  findings: readonly Diagnostic[],
  { language, verbose }: Settings,
): Statement {
  const derived = new Map(findings.flatMap(({ suspects }) => suspects.map((suspect) => [suspect.entry, suspect])));
  if (derived.size === 0) return statement;
  const say = sayIn(language);
  const named = [...derived.values()].slice(0, verbose ? undefined : maxNamed).map(({ entry, suggested }) => {
    const where = cellName(entry, language);
    return say(`${where} 为 ${format(suggested)}`, `${where} is ${format(suggested)}`);
  });
  const list = named.join(say('、', ', ')) + remainder(derived.size, named.length, language);
  return { ...statement, text: statement.text + say(`；可由其他数推出：${list}`, `; the other figures give: ${list}`) };
}

/** ` 等 25 格`; empty where all are named. */
function remainder(all: number, named: number, language: Language): string {
  return all <= named ? '' : sayIn(language)(` 等 ${all} 格`, ` and ${all - named} more`);
}

function repeatedStatement(first: Diagnostic, count: number, settings: Settings): Statement {
  const statement = statementOf(first, settings);
  const more = sayIn(settings.language)(`（这样的共 ${count} 处）`, ` (${count} like this)`);
  return { ...statement, text: statement.text + more };
}

/** Words the open rows or columns of one relation, at least one. */
function relationStatement(assessments: readonly Assessment[], { language, strict }: Settings): Statement {
  const say = sayIn(language);
  const { relation, form } = assessments[0]!;
  const count = assessments.length;
  const [left, right] = [relation.left.name[language], relation.right.name[language]];
  const unknown = [...new Set(assessments.flatMap(unknownIn))];
  const why = reasons(unknown, relation, language).join(say('；', '; '));
  const lines = relation.each === 'row' ? say('行', 'rows') : say('列', 'columns');
  return {
    level: strict ? 'error' : 'open',
    where: tableOf(form, relation.table)?.name[language] ?? '',
    text: say(
      `${left}是否等于${right}，有 ${count} ${lines}无法核对：${why}`,
      `cannot check ${count} ${lines}, whether ${left} equals ${right}: ${why}`,
    ),
    rule: relation,
    cell: unknown[0]?.at.id ?? null,
    changes: [],
    isOpen: true,
  };
}

const unknownKinds: readonly (readonly [Entry['value']['kind'], Text])[] = [
  ['blank', { zh: '空白', en: 'blank' }],
  ['unreadable', { zh: '读不出数字', en: 'not a number' }],
  ['unread', { zh: '未能读取', en: 'not read' }],
  ['absent', { zh: '表中没有', en: 'not in the table' }],
];

/** `D10、E10 空白`: the unknown cells by what is the matter with them. */
function reasons(unknown: readonly Entry[], relation: Relation, language: Language): string[] {
  const say = sayIn(language);
  return unknownKinds.flatMap(([kind, words]) => {
    const entries = unknown.filter(({ value }) => value.kind === kind);
    if (entries.length === 0) return [];
    const names = [...new Set(entries.map((entry) => unknownName(entry, relation, language)))];
    const list = names.slice(0, maxNamed).join(say('、', ', '));
    const rest = remainder(names.length, maxNamed, language);
    return say(`${list}${rest || ' '}${words.zh}`, `${list}${rest} ${words.en}`);
  });
}

/** Returns the name of the cell; of one that the table does not have, that of the missing row or column. */
function unknownName(entry: Entry, { each }: Relation, language: Language): string {
  const { at, value } = entry;
  if (value.kind !== 'absent') return cellName(entry, language);
  return nameOf(each === 'row' ? at.column : at.row)[language];
}
