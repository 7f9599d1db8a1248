import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { executable, launch } from '../support/chromium.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const reports = new URL('../../fixtures/cli/reports/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, reports), 'utf8');
/** The body of each, by what is found in its report. */
const [wrong, blank, noted, sound] = ['青岚区教育局', '青岚区水务局', '青岚区民政局', '青岚区商务局'] as const;
const ofBody = { [wrong]: 'bad.csv', [blank]: 'blank.csv', [noted]: 'warned.csv', [sound]: 'good.csv' };
const bodies = Object.keys(ofBody) as (keyof typeof ofBody)[];

/** Returns a folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = scratch();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return cwd;
}

const each = () => folderWith(Object.fromEntries(bodies.map((body) => [`年报/${body}.csv`, fixture(ofBody[body])])));

/** Writes the pages, and returns their names, in order, with the notices. */
async function returned(cwd: string, ...argv: readonly string[]) {
  const { exitCode, stderr } = await runIn(cwd, ...argv, '--format', 'html=out/', '--lang', 'en');
  return { exitCode, stderr, pages: existsSync(join(cwd, 'out')) ? readdirSync(join(cwd, 'out')).sort() : [] };
}

const pageOf = (cwd: string, name: string) => readFileSync(join(cwd, 'out', `${name}.html`), 'utf8');
const mentioned = (page: string) => bodies.filter((body) => page.includes(body));

describe('html=DIR/ writes a page for each body', () => {
  test('that has something to correct, and says so beside other outputs', async () => {
    const cwd = each();
    const { exitCode, stderr, pages } = await returned(cwd, '年报', '--format', 'pretty');
    expect([exitCode, stderr]).toEqual([1, 'wrote the results of 3 bodies to out/\n']);
    expect(pages).toEqual([wrong, blank, noted].map((body) => `${body}.html`).sort());
    for (const body of [wrong, blank, noted]) expect(mentioned(pageOf(cwd, body))).toEqual([body]);
    expect(pageOf(cwd, wrong)).toContain('should be 4, not 12');
  });

  test('with its reports alone, of a list of many, too', async () => {
    const cwd = each();
    const tidy = await Promise.all(
      bodies.map(async (body) => (await runIn(cwd, 'convert', `年报/${body}.csv`, '--to', 'tidy')).stdout),
    );
    const [header = ''] = tidy[0]!.split('\n');
    const list = header + tidy.map((one) => one.slice(one.indexOf('\n'))).join('');
    const other = folderWith({ '全区.csv': list.replaceAll('\n\n', '\n') });
    const { pages } = await returned(other, '全区.csv');
    expect(pages).toEqual([wrong, blank].map((body) => `${body}.html`).sort());
    for (const body of [wrong, blank]) {
      expect(mentioned(pageOf(other, body))).toEqual([body]);
      expect(pageOf(other, body)).not.toContain('id=overview');
    }
  });

  test('also one that has to send another file, by the name of the file', async () => {
    const cwd = folderWith({ '年报/好.csv': fixture('good.csv'), '年报/青岚区审计局.pdf': '%PDF-1.7' });
    const { exitCode, pages } = await returned(cwd, '年报');
    expect([exitCode, pages]).toEqual([2, ['青岚区审计局.html']]);
    expect(pageOf(cwd, '青岚区审计局')).toContain('年报/青岚区审计局.pdf');
  });

  test('or none, and no folder', async () => {
    const cwd = folderWith({ 'good.csv': fixture('good.csv') });
    expect(await returned(cwd, 'good.csv')).toEqual({
      exitCode: 0,
      stderr: 'no body has anything to correct, nothing written to out/\n',
      pages: [],
    });
  });

  test('all reports of a body in a folder together, bodies of one name in two folders apart', async () => {
    const later = fixture('bad.csv').replaceAll('2023', '2022');
    const cwd = folderWith({
      '甲/1.csv': fixture('bad.csv'),
      '甲/2.csv': later,
      '乙/1.csv': fixture('bad.csv'),
      '乙/2.csv': fixture('blank.csv'),
    });
    const { pages } = await returned(cwd, '甲', '乙');
    expect(pages).toEqual([`${blank}.html`, `${wrong}（乙）.html`, `${wrong}（甲）.html`].sort());
    expect(pageOf(cwd, `${wrong}（甲）`).match(/<article/g)).toHaveLength(2);
    expect(pageOf(cwd, `${wrong}（乙）`)).not.toContain('甲/');
  });

  test('by a name that is safe and unique', async () => {
    const named = (name: string) => fixture('bad.csv').replaceAll(wrong, name);
    const cwd = folderWith({ 'CON.pdf': '%PDF', 'con.doc': 'x', '../a.csv': '', 'a.csv': named('青岚区..局') });
    const { pages } = await returned(cwd, 'CON.pdf', 'con.doc', 'a.csv');
    expect(pages).toEqual(['_CON.html', '_con (2).html', '青岚区..局.html']);
  });

  test('as merge does of several results', async () => {
    const cwd = each();
    await runIn(cwd, '年报', '--format', 'json=r.json');
    const { pages } = await returned(cwd, 'merge', 'r.json');
    expect(pages).toHaveLength(3);
    expect(mentioned(pageOf(cwd, wrong))).toEqual([wrong]);
  });
});

describe('its folder', () => {
  test('keeps what people have edited, replaces what they have not, and tells what is left of earlier runs', async () => {
    const cwd = each();
    await returned(cwd, '年报');
    writeFileSync(join(cwd, 'out', `${blank}.html`), `${pageOf(cwd, blank)}<!-- mine -->`);
    writeFileSync(join(cwd, 'out', 'mine.html'), '<p>mine</p>');
    rmSync(join(cwd, '年报', `${wrong}.csv`));
    writeFileSync(join(cwd, '年报', `${noted}.csv`), fixture('warned.csv').replace('126件', '127件'));
    const { exitCode, stderr, pages } = await returned(cwd, '年报');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('wrote the results of 1 body to out/\n');
    expect(stderr).toContain(
      `pages of earlier runs are still in out/, not of this one, and not to be sent: ${wrong}.html`,
    );
    expect(stderr).toContain(`out/${blank}.html exists and was not overwritten`);
    expect(pages).toHaveLength(4);
    expect(pageOf(cwd, blank)).toContain('<!-- mine -->');
    expect(pageOf(cwd, noted)).toContain('127件');
  });

  test('may be among the reports: no page is taken for one', async () => {
    const cwd = each();
    await returned(cwd, '.');
    const { stderr } = await returned(cwd, '.');
    expect(stderr).toBe('wrote the results of 3 bodies to out/\n');
    const named = await runIn(cwd, `out/${wrong}.html`, '--lang', 'en');
    expect([named.exitCode, named.stdout]).toEqual([2, expect.stringContaining('these are results of this program')]);
  });

  test.each([
    ['a.csv', 'html=a.csv/', 'a.csv/ is not a folder'],
    ['a.csv', 'json=out/', 'only html of lint and merge goes into a folder'],
  ])('is one: %s --format %s', async (file, format, message) => {
    const cwd = folderWith({ 'a.csv': fixture('good.csv') });
    const { exitCode, stderr } = await runIn(cwd, file, '--format', format, '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

test.skipIf(executable === undefined)(
  'on paper, each has body, date and lines to sign; on the screen none',
  async () => {
    const cwd = each();
    writeFileSync(join(cwd, '年报', '扫描件.pdf'), '%PDF-1.7');
    await runIn(cwd, '年报', '--format', 'html=out/', '--format', 'html=sheet.html', '--lang', 'zh');
    const browser = await launch();
    try {
      const page = await browser.newPage();
      const lines = async (name: string) => {
        await page.goto(pathToFileURL(join(cwd, name)).href);
        await page.emulateMedia({ media: 'screen' });
        const signoff = page.locator('.signoff');
        expect(await signoff.filter({ visible: true }).count()).toBe(0);
        await page.emulateMedia({ media: 'print' });
        return (await signoff.filter({ visible: true }).allTextContents()).map((text) => text.replaceAll(/\d+/g, '#'));
      };
      const signed = (body: string) => `${body === '' ? '' : `单位：${body}`}打印日期：#年#月#日核对人：复核人：`;
      expect(await lines(`out/${wrong}.html`)).toEqual([signed(`${wrong} #年度`)]);
      expect(await lines('out/扫描件.html')).toEqual([signed('扫描件')]);
      expect(await lines('sheet.html')).toEqual(
        ['', ...[blank, wrong, noted].map((body) => `${body} #年度`)].map(signed),
      );
    } finally {
      await browser.close();
    }
  },
);
