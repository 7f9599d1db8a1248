import { describe, expect, test } from 'vitest';
import { cannotFix } from '../../src/fixers/index.ts';
import { formatTitles } from '../../src/model/format-titles.ts';
import type { FileResult } from '../../src/model/result.ts';
import { outlineIn } from '../../src/presentation/problems.ts';
import { kinds } from '../../src/readers/kind/index.ts';

const readable = kinds.filter(({ load }) => load !== undefined).map(({ name }) => name);

test('every format that is read has a title', () => {
  expect(Object.keys(formatTitles).sort()).toEqual(readable.toSorted());
});

describe.each(readable)('%s', (format) => {
  const { zh, en } = kinds.find(({ name }) => name === format)!.title;
  const outline = { tables: 0, paragraphs: 3, pictures: 1, lines: [] };
  const file = { format, outline } as unknown as FileResult;

  test('is named by its title where people read it', () => {
    expect(outlineIn(file, 'zh')!.counts.replaceAll(' ', '')).toBe(
      `按${zh}读取：0 个表格、3 段文字、1 张图片`.replaceAll(' ', ''),
    );
    expect(outlineIn(file, 'en')!.counts).toBe(`read as ${en}: 0 tables, 3 paragraphs, 1 picture`);
    expect(cannotFix(format).zh.replaceAll(' ', '')).toContain(`这是${zh.replaceAll(' ', '')}，`);
    expect(cannotFix(format).en).toContain(`this is ${en}, which`);
  });
});

test('a Latin title has a space before it, a Chinese one has none', () => {
  expect(cannotFix('csv').zh).toMatch(/^这是 CSV 表格，/);
  expect(cannotFix('text').zh).toMatch(/^这是纯文本，/);
});
