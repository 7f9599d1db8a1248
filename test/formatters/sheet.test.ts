import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { html } from '../../src/formatters/html/index.ts';
import type { View } from '../../src/formatters/index.ts';
import { type FileResult, forms, lint, UserError } from '../../src/lint.ts';
import { format } from '../../src/model/decimal.ts';
import { formCells } from '../../src/model/form.ts';
import { entryAt } from '../../src/model/report.ts';
import { cannotCheck, type Result } from '../../src/model/result.ts';
import { readValue } from '../../src/model/value.ts';
import { summarise } from '../../src/presentation/summary.ts';
import { exitCode } from '../../src/run/exit-code.ts';
import { printedTable } from '../../src/writers/printed-table.ts';
import { attribute, children, type Element, elements, type Node, textOf } from '../support/html-tree.ts';
import { type Filled, settle } from '../support/make/figures.ts';
import { asCsv, items, title } from '../support/make/printed.ts';
import { plainView } from '../support/plain-view.ts';
import { runs } from '../support/random-runs.ts';
import { partly } from '../support/results.ts';
import { bytesOf, reports } from '../support/round-trip.ts';
import { scratch } from '../support/scratch.ts';
import { variedFiles } from '../support/varied-files.ts';

const folder = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;
const tool = { name: 'report-lint', version: '0.0.0' };

function result(files: readonly FileResult[], strict = false): Result {
  const limits = { failOn: 'error', maxWarnings: undefined, exitZero: false } as const;
  return summarise(files, { tool, strict, exitCode: (counts) => exitCode(counts, limits) });
}

function judged(name: string): Promise<FileResult> {
  return lint(readFileSync(folder + name), { path: name });
}

async function some(): Promise<Result> {
  const files = await Promise.all(['bad.csv', 'blank.csv', 'good.csv', 'warned.csv', 'scan.pdf'].map(judged));
  const missing = new UserError('not-found', { zh: '找不到', en: 'not there' });
  return result([...files, await partly(), cannotCheck('gone.xlsx', missing)]);
}

async function sheetOf(of: Result, view: Partial<View> = {}): Promise<{ page: string; tree: Node }> {
  const page = await html(of, { ...plainView, ...view });
  return { page, tree: parse(page) };
}

/** A report of zeros with one figure, and a total that was left at 0: the total very likely is the mistake. */
function withForgottenTotal(): Promise<FileResult> {
  const figures = settle(
    forms[0]!,
    forms[0]!.tables.flatMap((table) => formCells(table).map(() => 0)),
  ) as Filled;
  const cases = { ...figures.cases, reconsideration: { ...figures.cases!.reconsideration, upheld: 2 } };
  const content = asCsv([title('溪口镇', 2023), ...items(forms[0]!, { ...figures, cases })]);
  return lint(Buffer.from(content), { path: 'forgotten.csv' });
}

const withClass = (all: readonly Element[], name: string) =>
  all.filter((one) => (attribute(one, 'class') ?? '').split(' ').includes(name));

/** What a cell shows before its marks. */
function figureIn(cell: Element): string {
  return children(cell)
    .filter((child) => child.nodeName !== 'a')
    .map(textOf)
    .join('');
}

/** Thirty files of every kind, judged. */
let varied: readonly FileResult[];
beforeAll(async () => {
  const files = await variedFiles(30, undefined, { fine: 0.2 });
  varied = await Promise.all(files.map(({ path, bytes }) => lint(bytes, { path })));
});

describe('the overview', () => {
  test('counts bodies by verdict, and has a line for each, the gravest first', async () => {
    const { tree } = await sheetOf(await some());
    const tiles = elements(withClass(elements(tree, 'ul'), 'tiles')[0]!, 'li').map(textOf);
    expect(tiles).toEqual(['7  全部', '2 ✗ 需更正', '1 ? 部分未核对', '2 – 未能核对', '2 ✓ 核对通过']);
    const [list] = withClass(elements(tree, 'table'), 'list');
    const rows = elements(elements(list!, 'tbody')[0]!, 'tr').map((row) =>
      elements(row, '*')
        .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
        .map((cell) => textOf(cell).trim())
        .join(' | '),
    );
    expect(rows).toEqual([
      '✗ 需更正 | 青岚区水务局 2023年度 blank.csv | 8 | 1 | 10 | 32/42 | 175/200',
      '✗ 需更正 | 青岚区教育局 2023年度 bad.csv | 1 |  |  | 42/42 | 200/200',
      '? 部分未核对 | 青岚区审计局 2023年度 part.csv |  | 1 | 2 | 40/42 | 199/200',
      '– 未能核对 找不到 | gone.xlsx |  |  |  |  | ',
      '– 未能核对 图片 | scan.pdf |  |  |  |  | ',
      '✓ 核对通过 | 青岚区民政局 2023年度 warned.csv |  | 1 |  | 42/42 | 200/200',
      '✓ 核对通过 | 青岚区商务局 2023年度 good.csv |  |  |  | 42/42 | 200/200',
    ]);
  });

  test('of many files no body is lost, and every verdict is that of its file', async () => {
    const { tree } = await sheetOf(result(varied));
    const [list] = withClass(elements(tree, 'table'), 'list');
    const shown = elements(elements(list!, 'tbody')[0]!, 'tr').map((row) => attribute(row, 'data-verdict'));
    expect(shown.toSorted()).toEqual(varied.map(({ verdict }) => verdict).toSorted());
    expect(new Set(shown).size).toBeGreaterThan(2);
  });

  test('what cannot be told is an error where that was asked for; its file stays incomplete', async () => {
    const weights = async (strict: boolean) => {
      const { page, tree } = await sheetOf(result([await partly({ strict })], strict), { strict });
      expect(page).toContain('<b>1</b> <i>?</i> 部分未核对');
      return elements(withClass(elements(tree, 'ol'), 'remarks')[0]!, 'li').map((one) => attribute(one, 'class'));
    };
    expect(await weights(false)).toEqual(['warning', 'open', 'open']);
    expect(await weights(true)).toEqual(['error', 'error', 'warning']);
  });
});

describe('a body', () => {
  test('has the mistake in words, the wrong figure with what it should be, and links from one to the other', async () => {
    const { tree } = await sheetOf(result([await judged('bad.csv')]));
    const [cell] = withClass(elements(tree, 'td'), 'error');
    const [mark] = elements(cell!, 'a');
    expect(textOf(cell!)).toBe('12 → 4 ①');
    expect(attribute(mark!, 'aria-label')).toBe('应为 4，见第 1 条');
    expect(attribute(cell!, 'title')).toBe('J26 （二）部分公开·总计');
    const remark = elements(tree, 'li').find((one) => `#${attribute(one, 'id')}` === attribute(mark!, 'href'))!;
    expect(textOf(remark).trim()).toBe(
      '① 错误 J26 （二）部分公开·总计 应为 4，现为 12（比各部分之和多 8）' +
        '各类申请人相加是 4（自然人 4）；改为 4 后，2 处不符全部消除总计不等于各类申请人之和、（七）总计不等于各项办理结果之和 · 依据 国办公开办函〔2021〕30号',
    );
    expect(elements(remark, 'a').map((link) => attribute(link, 'href'))).toEqual([`#${attribute(cell!, 'id')}`]);
  });

  test('shows in its tables every figure as it was read, whatever stands there', async () => {
    for (const form of forms) {
      await fc.assert(
        fc.asyncProperty(reports(form), async (content) => {
          const file = await lint(bytesOf(content), { path: 'a.json' });
          const { tree } = await sheetOf(result([file]), { verbose: true });
          const drawn = elements(tree, 'table').filter((table) => !withClass([table], 'list').length);
          const { tables } = file.reports[0]!.report;
          expect(drawn).toHaveLength(tables.length);
          for (const [index, table] of tables.entries()) {
            const cells = elements(drawn[index]!, 'td');
            const entries = formCells(printedTable(table)).map(({ row, column }) => entryAt(table, row.id, column.id)!);
            expect(cells).toHaveLength(entries.length);
            for (const [position, { value }] of entries.entries()) {
              const shown = figureIn(cells[position]!);
              if (value.kind === 'absent') expect(shown.trim()).toBe('缺');
              else expect(readValue({ text: shown })).toEqual(value);
            }
          }
        }),
        runs(2, 4),
      );
    }
  });

  test('marks exactly the figures of the culprits that are named, with the values that mend them, and how sure', async () => {
    const all: string[] = [];
    for (const file of [...varied, await withForgottenTotal()]) {
      const { tree } = await sheetOf(result([file]));
      const marked = elements(tree, 'td').flatMap((cell) =>
        elements(cell, 'a').flatMap((link) => {
          const to = /^ ?→ (\S+)(?: |$)/.exec(textOf(link))?.[1];
          return to === undefined ? [] : [`${figureIn(cell).trim()} → ${to}`];
        }),
      );
      const named = file.reports.flatMap(({ culprits }) =>
        culprits
          .filter(({ certainty, explanations }) => certainty !== 'possible' && explanations.length > 0)
          .flatMap(({ certainty, explanations }) =>
            explanations[0]!.mistakes.flatMap(({ changes }) => changes.map((one) => ({ ...one, certainty }))),
          )
          .map(({ entry, suggested, certainty }) => {
            const to = `${format(suggested)}${certainty === 'only' ? '' : '?'}`;
            return `${entry.cell?.text.trim() ?? '缺'} → ${to}`;
          }),
      );
      expect(marked.toSorted()).toEqual(named.toSorted());
      all.push(...marked);
    }
    for (const isSure of [true, false]) expect(all.filter((one) => !one.endsWith('?') === isSure)).not.toEqual([]);
  });

  test('every link leads somewhere, and no anchor is there twice', async () => {
    const { tree } = await sheetOf(result(varied), { verbose: true });
    const all = elements(tree, '*');
    const ids = all.flatMap((one) => attribute(one, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = elements(tree, 'a').map((link) => attribute(link, 'href')!);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
  });

  test('with several candidates each is lettered, in the words and in the table', async () => {
    const text = readFileSync(`${folder}good.csv`, 'utf8');
    const [, line] = /\n((?:\d+,){14}\d+)\r?\n/.exec(text)!;
    const figures = line!.split(',').map(Number);
    figures[4]! += 1;
    const file = await lint(new TextEncoder().encode(text.replace(line!, figures.join())), { path: 'a.csv' });
    const { tree } = await sheetOf(result([file]));
    const marks = withClass(elements(tree, 'td'), 'possible').map(textOf);
    const letters = marks.map((mark) => /[甲乙丙]/.exec(mark)?.[0]);
    expect(letters.toSorted()).toEqual(['丙', '乙', '甲']);
    const [candidates] = withClass(elements(tree, 'ul'), 'candidates');
    expect(elements(candidates!, 'li').map((one) => textOf(one)[0])).toEqual(['甲', '乙', '丙']);
  });

  test('an unknown figure is hatched, with what the other figures give', async () => {
    const { tree } = await sheetOf(result([await partly()]));
    const [first] = withClass(elements(tree, 'td'), 'open');
    expect(attribute(first!, 'class')).toBe('warning open blank');
    expect(textOf(first!)).toBe(' ① (6) ②');
    expect(attribute(elements(first!, 'a')[1]!, 'aria-label')).toBe('可由其他数推出 6，见第 2 条');
  });

  test('that is in order has no section, unless all that was read is asked for', async () => {
    const of = result([await judged('good.csv')]);
    const sections = async (verbose: boolean) => elements((await sheetOf(of, { verbose })).tree, 'article').length;
    expect(await sections(false)).toBe(0);
    expect(await sections(true)).toBe(1);
  });
});

test('what could not be checked stands together by reason, with what to do', async () => {
  const files = [await judged('scan.pdf'), await lint(readFileSync(`${folder}scan.pdf`), { path: 'other.pdf' })];
  const { tree } = await sheetOf(result(files));
  const groups = withClass(elements(tree, 'div'), 'group');
  expect(groups).toHaveLength(1);
  expect(
    elements(groups[0]!, 'li')
      .map(textOf)
      .map((text) => text.trim()),
  ).toEqual(['other.pdf', 'scan.pdf']);
  expect(textOf(groups[0]!)).toContain(files[0]!.problem!.message.zh);
});

test('nothing in a report or a name is obeyed, and the page asks nothing of anybody', async () => {
  const evil = '"><img src=x onerror=alert(1)>&lt;</td></table></style></script><script>alert(1)</script>\u202e';
  const tables = structuredClone(JSON.parse(JSON.stringify({ requests: { received: { total: { text: evil } } } })));
  const form = forms[0]!;
  for (const { id } of formCells(form.tables[1]!)) {
    const [, row, column] = id.split('/') as [string, string, string];
    tables.requests[row] ??= {};
    tables.requests[row][column] ??= 1;
  }
  const report = { form: form.family, organization: evil, year: 2025, tables };
  const file = await lint(bytesOf(report), { path: `${evil}.json` });
  const broken = cannotCheck(evil, new UserError('damaged', { zh: evil, en: evil }));
  const { page, tree } = await sheetOf(result([file, broken]), { verbose: true });
  expect(elements(tree, 'script')).toHaveLength(1);
  expect(['img', 'link', 'iframe', 'object', 'form', 'base'].flatMap((tag) => elements(tree, tag))).toEqual([]);
  const attributes = elements(tree, '*').flatMap(({ attrs }) => attrs.map(({ name }) => name));
  expect(attributes.filter((name) => /^on|^style$|^src$/.test(name))).toEqual([]);
  expect(page).not.toContain('\u202e');
  expect(page).not.toMatch(/https?:|url\(|@import|eval\(|innerHTML/);
  expect(
    elements(tree, 'td')
      .map(figureIn)
      .some((text) => text.includes('<img src=x')),
  ).toBe(true);
});

test('its script and its style may run, by their hashes, and nothing else', async () => {
  const { page, tree } = await sheetOf(await some());
  const hash = (tag: string) => {
    const [, text] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)!;
    return `'sha256-${createHash('sha256').update(text!).digest('base64')}'`;
  };
  const meta = elements(tree, 'meta').find((one) => attribute(one, 'http-equiv') === 'Content-Security-Policy');
  expect(attribute(meta!, 'content')).toBe(
    `default-src 'none'; script-src ${hash('script')}; style-src ${hash('style')}; base-uri 'none'; form-action 'none'`,
  );
});

test('the same files give the same bytes, in whatever order they come', async () => {
  expect(await html(result(varied.toReversed()), plainView)).toBe(await html(result(varied), plainView));
});

test.each(['zh', 'en'] as const)('is not itself taken for a report, however it was saved, %s', async (language) => {
  const { page } = await sheetOf(await some(), { verbose: true, language });
  const saved = {
    'sheet.html': page,
    'sheet.mht': `MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${page}`,
  };
  for (const [path, text] of Object.entries(saved)) {
    const { verdict, problem, isArtifact } = await lint(new TextEncoder().encode(text), { path });
    expect([verdict, isArtifact]).toEqual(['cannot-check', true]);
    expect(problem!.message.zh).toBe('这是本程序写出的核对结果，不是报告；请核对报告原件');
  }
});

test('is the same whatever else is asked for', async () => {
  const cwd = scratch();
  for (const name of ['bad.csv', 'good.csv', 'warned.csv']) cpSync(folder + name, join(cwd, name));
  const sink = { write: () => true };
  const stdin = (async function* () {})();
  const run = (...formats: string[]) =>
    main(['*.csv', ...formats, '--lang=zh'], { stdout: sink, stderr: sink, stdin, env: {}, cwd });
  expect(await run('--format=html=alone.html')).toBe(1);
  await run('--format=json', '--format=html=beside.html');
  await run('--quiet', '--format=pretty', '--format=html=quiet.html');
  const [alone, beside, quiet] = ['alone', 'beside', 'quiet'].map((name) =>
    readFileSync(join(cwd, `${name}.html`), 'utf8'),
  );
  expect(beside).toBe(alone);
  expect(quiet).toBe(alone);
});

test('300 reports, something to say of most, take less than 3 MB', async () => {
  const files = Array.from({ length: 10 }, (_, times) =>
    varied.map((file) => ({ ...file, path: `${times}/${file.path}` })),
  );
  const { page } = await sheetOf(result(files.flat()));
  expect(page.match(/<article /g)!.length).toBeGreaterThanOrEqual(180);
  expect(Buffer.byteLength(page)).toBeLessThan(3e6);
});

test('in English', async () => {
  const { page, tree } = await sheetOf(await some(), { language: 'en' });
  expect(page).toContain('<html lang="en">');
  const cell = withClass(elements(tree, 'td'), 'error').find((one) => textOf(one).startsWith('12 → 4'));
  expect(attribute(elements(cell!, 'a')[0]!, 'aria-label')).toBe('should be 4, see 1');
  // What is Chinese in it is the form, the text of reports, the names of bodies, and the clause.
  const words = elements(tree, 'p')
    .filter((one) => attribute(one, 'lang') !== 'zh-CN')
    .map(textOf)
    .join('\n')
    .replaceAll(/国办公开办函〔2021〕30号/g, '');
  expect(words.replaceAll(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
});
