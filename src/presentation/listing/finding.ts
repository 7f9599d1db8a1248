import { format } from '../../model/decimal.ts';
import { addressIn, isOnLine } from '../../model/document.ts';
import { entriesOf, type Report } from '../../model/report.ts';
import { countedAs, type Diagnostic, type FileResult, isOf } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import type { Line } from './line.ts';
import { type Words, weightNames } from './words.ts';

/** A finding as a line. Of a broken sum without a culprit nobody can tell which figure is wrong. */
export function findingLine(diagnostic: Diagnostic, number: number, { reports }: FileResult, words: Words): Line {
  const { report, rule, message, cell, place, label, fix } = diagnostic;
  const result = report === null ? undefined : reports[report];
  const entry = result && cell !== null ? entriesOf(result.report).find(({ at }) => at.id === cell) : undefined;
  const sum = result?.assessments.find((one) => isOf(diagnostic, one));
  const weight = countedAs(diagnostic, false);
  const table = entry?.at.table.name ?? (result && tableOf(diagnostic, result.report));
  const spot = { report, cell, place };
  const item = label ? words.of(label) : '';
  const current = entry ? words.shown(entry) : '';
  const basis = words.basis(rule, sum ? [sum] : []);
  const note = words.stacked(
    words.headed(weightNames[weight], item),
    current && words.say(`现为 ${current}`, `now ${current}`),
    words.of(message),
    basis && words.say(`依据：${basis}`, `source: ${basis}`),
  );
  return {
    number: String(number),
    weight,
    severity: weight,
    certainty: null,
    of: words.report(report),
    table: table ? words.of(table) : '',
    spot,
    item,
    current,
    suggested: fix?.safety === 'suggested' ? format(fix.edits[0]!.suggested) : '',
    why: words.of(message),
    basis,
    rules: [rule],
    findings: [diagnostic],
    clears: [],
    marks: [{ spot, weight, note }],
  };
}

/** More lines of one rule than this become one. */
const mostAlike = 3;

/** Places that are spelt out before the rest is counted. */
const mostNamed = 8;

/** What could not be told: a column left blank leaves every row open, and is one line. */
export function openLines(open: readonly Diagnostic[], first: number, file: FileResult, words: Words): Line[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of open) {
    const key = `${one.report} ${one.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lines = [...groups.values()].flatMap((group) =>
    group.length > mostAlike ? [group] : group.map((one) => [one]),
  );
  return lines.map((alike, index) => {
    const [line, ...others] = alike.map((one) => findingLine(one, first + index, file, words)) as [Line, ...Line[]];
    if (others.length === 0) return line;
    const { language, say } = words;
    const named = others.map(({ spot, item }) => (isOnLine(spot.place) ? '' : addressIn(spot.place, language)) || item);
    const list = [...new Set(named)].slice(0, mostNamed).join(say('、', ', '));
    const rest = others.length > mostNamed ? say(' 等', ' and so on') : '';
    const why = say(
      `${line.why}\n同样的还有 ${list}${rest}，共 ${alike.length} 处`,
      `${line.why}\nlikewise ${list}${rest}, ${alike.length} in all`,
    );
    return { ...line, why, findings: alike, marks: [line, ...others].flatMap(({ marks }) => marks) };
  });
}

/** The table that a finding without a cell of the form is about: the one that it names, or at whose head it stands. */
function tableOf({ label, place }: Diagnostic, { tables, unread }: Report): Text | undefined {
  const all = [...tables, ...unread];
  return (all.find(({ table }) => table.name === label) ?? all.find((one) => one.place === place))?.table.name;
}
