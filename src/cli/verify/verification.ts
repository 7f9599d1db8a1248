import { type LineLayout, lineLayout } from '../../formatters/pretty/line-layout.ts';
import { printable, widthOf } from '../../formatters/terminal-text.ts';
import type { View } from '../../formatters/view.ts';
import { forms, rules } from '../../lint.ts';
import { severityNames } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';
import { verdictNames } from '../../presentation/verdict.ts';
import { tool } from '../../version.ts';
import type { Comparison } from './compare.ts';
import type { Receipt, ReceiptFile } from './receipt.ts';

/** A receipt with the comparison of its files. */
export interface Verification {
  /** The receipt, as the user named it. */
  readonly name: string;
  readonly receipt: Receipt;
  readonly comparisons: readonly Comparison[];
}

/** Returns for people: each file that is not as it was or did not pass, the answer, then what the receipt says of the run. */
export function verification({ name, receipt, comparisons }: Verification, view: View): string {
  const page = lineLayout(view);
  const shown = comparisons.filter(({ state, was }) => state !== 'same' || was.verdict !== 'pass');
  const blocks = [
    shown.flatMap((one) => fileLines(one, page)),
    answerLines(comparisons, page),
    receiptLines(name, receipt, page),
    acceptedLines(receipt, page),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function fileLines({ state, was, now }: Comparison, page: LineLayout): string[] {
  const { paint, view } = page;
  const { tick, cross, minus } = view.signs;
  const sign = { same: tick, renamed: '≠', changed: cross, missing: minus, other: '+', unread: '?' }[state];
  const path = printable(was?.path ?? now!.path);
  const style = state === 'same' ? paint.green : state === 'unread' ? paint.yellow : paint.red;
  const head = `  ${style(sign)} ${paint.bold(path)}  `;
  const text = stateText({ state, was, now } as Comparison)[view.language];
  const then = was ? page.say(`；当时${verdictOf(was).zh}`, `; then ${verdictOf(was).en}`) : '';
  return page.hang(head, 6 + widthOf(path), text + then);
}

function stateText({ state, was, now }: Comparison): Text {
  switch (state) {
    case 'same':
      return { zh: '与核对时一致', en: 'as it was checked' };
    case 'renamed':
      return {
        zh: `内容与核对时一致，文件名现为 ${now.path}`,
        en: `its content is as it was checked, its name is now ${now.path}`,
      };
    case 'changed':
      return { zh: '内容与核对时不同', en: 'its content is not as it was checked' };
    case 'missing':
      return { zh: '缺少', en: 'missing' };
    case 'other':
      return { zh: '不在凭据里，没有核对过', en: 'not in the receipt, so it was not checked' };
    case 'unread':
      if (was?.sha256 === null) {
        return { zh: '核对时没有读到内容，无法对照', en: 'could not be read when it was checked, nothing to compare' };
      }
      // A file with a hash in the receipt is here only because it cannot be read now.
      return (now as { readonly sha256: { readonly text: Text } }).sha256.text;
  }
}

/** `需更正，问题 2 项（错误 2）`. */
function verdictOf({ verdict, counts }: ReceiptFile): Text {
  const words = countWords(counts);
  return {
    zh: verdictNames[verdict].zh + (words.zh && `，${words.zh}`),
    en: verdictNames[verdict].en + (words.en && `, ${words.en}`),
  };
}

type FindingCounts = Pick<ReceiptFile['counts'], 'errors' | 'warnings' | 'infos' | 'open' | 'suppressed'>;

/**
 * `问题 3 项（错误 2、提醒 1）、已接受 1 项`; empty where there is none. A receipt counts findings, of which one mistake may have
 * several, and not mistakes, as the run shows them.
 */
function countWords({ errors, warnings, infos, open, suppressed }: FindingCounts): Text {
  const levels = [
    { count: errors, zh: severityNames.error.zh, en: 'error', plural: 'errors' },
    { count: warnings, zh: severityNames.warning.zh, en: 'warning', plural: 'warnings' },
    { count: infos, zh: severityNames.info.zh, en: 'info', plural: 'infos' },
    { count: open, zh: '未核对', en: 'not checked', plural: 'not checked' },
  ].filter(({ count }) => count > 0);
  const all = levels.reduce((sum, { count }) => sum + count, 0);
  const zh = levels.map((level) => `${level.zh} ${level.count}`).join('、');
  const en = levels.map(({ count, en: one, plural }) => `${count} ${count === 1 ? one : plural}`).join(', ');
  const parts: readonly (readonly [count: number, zh: string, en: string])[] = [
    [all, `问题 ${all} 项（${zh}）`, `${all} ${all === 1 ? 'finding' : 'findings'} (${en})`],
    [suppressed, `已接受 ${suppressed} 项`, `${suppressed} accepted`],
  ];
  const counted = parts.filter(([count]) => count > 0);
  return { zh: counted.map(([, words]) => words).join('、'), en: counted.map(([, , words]) => words).join(', ') };
}

/** Says what a finding is, where an error is among them: people count the mistakes behind them. */
function findingNote({ errors }: FindingCounts): Text {
  return errors > 0 ? { zh: '一处差错可有几项问题', en: 'one mistake may have several findings' } : { zh: '', en: '' };
}

function answerLines(comparisons: readonly Comparison[], page: LineLayout): string[] {
  const { say, paint } = page;
  const count = (state: Comparison['state']) => comparisons.filter((one) => one.state === state).length;
  const parts: readonly (readonly [count: number, zh: string, en: string])[] = [
    [count('same'), '个一致', 'as checked'],
    [count('changed'), '个内容不同', 'with other content'],
    [count('renamed'), '个文件名不同', 'with another name'],
    [count('missing'), '个缺少', 'missing'],
    [count('other'), '个不在凭据里', 'not in the receipt'],
    [count('unread'), '个无法对照', 'that cannot be compared'],
  ];
  const all = comparisons.length;
  if (count('same') === all) {
    const text = say(
      `就是当时核对的文件：${all} 个都一致。`,
      `These are the files that were checked: all ${all} are as they were.`,
    );
    return page.hang('', 0, text, paint.green);
  }
  const list = parts.filter(([count]) => count > 0);
  const text = say(
    `与凭据不一致：${list.map(([count, zh]) => `${count} ${zh}`).join('，')}。`,
    `Not as in the receipt: ${list.map(([count, , en]) => `${count} ${en}`).join(', ')}.`,
  );
  return page.hang('', 0, text, paint.red);
}

/** Says what came of the run, as the receipt has it. */
function receiptLines(name: string, receipt: Receipt, page: LineLayout): string[] {
  const { say, paint, view } = page;
  const { result, date, summary, baseline, roster } = receipt;
  const by =
    receipt.tool.version === tool.version ? '' : say(`，本程序为 ${tool.version}`, `, this is ${tool.version}`);
  const verdicts = (['fail', 'pass', 'incomplete', 'cannot-check'] as const)
    .map((verdict) => [receipt.files.filter((file) => file.verdict === verdict).length, verdictNames[verdict]] as const)
    .filter(([count]) => count > 0)
    .map(([count, { zh, en }]) => say(`${count} 个文件${zh}`, `${count} ${count === 1 ? 'file' : 'files'} ${en}`))
    .join(say('、', ', '));
  const skipped = summary.skipped > 0 ? [say(`跳过 ${summary.skipped} 个文件`, `${summary.skipped} skipped`)] : [];
  const item = (zh: string, en: string) => page.hang('  ', 2, say(zh, en));
  const counted = [countWords(summary)[view.language], findingNote(summary)[view.language]];
  const outcome = [verdicts, ...counted, ...skipped].filter(Boolean).join(say('；', '; '));
  return [
    paint.bold(printable(say(`凭据 ${name} 所记`, `The receipt ${name} says`))),
    ...item(`结果：${verdictNames[result].zh}；${outcome}`, `result: ${verdictNames[result].en}; ${outcome}`),
    ...item(
      `程序：${receipt.tool.name} ${receipt.tool.version}${by}；日期：${date ?? '未注明'}`,
      `program: ${receipt.tool.name} ${receipt.tool.version}${by}; date: ${date ?? 'not given'}`,
    ),
    ...item(`配置：${settingsOf(receipt).zh.join('；')}`, `configuration: ${settingsOf(receipt).en.join('; ')}`),
    ...(baseline
      ? item(
          `已接受的问题列在基线里：${baseline.entries} 项，其中 ${baseline.unused} 项没有用到；sha256 ${baseline.sha256}`,
          `accepted findings are in a baseline of ${baseline.entries}, ${baseline.unused} of them unused; sha256 ${baseline.sha256}`,
        )
      : []),
    ...(roster ? page.hang('  ', 2, rosterWords(roster)[view.language]) : []),
  ];
}

function rosterWords({ sha256, expected, missing }: NonNullable<Receipt['roster']>): Text {
  const hash = sha256 === null ? '' : `; sha256 ${sha256}`;
  const [bodies, count] = [`${expected} ${expected === 1 ? 'body' : 'bodies'}`, missing.length];
  return {
    zh: `名单 ${expected} 个单位，${count === 0 ? '报告都已收到' : `未报送 ${count} 个：${missing.join('、')}`}${hash.replace('; ', '；')}`,
    en: `roster of ${bodies}, ${count === 0 ? 'all reports received' : `${count} missing: ${missing.join(', ')}`}${hash}`,
  };
}

/** Returns the settings with which the files were checked; those that are the usual ones are not listed. */
function settingsOf({ options, forms: used, files }: Receipt): { zh: string[]; en: string[] } {
  const { strict, failOn, maxWarnings } = options;
  const distinct = (values: readonly string[]) => [...new Set(values)].join(', ');
  const rulesSet = files.flatMap(({ rules }) => Object.entries(rules).map(([id, level]) => `${id}=${level}`));
  const own = used.filter(({ builtIn }) => !builtIn).map(({ id }) => id);
  const years = files.flatMap(({ year }) => (year === null ? [] : [String(year)]));
  const waived = files.reduce((sum, { counts }) => sum + counts.waived, 0);
  const given: (readonly [isGiven: boolean, zh: string, en: string])[] = [
    [true, `--fail-on ${failOn}`, `--fail-on ${failOn}`],
    [strict, '--strict', '--strict'],
    [maxWarnings !== null, `--max-warnings ${maxWarnings}`, `--max-warnings ${maxWarnings}`],
    [years.length > 0, `应为 ${distinct(years)} 年`, `expected year ${distinct(years)}`],
    [files.some(({ blank }) => blank === 'unknown'), '空白按未知计', 'blanks count as unknown'],
    [own.length > 0, `自定义报表 ${distinct(own)}`, `forms of their own: ${distinct(own)}`],
    [rulesSet.length > 0, `规则另设 ${distinct(rulesSet)}`, `rules set otherwise: ${distinct(rulesSet)}`],
    [waived > 0, `因此有 ${waived} 处不计`, `so that ${waived} findings do not count`],
  ];
  const set = given.filter(([isGiven]) => isGiven);
  return { zh: set.map(([, zh]) => zh), en: set.map(([, , en]) => en) };
}

function acceptedLines({ files }: Receipt, page: LineLayout): string[] {
  const { say, paint, view } = page;
  const relations = forms.flatMap((form) => form.relations);
  const titleOf = (id: string) => [...rules, ...relations].find((rule) => rule.id === id)?.title[view.language] ?? id;
  const blocks = files.flatMap(({ path, suppressed }) => {
    if (suppressed.length === 0) return [];
    const lines = suppressed.flatMap(({ rule, cell, about, reason, by, expires }) => {
      const parts = [
        titleOf(rule),
        cell ?? about,
        reason || say('没有写明理由', 'no reason given'),
        by,
        expires && say(`到 ${expires} 为止`, `until ${expires}`),
      ];
      return page.hang('    ', 4, parts.filter(Boolean).join(' · '));
    });
    return [`  ${paint.bold(printable(path))}`, ...lines];
  });
  return blocks.length === 0 ? [] : [paint.bold(say('已接受，不计入', 'Accepted, and not counted')), ...blocks];
}
