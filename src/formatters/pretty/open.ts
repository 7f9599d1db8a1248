import { format } from '../../model/decimal.ts';
import { addressIn, isOnLine } from '../../model/document.ts';
import { nameOf, type Relation, tableOf } from '../../model/form.ts';
import type { Entry } from '../../model/report.ts';
import { type Assessment, type Diagnostic, isOf, type ReportResult } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { amount, unknownIn } from '../../relations.ts';
import { plain } from '../columns.ts';
import type { Page } from './page.ts';
import { type Item, item } from './remarks.ts';

/** Addresses, or findings of one kind, that are spelt out before the rest is counted. */
const mostNamed = 3;

/** What could not be told: one line for each rule, however many rows it leaves open; all of them where asked for. */
export function openGroups(open: readonly Diagnostic[], result: ReportResult | undefined, page: Page): Item[] {
  if (page.view.verbose) return open.map((one) => withDerived(item(one, page), [one], page));
  const waiting = open.filter((one) => waitsForTotals(one, result));
  const others = open.filter((one) => !waiting.includes(one));
  return [...waitingItem(waiting, page), ...byRule(others, result, page)];
}

/** Whether a sum is open for nothing but blank totals, each of which is an error of its own. */
function waitsForTotals(diagnostic: Diagnostic, result: ReportResult | undefined): boolean {
  const assessment = result?.assessments.find((one) => isOf(diagnostic, one));
  if (!assessment || result?.eased.has('blank-total')) return false;
  return unknownIn(assessment).every(({ at, value }) => at.total && value.kind === 'blank');
}

function waitingItem({ length: count }: readonly Diagnostic[], page: Page): Item[] {
  if (count === 0) return [];
  const what = page.say(
    `${count} 项勾稽关系因总计未填没有核对，补填后请再核对`,
    `${count} ${count === 1 ? 'sum was' : 'sums were'} not checked because of blank totals: fill them in and check again`,
  );
  return [
    { weight: page.view.strict ? 'error' : 'open', where: '', what, rule: '', cell: null, changes: [], isOpen: true },
  ];
}

function byRule(open: readonly Diagnostic[], result: ReportResult | undefined, page: Page): Item[] {
  const rules = [...new Set(open.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const all = open.filter((one) => one.rule === rule);
    const [first, ...others] = all as [Diagnostic, ...Diagnostic[]];
    if (others.length === 0) return withDerived(item(first, page), all, page);
    const undecided =
      result?.assessments.filter(({ relation, outcome }) => relation.id === rule && outcome === 'open') ?? [];
    if (undecided.length === 0 && all.length <= mostNamed) return all.map((one) => item(one, page));
    if (undecided.length === 0) return repeatedItem(first, all.length, page);
    return withDerived(relationItem(undecided, page), all, page);
  });
}

/** With the figures that the others determine: `可由其他数推出：J8 为 272`. */
function withDerived(one: Item, findings: readonly Diagnostic[], page: Page): Item {
  const derived = new Map(findings.flatMap(({ suspects }) => suspects.map((suspect) => [suspect.entry, suspect])));
  if (derived.size === 0) return one;
  const shown = [...derived.values()]
    .slice(0, page.view.verbose ? undefined : mostNamed)
    .map(({ entry, suggested }) => {
      const where = cellName(entry, page);
      return page.say(`${where} 为 ${format(suggested)}`, `${where} is ${format(suggested)}`);
    });
  const more = derived.size - shown.length;
  const rest = more > 0 ? page.say(` 等 ${derived.size} 格`, ` and ${more} more`) : '';
  const list = shown.join(page.say('、', ', '));
  return {
    ...one,
    what: one.what + plain(page.say(`；可由其他数推出：${list}${rest}`, `; the other figures give: ${list}${rest}`)),
  };
}

function repeatedItem(first: Diagnostic, count: number, page: Page): Item {
  const one = item(first, page);
  return { ...one, what: one.what + page.say(`（这样的共 ${count} 处）`, ` (${count} like this)`) };
}

function relationItem(undecided: readonly Assessment[], page: Page): Item {
  const { relation, form } = undecided[0]!;
  const { language } = page.view;
  const count = undecided.length;
  const left = relation.left.name[language];
  const right = relation.right.name[language];
  const unknown = [...new Set(undecided.flatMap((one) => [...one.left.entries, ...one.right.entries]))].filter(
    (entry) => amount(entry) === undefined,
  );
  const why = reasons(unknown, relation, page);
  const lines = relation.each === 'row' ? page.say('行', 'rows') : page.say('列', 'columns');
  const what = page.say(
    `${left}是否等于${right}，有 ${count} ${lines}无法核对：${why.join('；')}`,
    `cannot check ${count} ${lines}, whether ${left} equals ${right}: ${why.join('; ')}`,
  );
  return {
    weight: page.view.strict ? 'error' : 'open',
    where: tableOf(form, relation.table)?.name[language] ?? '',
    what: plain(what),
    rule: relation.id,
    cell: unknown[0]?.at.id ?? null,
    changes: [],
    isOpen: true,
  };
}

function reasons(unknown: readonly Entry[], relation: Relation, page: Page): string[] {
  const of = (kind: Entry['value']['kind']) => unknown.filter(({ value }) => value.kind === kind);
  const stated = ([kind, words]: [Entry['value']['kind'], Text]) => {
    const entries = of(kind);
    if (entries.length === 0) return [];
    const names = [...new Set(entries.map((entry) => named(entry, relation, page)))];
    const list = names.slice(0, mostNamed).join(page.say('、', ', '));
    const more = names.length - mostNamed;
    const rest = more > 0 ? page.say(` 等 ${names.length} 格`, ` and ${more} more`) : '';
    return page.say(`${list}${rest || ' '}${words.zh}`, `${list}${rest} ${words.en}`);
  };
  const kinds: [Entry['value']['kind'], Text][] = [
    ['blank', { zh: '空白', en: 'blank' }],
    ['unreadable', { zh: '读不出数字', en: 'not a number' }],
    ['unread', { zh: '未能读取', en: 'not read' }],
    ['absent', { zh: '表中没有', en: 'not in the table' }],
  ];
  return kinds.flatMap(stated);
}

/** The cell; for one that the table does not have, the row or column that is missed. */
function named(entry: Entry, { each }: Relation, page: Page): string {
  const { at, value } = entry;
  if (value.kind !== 'absent') return cellName(entry, page);
  return nameOf(each === 'row' ? at.column : at.row)[page.view.language];
}

/** As the user's program names it, without its sheet; by its label where several may stand on a line. */
function cellName({ at, place: { sheet, ...place } }: Entry, { view: { language } }: Page): string {
  return (isOnLine(place) ? '' : addressIn(place, language)) || at.label[language];
}
