import { type Result, totalCoverage } from '../../model/result.ts';
import { counted } from '../../presentation/counts.ts';
import { coverageWords, verdictNames, verdictWords } from '../../presentation/verdict.ts';
import { allRules } from '../../rules/index.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { plain } from '../columns.ts';
import type { Page } from '../pretty/page.ts';
import { reasons } from '../pretty/unchecked.ts';
import { type Body, verdicts } from './bodies.ts';
import { hasSection } from './section.ts';
import { verdictSigns } from './words.ts';

/** How many there are of each kind, and the table of all. */
export function overviewMarkup(
  bodies: readonly Body[],
  { files, differing = [], leftOut = [] }: Result,
  page: Page,
): string {
  const reports = files.flatMap((file) => file.reports);
  return [
    '<section id=overview aria-labelledby=overviewh>',
    `<h2 id=overviewh class=unseen tabindex=-1>${page.say('总表', 'Overview')}</h2>`,
    tiles(bodies, page),
    `<p class=totals>${escaped([counted(files, page.view.strict)[page.view.language], reports.length > 0 ? coverageWords(reports)[page.view.language] : ''].filter(Boolean).join(page.say('；', '; ')))}</p>`,
    ...[...differing, ...leftOut].map((text) => `<p class=totals>${escaped(plain(text[page.view.language]))}</p>`),
    filters(bodies, page),
    tableOf(bodies, page),
    '</section>',
  ].join('\n');
}

function tiles(bodies: readonly Body[], { say, view }: Page): string {
  const counts = verdicts.map((verdict) => ({
    verdict,
    count: bodies.filter((body) => body.verdict === verdict).length,
  }));
  const tile = (verdict: string, count: number, sign: string, name: string) =>
    `<li data-verdict=${quoted(verdict)} class=${quoted(verdict || 'all')}><span><b>${count}</b> <i>${sign}</i> ${escaped(name)}</span>`;
  return `<ul class=tiles>${[
    tile('', bodies.length, '', say('全部', 'all')),
    ...counts.map(({ verdict, count }) =>
      tile(verdict, count, verdictSigns[verdict], verdictNames[verdict][view.language]),
    ),
  ].join('')}</ul>`;
}

/** Shown where scripts run. */
function filters(bodies: readonly Body[], { say, view }: Page): string {
  const rules = new Map<string, number>();
  for (const body of bodies) for (const rule of rulesOf(body)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const titles = new Map(allRules.map(({ id, title }) => [id, title[view.language]]));
  const options = [...rules]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => `<option value=${quoted(id)}>${escaped(titles.get(id) ?? id)} (${count})`);
  return [
    '<form id=filters hidden>',
    `<label>${say('查找', 'Find')} <input type=search autocomplete=off placeholder=${quoted(say('机关、文件或问题', 'body, file or problem'))}></label>`,
    `<label>${say('问题', 'Problem')} <select><option value="">${say('全部', 'all')}${options.join('')}</select></label>`,
    `<output aria-live=polite data-text=${quoted(say('显示 # / #', '# of # shown'))}></output>`,
    `<span class=keys>${say('← → 上一份、下一份；Esc 回总表', '← → previous, next; Esc for the overview')}</span>`,
    '</form>',
  ].join('\n');
}

export function rulesOf({ diagnostics }: Body): string[] {
  return [...new Set(diagnostics.map(({ rule }) => rule))];
}

function tableOf(bodies: readonly Body[], page: Page): string {
  const { say } = page;
  const columns = [
    ['verdict', say('结果', 'result')],
    ['name', say('报告', 'report')],
    ['count', say('错误', 'errors')],
    ['count', say('提醒', 'warnings')],
    ['count', say('未核对', 'open')],
    ['share', say('勾稽关系', 'sums')],
    ['share', say('数据', 'figures')],
  ];
  return [
    '<table class=list>',
    `<thead><tr>${columns.map(([kind, name]) => `<th scope=col class=${kind} data-sort=${kind}>${escaped(name!)}`).join('')}</tr></thead>`,
    '<tbody>',
    ...bodies.map((body) =>
      rowMarkup(
        body,
        columns.map(([, name]) => name!),
        page,
      ),
    ),
    '</tbody></table>',
  ].join('\n');
}

function rowMarkup(body: Body, columns: readonly string[], page: Page): string {
  const { id, name, file, verdict, counts, result } = body;
  const { view } = page;
  const words = verdictWords(verdict, [body.whole]);
  const linked = hasSection(body, page) || verdict === 'cannot-check';
  const path = plain(file.path);
  const reason = file.problem ? ` <small>${escaped(reasons[file.problem.code][view.language])}</small>` : '';
  const { relations, cells } = totalCoverage(result ? [result] : []);
  const share = (done: number, total: number) => (total === 0 ? '' : `${done}/${total}`);
  const cell = (index: number, text: string | number, short = false) =>
    `<td class=${index < 5 ? 'count' : 'share'}${short ? ' data-short' : ''} data-name=${quoted(columns[index]!)}>${text === 0 ? '' : text}`;
  return [
    `<tr data-body=${id} data-verdict=${verdict}${rulesOf(body).length > 0 ? ` data-rules=${quoted(rulesOf(body).join(' '))}` : ''}>`,
    `<td class="verdict ${verdict}">${verdictSigns[verdict]} ${escaped(words[view.language])}${reason}`,
    `<th scope=row>${linked ? `<a href="#${id}">${escaped(name)}</a>` : escaped(name)}`,
    name === path ? '' : ` <small>${escaped(path)}</small>`,
    cell(2, counts.error),
    cell(3, counts.warning),
    cell(4, counts.open),
    cell(5, share(relations.assessed, relations.total), relations.assessed < relations.total),
    cell(6, share(cells.read, cells.total), cells.read + cells.blank < cells.total),
  ].join('');
}
