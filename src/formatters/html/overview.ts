import type { Result, Verdict } from '../../model/result.ts';
import { sayIn } from '../../model/text.ts';
import { asSentences } from '../../presentation/closing-sentence.ts';
import { counted } from '../../presentation/counts.ts';
import { totalCoverage } from '../../presentation/coverage.ts';
import { problemNames } from '../../presentation/problems.ts';
import { rosterLabels, rosterLines, rosterSummary } from '../../presentation/roster.ts';
import { totalTally } from '../../presentation/tally.ts';
import { coverageWords, verdictNames, verdictWords } from '../../presentation/verdict.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import { type Body, verdicts } from './bodies.ts';
import { hasSection } from './section.ts';
import { signOffMarkup } from './sign-off.ts';
import { textMarkup, verdictSigns } from './signs.ts';

/** Writes the overview: how many bodies there are by verdict, the totals, and the table of all, with that of relations. */
export function overviewMarkup(
  bodies: readonly Body[],
  matrix: string | undefined,
  result: Result,
  view: View,
): string {
  const { files, differing = [], leftOut = [] } = result;
  const { language, strict } = view;
  const say = sayIn(language);
  const tally = totalTally(files);
  const coverage = tally.reports > 0 ? coverageWords(tally.coverage)[language] : '';
  const totals = [counted(files, strict)[language], coverage].filter(Boolean).join(say('；', '; '));
  return [
    '<section id=overview aria-labelledby=overviewh>',
    `<h2 id=overviewh class=unseen tabindex=-1>${say('总表', 'Overview')}</h2>`,
    tiles(bodies, view),
    `<p class=totals>${escaped(totals)}</p>`,
    ...[...differing, ...leftOut].map((text) => `<p class=totals>${textMarkup(text[language])}</p>`),
    ...rosterParagraphs(result, view),
    filters(bodies, view),
    bodyTable(bodies, view),
    ...(matrix === undefined ? [] : [matrix]),
    signOffMarkup('', view),
    '</section>',
  ].join('\n');
}

function rosterParagraphs({ roster, shard }: Result, { language }: View): string[] {
  if (!roster) return [];
  const paragraph = (markup: string) => `<p class=totals>${markup}</p>`;
  return [
    paragraph(textMarkup(asSentences([rosterSummary(roster, shard)[language]], language))),
    ...rosterLines(roster, shard).map(({ kind, text }) => {
      return paragraph(`<b>${escaped(rosterLabels[kind][language])}</b> ${textMarkup(text[language])}`);
    }),
  ];
}

function tiles(bodies: readonly Body[], { language }: View): string {
  const tile = (verdict: Verdict | '', count: number, sign: string, name: string) =>
    `<li data-verdict=${quoted(verdict)} class=${quoted(verdict || 'all')}><span><b>${count}</b> <i>${sign}</i> ${escaped(name)}</span>`;
  const each = verdicts.map((verdict) => {
    const { length: count } = bodies.filter((body) => body.verdict === verdict);
    return tile(verdict, count, verdictSigns[verdict], verdictNames[verdict][language]);
  });
  return `<ul class=tiles>${tile('', bodies.length, '', sayIn(language)('全部', 'all'))}${each.join('')}</ul>`;
}

/** Writes the filters, which are hidden until the script runs. */
function filters(bodies: readonly Body[], { language }: View): string {
  const say = sayIn(language);
  const counts = new Map<string, number>();
  for (const rule of bodies.flatMap(ruleIds)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const findings = bodies.flatMap(({ diagnostics }) => diagnostics);
  const titles = new Map(findings.map(({ rule, title }) => [rule, title[language]]));
  const options = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => `<option value=${quoted(id)}>${escaped(titles.get(id)!)} (${count})`);
  return [
    '<form id=filters hidden>',
    `<label>${say('查找', 'Find')} <input type=search autocomplete=off placeholder=${quoted(say('机关、文件或问题', 'body, file or problem'))}></label>`,
    `<label>${say('问题', 'Problem')} <select><option value="">${say('全部', 'all')}${options.join('')}</select></label>`,
    `<output aria-live=polite data-text=${quoted(say('显示 # / #', '# of # shown'))}></output>`,
    `<span class=keys>${say('← → 上一份、下一份；Esc 回总表', '← → previous, next; Esc for the overview')}</span>`,
    '</form>',
  ].join('\n');
}

function ruleIds({ diagnostics }: Body): string[] {
  return [...new Set(diagnostics.map(({ rule }) => rule))];
}

function bodyTable(bodies: readonly Body[], view: View): string {
  const say = sayIn(view.language);
  const columns: readonly (readonly [kind: string, name: string])[] = [
    ['verdict', say('结果', 'result')],
    ['name', say('报告', 'report')],
    ['count', say('错误', 'errors')],
    ['count', say('提醒', 'warnings')],
    ['count', say('未核对', 'not checked')],
    ['share', say('勾稽关系', 'sums')],
    ['share', say('数据', 'figures')],
  ];
  const names = columns.map(([, name]) => name);
  const heads = columns.map(([kind, name]) => `<th scope=col class=${kind} data-sort=${kind}>${escaped(name)}`);
  return [
    '<table class=list>',
    `<thead><tr>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...bodies.map((body) => bodyRow(body, names, view)),
    '</tbody></table>',
  ].join('\n');
}

function bodyRow(body: Body, columns: readonly string[], view: View): string {
  const { id, name, file, verdict, judged, counts, result } = body;
  const { language } = view;
  const words = verdictWords(verdict, [judged])[language];
  const isLinked = hasSection(body, view) || verdict === 'cannot-check';
  const path = printable(file.path);
  const reason = file.problem ? ` <small>${escaped(problemNames[file.problem.code][language])}</small>` : '';
  const rules = ruleIds(body);
  const { relations, cells } = totalCoverage(result ? [result] : []);
  const share = (done: number, total: number) => (total === 0 ? '' : `${done}/${total}`);
  const cell = (index: number, text: string | number, isShort = false) =>
    `<td class=${index < 5 ? 'count' : 'share'}${isShort ? ' data-short' : ''} data-name=${quoted(columns[index]!)}>${text === 0 ? '' : text}`;
  return [
    `<tr data-body=${id} data-verdict=${verdict}${rules.length > 0 ? ` data-rules=${quoted(rules.join(' '))}` : ''}>`,
    `<td class="verdict ${verdict}">${verdictSigns[verdict]} ${escaped(words)}${reason}`,
    `<th scope=row>${isLinked ? `<a href="#${id}">${escaped(name)}</a>` : escaped(name)}`,
    name === path ? '' : ` <small>${escaped(path)}</small>`,
    cell(2, counts.error),
    cell(3, counts.warning),
    cell(4, counts.open),
    cell(5, share(relations.assessed, relations.total), relations.assessed < relations.total),
    cell(6, share(cells.read, cells.total), cells.read + cells.blank < cells.total),
  ].join('');
}
