import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lineAt } from './modules.ts';

const sources = ['src', 'scripts', 'bench', 'test/support', 'test/architecture'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.[jt]s$/.test(path) && !path.startsWith('src/generated/')),
);

interface Comment {
  /** `path:line`, the line from 1. */
  readonly at: string;
  readonly text: string;
  readonly isDoc: boolean;
}

const comments = sources.flatMap((path): Comment[] => {
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(/^[ \t]*(\/\*\*?)([\s\S]*?)\*\/|^(?:[ \t]*\/\/.*\n)+/gm)].map(
    ({ 0: whole, 1: opening, index }) => ({
      at: `${path}:${lineAt(source, index)}`,
      text: whole
        .replaceAll(/^[ \t]*(?:\/\*\*?|\*\/|\*(?!\/)|\/\/)|\*\/$/gm, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
      isDoc: opening === '/**',
    }),
  );
});

test('a doc comment begins with a verb or a noun, not with a fragment', () => {
  const fragment = /^(?:What|Whether|Why|How|Who|By|Of|For|The same|As far|So many)\b/;
  expect(
    comments.filter(({ isDoc, text }) => isDoc && fragment.test(text)).map(({ at, text }) => `${at} ${text}`),
  ).toEqual([]);
});

/** Words of an older English, and phrases that a reader has to puzzle out. */
const archaisms =
  /\b(?:mend(?:s|ed|ing)?|such as (?:is|are|it|they|stands?)|that (?:is|are) (?:none|no(?! (?:more|less|further|wider|longer)))\b|it is none|they are none|whereof|thereof|hitherto|by so much|of which no|puts? to (?:it|them)|cannot be told|(?:is|are) told by)\b/i;

test('comments use plain English', () => {
  expect(
    comments.flatMap(({ at, text }) => {
      const found = archaisms.exec(text)?.[0];
      return found ? [`${at} “${found}”: ${text}`] : [];
    }),
  ).toEqual([]);
});
