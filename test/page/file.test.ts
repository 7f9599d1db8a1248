import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { inflateSync } from 'node:zlib';
import { parse } from 'acorn';
import { beforeAll, expect, test } from 'vitest';
import { results } from '../../src/artifacts/recognise.ts';
import { isPage } from '../../src/artifacts/registry.ts';
import { readHtml } from '../../src/readers/html/index.ts';
import { builtPage } from '../support/built-page.ts';

const own = JSON.parse(readFileSync('package.json', 'utf8'));

let page: string;
let scripts: readonly string[];
let worker: string;

beforeAll(() => {
  page = readFileSync(builtPage(), 'utf8');
  scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
  const packed = /<script type="text\/plain" id="worker">([\w+/=]*)<\/script>/.exec(page)![1]!;
  worker = inflateSync(Buffer.from(packed, 'base64')).toString();
});

test('is one file of moderate size, which loads nothing', () => {
  expect(Buffer.byteLength(page)).toBeLessThan(3e6);
  expect(page.match(/<script\b[^>]*>/g)).toEqual(['<script>', '<script type="text/plain" id="worker">', '<script>']);
  const beforeScripts = page.slice(0, page.indexOf('<script type'));
  expect(beforeScripts.match(/<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|\burl\(/g)).toBeNull();
});

test('forbids all but its own scripts', () => {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)![1]!;
  const directives = Object.fromEntries(policy.split('; ').map((one) => one.split(/ (.*)/s, 2)));
  const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  expect(directives).toEqual({
    'default-src': "'none'",
    'script-src': scripts.map(hash).join(' '),
    'style-src': "'unsafe-inline'",
    'img-src': 'data: blob:',
    'worker-src': 'blob:',
    'connect-src': "'none'",
    'form-action': "'none'",
    'base-uri': "'none'",
  });
  // What comes before the policy is not subject to it.
  expect(page.indexOf('<script')).toBeGreaterThan(page.indexOf(policy));
  expect(page.indexOf('<style')).toBeGreaterThan(page.indexOf(policy));
});

test('has no module of Node, in the page or its worker', () => {
  const modules = new RegExp(`\\b(?:require|import)\\(["'\`](?:node:|${builtinModules.join('|')})`, 'g');
  for (const program of [...scripts, worker]) expect(program.match(modules)).toBeNull();
});

test('says in any browser that it cannot run there: its first script is one of Internet Explorer', () => {
  expect(scripts[0]).toContain('cannot-run');
  expect(() => parse(scripts[0]!, { ecmaVersion: 5 })).not.toThrow();
  for (const newer of ['() => 1', 'let a', '`a`']) expect(() => parse(newer, { ecmaVersion: 5 })).toThrow();
});

test('says its version and the licences of what it contains', () => {
  expect(page).toContain(`<meta name="generator" content="${own.name} ${own.version}">`);
  for (const name of ['comlink', 'core-js', 'exceljs', 'pdfjs-dist', 'Adobe CMap resources']) {
    expect(page.slice(page.indexOf('</html>'))).toMatch(new RegExp(`^${name} .*\\(`, 'm'));
  }
});

test('is a file of this program: a later version may replace it, and it is no report', async () => {
  expect(await results.page!(Buffer.from(page))).toBe(true);
  expect(await results.page!(Buffer.from(page.replace('<main>', '<main><p>x</p>')))).toBe(false);
  expect(isPage(readHtml(Buffer.from(page), '年报核对.html'))).toBe(true);
});
