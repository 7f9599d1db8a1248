import { clearedBy } from '../../culprit/cleared.ts';
import { format, subtract } from '../../model/decimal.ts';
import { inWords } from '../../model/document.ts';
import { nameOf } from '../../model/form.ts';
import type { Entry } from '../../model/report.ts';
import {
  type Assessment,
  type Certainty,
  type Change,
  type Culprit,
  type Diagnostic,
  type Explanation,
  isOf,
  type Mistake,
  type ReportResult,
  standsIn,
  touchedBy,
} from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { amount, spelt } from '../../relations.ts';
import { plain } from '../columns.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** Explanations that are shown of a culprit that cannot be told. */
const mostShown = 3;

/** Cells of one slip that are spelt out. */
const mostAlongside = 7;

/** One entry of the list: a mistake with what it explains, or broken relations with what may be behind them. */
export interface Accusation {
  /** The findings that it stands for. */
  readonly findings: readonly Diagnostic[];
  /** The cell to be mended; without one, the findings speak for themselves. */
  readonly head: Verdict | undefined;
  /** What is said under it. */
  readonly lines: readonly string[];
  /** What it may be, where it cannot be told. */
  readonly candidates: readonly Candidate[];
}

/** A mistake that is named. */
export interface Verdict {
  readonly where: string;
  readonly what: string;
  readonly changes: readonly Change[];
  readonly certainty: Certainty;
}

/** An explanation that is one of several. */
export interface Candidate {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** Broken relations by what is behind them: one entry a mistake, however many sums it breaks. */
export function accusations({ culprits }: ReportResult, shown: readonly Diagnostic[], page: Page): Accusation[] {
  return culprits.flatMap((culprit) => {
    const findings = shown.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    if (findings.length === 0) return [];
    const [first] = culprit.explanations;
    if (!first || culprit.certainty === 'possible') {
      const candidates = culprit.explanations.slice(0, page.view.verbose ? undefined : mostShown).map((one) => ({
        text: plain(spell(one, page)),
        changes: one.mistakes.flatMap(({ changes }) => changes),
      }));
      return [{ findings, head: undefined, lines: [plain(guess(culprit, candidates.length, page))], candidates }];
    }
    const rivals =
      culprit.certainty === 'likely' ? culprit.explanations.slice(1, page.view.verbose ? undefined : 2) : [];
    return first.mistakes.map((mistake, index): Accusation => {
      const touched = touchedBy(mistake, culprit.assessments);
      const own = findings.filter((one) => touched.some((assessment) => isOf(one, assessment)));
      const isLast = index === first.mistakes.length - 1;
      return {
        findings: own,
        head: {
          where: placeName(mistake.changes[0]!.entry.place, page),
          what: plain(verdict(mistake, culprit, page)),
          changes: mistake.changes,
          certainty: culprit.certainty,
        },
        lines: [
          ...alongside(mistake, page),
          arithmetic(mistake, culprit, page),
          ...(isLast ? rivals.map((rival) => `${instead(first, page)} ${spell(rival, page)}`) : []),
          ...(page.view.verbose
            ? own.map(({ message }) => message[page.view.language])
            : new Set(own.flatMap(({ lapsed }) => (lapsed ? [lapsed[page.view.language]] : [])))),
        ].map(plain),
        candidates: [],
      };
    });
  });
}

/** The cells that one slip changed beside the first, as far as they are spelt out. */
function alongside({ changes }: Mistake, page: Page): string[] {
  const [, ...others] = changes;
  const shown = others.length > mostAlongside && !page.view.verbose ? others.slice(0, mostAlongside) : others;
  const left = others.length - shown.length;
  return [
    ...shown.map((change) => page.say(`连同 ${changed(change, page)}`, `and ${changed(change, page)}`)),
    ...(left > 0
      ? [page.say(`以及另外 ${left} 格（--verbose 全部列出）`, `and ${left} more (all of them with --verbose)`)]
      : []),
  ];
}

/** What leads to another explanation, which is one of all its mistakes together. */
function instead({ mistakes }: Explanation, { say }: Page): string {
  const count = mistakes.length;
  return count === 1
    ? say('也可能是', 'or else')
    : say(`以上 ${count} 处也可能是`, `in place of ${count === 2 ? 'both' : `all ${count}`} perhaps`);
}

/** `（二）部分公开·总计 应为 21，现为 12（两位数字写颠倒）`. */
function verdict({ changes, reason }: Mistake, { certainty }: Culprit, page: Page): string {
  const { say, view } = page;
  const [{ entry, suggested }] = changes as [Change, ...Change[]];
  const [label, now, to] = [entry.at.label[view.language], current(entry, page), format(suggested)];
  if (now === to) return say(`${label}的 ${to} ${reason.zh}`, `${label}: ${to} is ${reason.en}`);
  const sure = certainty === 'only';
  return say(
    `${label} ${sure ? '' : '很可能'}应为 ${to}，现为 ${now}（${reason.zh}）`,
    `${label} ${sure ? 'should' : 'should very likely'} be ${to}, not ${now} (${reason.en})`,
  );
}

/** `J27 （七）总计·总计 21→27`. */
function changed({ entry, suggested }: Change, page: Page): string {
  const where = placeName(entry.place, page);
  const [now, to] = [current(entry, page), format(suggested)];
  const figures = now === to ? to : `${now}→${to}`;
  return `${where === '' ? '' : `${where} `}${entry.at.label[page.view.language]} ${figures}`;
}

function current({ value, cell }: Change['entry'], { say }: Page): string {
  if (value.kind === 'number') return format(value.number);
  return (cell && inWords(cell).trim()) || say('空白', 'blank');
}

/** What the other figures of a relation say, and what mending clears. */
function arithmetic(mistake: Mistake, { assessments }: Culprit, { say, view }: Page): string {
  const [change, ...others] = mistake.changes as [Change, ...Change[]];
  const cleared = clearedBy(mistake, assessments);
  const moved = [...others, ...mistake.follows];
  const alone = [...cleared, ...assessments].filter(
    (one) => standsIn(change.entry, one) && !moved.some((other) => standsIn(other.entry, one)),
  );
  const told = alone.find(({ relation }) => relation.each === 'row') ?? alone[0];
  const sums = told ? `${otherFigures(told, change)[view.language]}${say('；', '; ')}` : '';
  const count = cleared.length;
  const all = count === assessments.length;
  if (count === 0) {
    return `${sums}${say('与其他各处一并改正后才相符', 'the sums hold once the other mistakes are fixed too')}`;
  }
  const to = format(change.suggested);
  if (count === 1 && all) {
    return `${sums}${
      others.length > 0
        ? say('这样改后相符', 'with these changes the sum holds')
        : say(`改为 ${to} 后相符`, `with ${to} the sum holds`)
    }`;
  }
  const [so, clears] =
    others.length > 0
      ? [say('这样改后', 'these changes'), 'clear']
      : [say(`改为 ${to} 后`, `changing it to ${to}`), 'clears'];
  const some = `${count} ${count === 1 ? 'mismatch' : 'mismatches'}`;
  const mismatches = all ? (count === 2 ? 'both mismatches' : `all ${some}`) : some;
  return `${sums}${so}${say(all ? `，${count} 处不符全部消除` : `消除 ${count} 处不符`, ` ${clears} ${mismatches}`)}`;
}

/** The side that the cell is not on, and where the cell is one term of several, the others. */
function otherFigures({ relation, left, right }: Assessment, { entry }: Change): Text {
  const onLeft = left.entries.includes(entry);
  const [own, other] = onLeft ? [left, right] : [right, left];
  const { name } = onLeft ? relation.right : relation.left;
  const figures = spelt(other, relation);
  const rest = own.entries.filter((one) => one !== entry);
  if (rest.length === 0) return { zh: `${name.zh}是 ${figures.zh}`, en: `${name.en} come to ${figures.en}` };
  const sum = spelt({ entries: rest, sum: subtract(own.sum!, amount(entry)!) }, relation);
  const [{ at }] = rest as [Entry, ...Entry[]];
  const term = nameOf(relation.each === 'row' ? at.column : at.row);
  return {
    zh: `${name.zh}是 ${figures.zh}，${rest.length === 1 ? `${term.zh}是` : '其余各项相加是'} ${sum.zh}`,
    en: `${name.en} comes to ${figures.en}, ${rest.length === 1 ? term.en : 'the other terms'} to ${sum.en}`,
  };
}

function guess({ explanations, more, assessments }: Culprit, shown: number, { say }: Page): string {
  if (explanations.length === 0) {
    const many = assessments.length > 1;
    return say(
      `${many ? '这些' : '这'}不符之处仅凭勾稽关系无法确定错在哪几格，请逐项核对`,
      `the sums alone do not tell which cells are behind ${many ? 'these' : 'this'}: check each`,
    );
  }
  const count = explanations.length + more;
  const some = shown < count;
  const several = say(
    `仅凭勾稽关系无法确定是下列哪一种（共 ${count} 种${some ? `，列出前 ${shown} 种` : ''}）：`,
    `the sums alone cannot tell which of ${count} it is${some ? `; the first ${shown}` : ''}:`,
  );
  return count > 1 ? several : say('可能是：', 'perhaps:');
}

function spell({ mistakes }: Explanation, page: Page): string {
  return mistakes
    .map(({ changes, reason }) => {
      const cells = changes.map((change) => changed(change, page)).join(page.say('、', ', '));
      return page.say(`${cells}（${reason.zh}）`, `${cells} (${reason.en})`);
    })
    .join(page.say('；', '; '));
}
