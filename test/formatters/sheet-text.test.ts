import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { html } from '../../src/formatters/html/index.ts';
import type { View } from '../../src/formatters/index.ts';
import type { FileResult } from '../../src/lint.ts';
import { attribute, type Element, elements, type Node, textOf } from '../support/html-tree.ts';
import { plainView } from '../support/plain-view.ts';
import { judgedText, sentences, swappedTotal } from '../support/reports-with-text.ts';
import { resultOf } from '../support/results.ts';

/** The text of reports in the sheet. */

async function treeOf(file: FileResult, view: Partial<View> = {}): Promise<Node> {
  return parse(await html(resultOf([file]), { ...plainView, ...view }));
}

const all = (tree: Node, tag: string, name?: string) =>
  elements(tree, tag).filter((one) => !name || (attribute(one, 'class') ?? '').split(' ').includes(name));

const textIn = (tree: Node): Element | undefined => all(tree, 'section', 'text')[0];

/** The words that are marked in the text, each with its kind and sign. */
const marksIn = (tree: Node) =>
  elements(textIn(tree)!, 'span').map((one) => `${attribute(one, 'class')}: ${textOf(one)}`);

/** The paragraphs and headings that are not folded. */
function shownIn(tree: Node): string[] {
  const text = textIn(tree)!;
  const folded = new Set(all(text, 'details').flatMap((one) => [...all(one, 'p'), ...all(one, 'h4')]));
  return [...all(text, 'h4'), ...all(text, 'p')].filter((one) => !folded.has(one)).map(textOf);
}

const find = (tree: Node, link: Element) =>
  elements(tree, '*').find((one) => `#${attribute(one, 'id')}` === attribute(link, 'href'))!;

describe('the text of a report', () => {
  test('is marked where it was compared, agreeing or not, and folded elsewhere', async () => {
    const tree = await treeOf(await judgedText(['全面落实各项要求。', sentences.agrees, sentences.differs]));
    expect(shownIn(tree)).toEqual([
      '一、总体情况',
      '全年新收政府信息公开申请24件，上年结转1件，办结24件。',
      '全年收到行政复议5件 ≠ 3 ①，未发生行政诉讼。',
    ]);
    expect(marksIn(tree)).toEqual([
      'agrees: 新收政府信息公开申请24件',
      'agrees: 上年结转1件',
      'agrees: 办结24件',
      'warning: 全年收到行政复议5件 ≠ 3 ①',
      'agrees: 未发生行政诉讼',
    ]);
    expect(textOf(all(textIn(tree)!, 'h3')[0]!)).toBe('正文 与表格比对 5 处：相符 4、不符 1');
    expect(all(textIn(tree)!, 'details').map((one) => all(one, 'p').length)).toEqual([1, 2]);
  });

  test('its words, their cell and what is said of them lead to each other', async () => {
    const tree = await treeOf(await judgedText([sentences.differs]));
    const [words] = all(textIn(tree)!, 'span', 'warning');
    const [toCell, toItem] = elements(words!, 'a');
    expect(attribute(words!, 'title')).toBe('表四 E52 行政复议·总计 3');
    const cell = find(tree, toCell!);
    expect(textOf(cell)).toBe('3 ① 文 5');
    const [toItemAgain, toWords] = elements(cell, 'a');
    expect(find(tree, toWords!)).toBe(words);
    expect(attribute(toWords!, 'aria-label')).toBe('正文写“全年收到行政复议5件”');
    const item = find(tree, toItem!);
    expect(find(tree, toItemAgain!)).toBe(item);
    expect(textOf(item)).toContain('① 提醒 A3 正文写“全年收到行政复议5件”');
    expect(find(tree, elements(item, 'a')[0]!)).toBe(words);
  });

  test('words that state several cells are linked from each', async () => {
    const tree = await treeOf(await judgedText([sentences.differs]));
    const words = all(textIn(tree)!, 'span', 'agrees').find((one) => textOf(one) === '未发生行政诉讼')!;
    expect(attribute(words, 'title')).toBe('表四 J52 未经复议直接起诉·总计 0 + O52 复议后起诉·总计 0 = 0');
    const from = all(tree, 'a', 'stated').filter((link) => find(tree, link) === words);
    expect(from).toHaveLength(2);
  });

  test('a list has the sum of its parts', async () => {
    const wrong = await treeOf(await judgedText([sentences.list]));
    expect(marksIn(wrong)).toEqual([
      'warning: 我局主动公开政府信息100条，其中政策文件40条、工作动态30条、其他40条 Σ 110 ①',
    ]);
    const right = await treeOf(await judgedText([sentences.list.replace('100', '110'), sentences.differs]));
    expect(marksIn(right)[0]).toMatch(/^agrees: .* Σ 110$/);
  });

  test.each([
    ['right', 24, 'agrees: 新收政府信息公开申请24件 ①'],
    ['wrong like the table', 42, 'error: 新收政府信息公开申请42件 → 24 ①'],
    ['something else', 43, 'warning: 新收政府信息公开申请43件 ≠ 42 ①'],
  ])('where the figure of the table is wrong, the words are %s', async (_, number, mark) => {
    const text = sentences.agrees.replace('24', String(number));
    const tree = await treeOf(await judgedText([text], [swappedTotal]));
    expect(marksIn(tree)[0]).toBe(mark);
    const cell = all(tree, 'td', 'error').map(textOf);
    expect(cell).toEqual([`42 → 24 ① 文${number === 42 ? '' : ` ${number}`}`]);
  });

  test('what is accepted or switched off is no longer flagged', async () => {
    const off = { severities: { 'text-differs': 'off' } } as const;
    const without = await judgedText([sentences.differs, sentences.list], [], off);
    expect(marksIn(await treeOf(without))).toContain('differs: 全年收到行政复议5件 ≠ 3');
    const file = await judgedText([sentences.differs, sentences.list]);
    const suppressed = { reason: '已说明', by: null, expires: null };
    const diagnostics = file.diagnostics.map((one) => (one.rule === 'text-sum' ? one : { ...one, suppressed }));
    expect(marksIn(await treeOf({ ...file, diagnostics }))).toContain('differs: 全年收到行政复议5件 ≠ 3');
  });

  test('a heading that a finding quotes is flagged', async () => {
    const tree = await treeOf(await judgedText(['全面落实各项要求。'], [['五、存在的主要问题', '存在的主要问题']]));
    const [heading] = all(textIn(tree)!, 'h4').filter((one) => all(one, 'span').length > 0);
    expect(textOf(heading!)).toBe('存在的主要问题及改进情况 ①');
    expect(attribute(find(tree, all(heading!, 'a')[0]!), 'class')).toBe('warning');
  });

  test('there is none where nothing was compared or found, unless all is shown', async () => {
    const file = await judgedText(['全面落实各项要求。'], [swappedTotal]);
    expect(textIn(await treeOf(file))).toBeUndefined();
    const tree = await treeOf(file, { verbose: true });
    expect(textOf(textIn(tree)!)).toContain('全面落实各项要求。');
  });

  test('a report of which nothing is said has no section, whatever agrees', async () => {
    const tree = await treeOf(await judgedText([sentences.agrees]));
    expect(all(tree, 'article')).toEqual([]);
    expect(textIn(await treeOf(await judgedText([sentences.agrees]), { verbose: true }))).toBeDefined();
  });

  test('words that come again are marked where they do, however often, and words in words', async () => {
    const text = sentences.differs.repeat(400);
    const file = await judgedText([text, sentences.list]);
    // A word that is quoted for another reason.
    const [found] = file.diagnostics.filter(({ rule }) => rule === 'text-sum');
    const about = (quoted: string, index: number) => ({ ...found!, quoted, rule: 'other', fingerprint: `${index}` });
    const others = ['我局', '政策文件40条', '40条', '40条'].map(about);
    const tree = await treeOf({ ...file, diagnostics: [...file.diagnostics, ...others] });
    const marks = marksIn(tree);
    expect(marks.filter((one) => one.startsWith('warning: 全年收到行政复议5件 ≠ 3'))).toHaveLength(400);
    const inList = marks.slice(-5).map((one) => one.replaceAll(/^warning: | (?:Σ 110|[①-⑳])/g, ''));
    const [list] = inList;
    expect(inList).toEqual([list, '我局', '政策文件40条', '40条', '40条']);
    expect(list).toBe('我局主动公开政府信息100条，其中政策文件40条、工作动态30条、其他40条');
    expect(elements(textIn(tree)!, 'p').map((one) => textOf(one).replaceAll(/ (?:≠ 3|Σ 110|[①-⑳])/g, ''))).toContain(
      sentences.list,
    );
  });

  test('cannot do harm', async () => {
    const file = await judgedText([`<img src=x onerror=alert(1)>\u202e&。${sentences.differs}`]);
    const page = await html(resultOf([file]), plainView);
    expect(page).not.toMatch(/<img|\u202e/);
    expect(marksIn(parse(page))).toHaveLength(2);
  });
});
