import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from '../../src/page/words.ts';

const markup = readFileSync('src/page/page.html', 'utf8');

test('the markup names only words that there are, and all words are used', () => {
  const named = [...markup.matchAll(/data-(?:words|label)="(\w+)"/g)].map(([, key]) => key!);
  expect(named.filter((key) => !(key in words))).toEqual([]);
  const sources = readdirSync('src/page').filter((name) => name.endsWith('.ts') && name !== 'words.ts');
  const code = sources.map((name) => readFileSync(`src/page/${name}`, 'utf8')).join('\n');
  const isUsed = (key: string) => named.includes(key) || new RegExp(`'${key}'|words\\.${key}\\b`).test(code);
  expect(Object.keys(words).filter((key) => !isUsed(key))).toEqual([]);
});

test('the markup itself has no words but the names of languages and of the program', () => {
  const said = [...markup.matchAll(/>([^<]+)</g)].map(([, text]) => text!.trim()).filter((text) => text !== '');
  expect(said).toEqual([words.name.zh, '中文', 'English']);
});
