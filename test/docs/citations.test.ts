import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * The form rests on two notices, and on articles of the regulations (政府信息公开条例) that these name; the form of one's own that the docs
 * explain, on a third.
 */
const known = [
  ...['〔2021〕30号', '〔2019〕60号', '第二十条', '第四十九条', '〔2018〕12号'],
  ...['（一）', '（五）', '（六）', '（八）', '（九）'].map((item) => `第二十条第${item}项`),
];

const files = ['src', 'docs', 'schemas', 'fixtures/forms'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|md|json)$/.test(name) && !name.startsWith('generated'))
    .map((name) => join(folder, name)),
);

test('no page, message or form cites what is not there', () => {
  // This page shows numbers that are wrong.
  const checked = files.filter((path) => !path.endsWith('text-citation.md'));
  const citation = /〔\d{4}〕\d+ ?号|第[一二三四五六七八九十百]+条(?:第（[一二三四五六七八九十]+）项)?/g;
  const cited = checked.flatMap((path) =>
    (readFileSync(path, 'utf8').match(citation) ?? []).map((one) => ({ path, one })),
  );
  expect(cited.length).toBeGreaterThan(100);
  expect(cited.filter(({ one }) => !known.includes(one))).toEqual([]);
});
