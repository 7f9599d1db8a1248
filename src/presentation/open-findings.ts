import { nameOf, type Relation, tableOf } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import type { Entry } from '../model/report.ts';
import { type Assessment, type Diagnostic, isFindingOf, type ReportResult } from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { unknownEntries } from '../relations.ts';
import type { ReportPart } from './by-report.ts';
import { cellName, derivedIn, remainder, unknownNames } from './cells.ts';
import type { Wording } from './settings.ts';
import { type Statement, statementOf } from './statement.ts';

/** Cells, or findings of one rule, that are named one by one; more are counted. */
const maxNamed = 3;

/** Open findings that are said as one, at least one. */
export interface OpenGroup {
  readonly findings: readonly [Diagnostic, ...Diagnostic[]];
  readonly statement: Statement;
}

/** Groups open findings: one group for each rule, however many rows it leaves open; with `verbose` one for each finding. */
export function openGroups({ diagnostics, result }: ReportPart, wording: Wording): OpenGroup[] {
  const { verbose } = wording;
  const open = diagnostics.filter(({ kind }) => kind === 'open');
  const single = (one: Diagnostic) => withDerived([one], statementOf(one, wording), wording);
  if (verbose) return open.map(single);
  const waiting = open.filter((one) => waitsForTotals(one, result));
  const others = open.filter((one) => !waiting.includes(one));
  return [
    ...waitingGroup(waiting, wording),
    ...[...groupBy(others, ({ rule }) => rule)].flatMap(([rule, findings]) => {
      const isOpen = ({ relation, outcome }: Assessment) => relation.id === rule && outcome === 'open';
      const assessments = result?.assessments.filter(isOpen) ?? [];
      if (findings.length <= (assessments.length === 0 ? maxNamed : 1)) return findings.map(single);
      if (assessments.length === 0) return [{ findings, statement: repeatedStatement(findings, wording) }];
      return [withDerived(findings, relationStatement(assessments, wording), wording)];
    }),
  ];
}

/** True if a relation is open for blank totals alone, each of which is an error of its own. */
function waitsForTotals(diagnostic: Diagnostic, result: ReportResult | undefined): boolean {
  const assessment = result?.assessments.find((one) => isFindingOf(diagnostic, one));
  if (!assessment || result?.relaxed.has('blank-total')) return false;
  return unknownEntries(assessment).every(({ at, value }) => at.total && value.kind === 'blank');
}

function waitingGroup([first, ...more]: readonly Diagnostic[], { language, strict }: Wording): OpenGroup[] {
  if (!first) return [];
  const count = more.length + 1;
  const text = sayIn(language)(
    `${count} 项勾稽关系因总计未填而未核对，补填后请再核对`,
    `${count} ${count === 1 ? 'sum was' : 'sums were'} not checked because of blank totals: fill them in and check again`,
  );
  const level = strict ? 'error' : 'open';
  const statement: Statement = {
    level,
    where: '',
    text,
    rule: null,
    cell: null,
    changes: [],
    isOpen: true,
    finding: null,
  };
  return [{ findings: [first, ...more], statement }];
}

/** Adds the figures that follow from the others. */
function withDerived(findings: OpenGroup['findings'], statement: Statement, wording: Wording): OpenGroup {
  const derived = derivedIn(findings, wording.language, wording.verbose ? undefined : maxNamed);
  const added = derived && sayIn(wording.language)('；', '; ') + derived;
  return { findings, statement: { ...statement, text: statement.text + added } };
}

function repeatedStatement([first, ...more]: OpenGroup['findings'], wording: Wording): Statement {
  const statement = statementOf(first, wording);
  const count = more.length + 1;
  const likewise = sayIn(wording.language)(`（这样的共 ${count} 处）`, ` (${count} like this)`);
  return { ...statement, text: statement.text + likewise, finding: null };
}

/** Words the open rows or columns of one relation, at least one. */
function relationStatement(assessments: readonly Assessment[], { language, strict }: Wording): Statement {
  const say = sayIn(language);
  const { relation, form } = assessments[0]!;
  const count = assessments.length;
  const [left, right] = [relation.left.name[language], relation.right.name[language]];
  const unknown = [...new Set(assessments.flatMap(unknownEntries))];
  const why = reasons(unknown, relation, language).join(say('；', '; '));
  const lines = relation.each === 'row' ? say('行', 'rows') : say('列', 'columns');
  return {
    level: strict ? 'error' : 'open',
    where: tableOf(form, relation.table)?.name[language] ?? '',
    text: say(
      `${left}是否等于${right}，有 ${count} ${lines}未核对：${why}`,
      `cannot check ${count} ${lines}, whether ${left} equals ${right}: ${why}`,
    ),
    rule: relation,
    cell: unknown[0]?.at.id ?? null,
    changes: [],
    isOpen: true,
    finding: null,
  };
}

/** `D10、E10 空白`: the unknown cells by what is the matter with them. */
function reasons(unknown: readonly Entry[], relation: Relation, language: Language): string[] {
  const say = sayIn(language);
  return Object.entries(unknownNames).flatMap(([kind, words]) => {
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
