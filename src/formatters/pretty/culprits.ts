import { clearedBy } from '../../culprit/cleared.ts';
import { format, subtract } from '../../decimal.ts';
import { amount, spelt } from '../../relations.ts';
import type { Assessment, Change, Culprit, Diagnostic, Explanation, Mistake, ReportResult } from '../../result.ts';
import { plain } from '../columns.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** Explanations that are shown of a culprit that cannot be told. */
const mostShown = 3;

/** One entry of the list: a mistake with what it explains, or broken relations with what may be behind them. */
export interface Accusation {
  /** The findings that it stands for. */
  readonly findings: readonly Diagnostic[];
  /** The cell to be mended; without one, the findings speak for themselves. */
  readonly head: { readonly where: string; readonly what: string } | undefined;
  /** What is said under it. */
  readonly lines: readonly string[];
}

/** Broken relations by what is behind them: one entry a mistake, however many sums it breaks. */
export function accusations({ culprits }: ReportResult, shown: readonly Diagnostic[], page: Page): Accusation[] {
  return culprits.flatMap((culprit) => {
    const findings = shown.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    if (findings.length === 0) return [];
    const [first] = culprit.explanations;
    if (!first || culprit.certainty === 'possible')
      return [{ findings, head: undefined, lines: guesses(culprit, page) }];
    const rivals =
      culprit.certainty === 'likely' ? culprit.explanations.slice(1, page.view.verbose ? undefined : 2) : [];
    return first.mistakes.map((mistake, index): Accusation => {
      const touched = culprit.assessments.filter((one) => mistake.changes.some((change) => standsIn(change, one)));
      const own = findings.filter((one) => touched.some((assessment) => isOf(one, assessment, culprit)));
      const isLast = index === first.mistakes.length - 1;
      return {
        findings: own,
        head: { where: placeName(mistake.changes[0]!.entry.place, page), what: plain(verdict(mistake, culprit, page)) },
        lines: [
          ...mistake.changes
            .slice(1)
            .map((change) => page.say(`连同 ${changed(change, page)}`, `and ${changed(change, page)}`)),
          arithmetic(mistake, culprit, page),
          ...(isLast
            ? rivals.map((rival) => page.say(`也可能是 ${spell(rival, page)}`, `or else ${spell(rival, page)}`))
            : []),
          ...(page.view.verbose ? own.map(({ message }) => message[page.view.language]) : []),
        ].map(plain),
      };
    });
  });
}

function isOf({ fingerprint }: Diagnostic, assessment: Assessment, { assessments, relations }: Culprit): boolean {
  return relations[assessments.indexOf(assessment)] === fingerprint;
}

/** `（二）部分公开·总计 应为 21，现为 12（两位数字写颠倒）`. */
function verdict({ changes, reason }: Mistake, { certainty }: Culprit, { say, view }: Page): string {
  const [{ entry, suggested }] = changes as [Change, ...Change[]];
  const [label, now, to] = [entry.at.label[view.language], current(entry), format(suggested)];
  const sure = certainty === 'only';
  return say(
    `${label} ${sure ? '' : '很可能'}应为 ${to}，现为 ${now}（${reason.zh}）`,
    `${label} ${sure ? 'should' : 'should very likely'} be ${to}, not ${now} (${reason.en})`,
  );
}

/** `J27 （七）总计·总计 21→27`. */
function changed({ entry, suggested }: Change, page: Page): string {
  const where = placeName(entry.place, page);
  return `${where === '' ? '' : `${where} `}${entry.at.label[page.view.language]} ${current(entry)}→${format(suggested)}`;
}

function current({ value, cell }: Change['entry']): string {
  if (value.kind === 'number') return format(value.number);
  return cell?.text.trim() || '0';
}

/** What the other figures of a relation say, and what mending clears. */
function arithmetic(mistake: Mistake, { assessments }: Culprit, { say, view }: Page): string {
  const [change] = mistake.changes as [Change, ...Change[]];
  const cleared = clearedBy(mistake, assessments);
  const of = [...cleared, ...assessments].filter((one) => standsIn(change, one));
  const told = of.find(({ relation }) => relation.each === 'row') ?? of[0];
  const sums = told ? `${otherFigures(told, change)[view.language]}${say('；', '; ')}` : '';
  const all = cleared.length === assessments.length;
  const count = cleared.length;
  const verb =
    mistake.changes.length > 1
      ? say('这样改后', 'with these')
      : say(`改为 ${format(change.suggested)} 后`, `with ${format(change.suggested)}`);
  if (count === 0) return `${sums}${say('与下面各处一并改正后相符', 'with the others mended, the sums hold')}`;
  if (count === 1 && all) return `${sums}${verb}${say('相符', ' it holds')}`;
  const which = say(
    `${count} 处不符${all ? '全部' : ''}消除`,
    `${all && count > 1 ? 'all ' : ''}${count} ${count === 1 ? 'mismatch is' : 'mismatches are'} gone`,
  );
  return `${sums}${verb}${say('，', ' ')}${which}`;
}

function otherFigures({ relation, left, right }: Assessment, { entry }: Change) {
  const [own, other] = left.entries.includes(entry) ? [left, right] : [right, left];
  const [ownName, otherName] =
    own === left ? [relation.left.name, relation.right.name] : [relation.right.name, relation.left.name];
  const figures = spelt(other, relation);
  if (own.entries.length === 1)
    return { zh: `${otherName.zh}是 ${figures.zh}`, en: `${otherName.en} come to ${figures.en}` };
  const rest = format(subtract(own.sum!, amount(entry)!));
  return {
    zh: `${otherName.zh}是 ${figures.zh}，${ownName.zh}的其余各项是 ${rest}`,
    en: `${otherName.en} comes to ${figures.en}, the rest of ${ownName.en} to ${rest}`,
  };
}

function guesses({ explanations, more, assessments }: Culprit, page: Page): string[] {
  const { say, view } = page;
  if (explanations.length === 0) {
    const many = assessments.length > 1;
    return [
      say(
        `${many ? '这些' : '这'}不符之处单凭勾稽关系看不出错在哪几格，请逐项核对`,
        `the sums alone do not tell which cells are behind ${many ? 'these' : 'this'}: check each`,
      ),
    ];
  }
  const count = explanations.length + more;
  const shown = explanations.slice(0, view.verbose ? undefined : mostShown);
  const lead = say(
    count > 1 ? `单凭勾稽关系分不清，可能是下列之一（共 ${count} 种）：` : '可能是：',
    count > 1 ? `the sums alone cannot tell; one of these ${count}:` : 'perhaps:',
  );
  return [lead, ...shown.map((one) => `· ${spell(one, page)}`)].map(plain);
}

function spell({ mistakes }: Explanation, page: Page): string {
  return mistakes
    .map(({ changes, reason }) => {
      const cells = changes.map((change) => changed(change, page)).join(page.say('、', ', '));
      return page.say(`${cells}（${reason.zh}）`, `${cells} (${reason.en})`);
    })
    .join(page.say('；', '; '));
}

function standsIn({ entry }: Change, { left, right }: Assessment): boolean {
  return left.entries.includes(entry) || right.entries.includes(entry);
}
