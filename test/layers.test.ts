import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Each module or folder of `src/`, and all that it may import, packages included: read top
 * down, this is the architecture. Only `cli` and `files` know Node.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  unseen: [],
  onward: ['page-mark'],
  struck: [],
  'page-mark': [],
  decimal: [],
  errors: ['text'],
  document: ['text'],
  form: ['remember', 'text'],
  forms: ['form', 'schemas'],
  value: ['decimal', 'document', 'form'],
  report: ['document', 'form', 'remember', 'text', 'value'],
  blanks: ['form', 'remember', 'report'],
  unsuppressed: ['result'],
  tally: ['form', 'result', 'text', 'unsuppressed'],
  own: ['document', 'errors', 'text'],
  unrelated: ['errors', 'text'],
  result: ['decimal', 'document', 'errors', 'form', 'own', 'report', 'text', 'unrelated'],
  rule: ['decimal', 'document', 'form', 'report', 'result', 'text'],
  'rule-page': ['rule', 'text'],
  fingerprint: [],
  remember: [],
  near: ['fastest-levenshtein'],
  generated: [],

  // bytes → Document
  readers: [
    'decimal',
    'document',
    'errors',
    'generated',
    'near',
    'own',
    'onward',
    'page-mark',
    'struck',
    'text',
    'unrelated',
    'version',
    '@e965/xlsx',
    '@humanwhocodes/momoa',
    'csv-parse',
    'fflate',
    'get-east-asian-width',
    'numfmt',
    'parse5',
    'pdfjs-dist',
    'saxes',
    'word-extractor',
  ],
  // Document + forms → Report
  recognise: [
    'blanks',
    'document',
    'form',
    'near',
    'onward',
    'page-mark',
    'remember',
    'report',
    'struck',
    'text',
    'value',
    'fastest-levenshtein',
  ],
  // FileResult → what could be corrected
  corrections: ['decimal', 'document', 'report', 'result', 'text'],
  // bytes + corrections → bytes
  fixers: ['corrections', 'decimal', 'document', 'errors', 'readers', 'text', 'fflate'],
  // Report → assessments, findings
  relations: ['decimal', 'form', 'report', 'result', 'text'],
  coverage: ['form', 'report', 'result'],
  // broken relations → explanations
  culprit: ['decimal', 'form', 'relations', 'remember', 'report', 'result', 'text'],
  suspects: ['culprit', 'decimal', 'report', 'result'],
  rules: [
    'blanks',
    'decimal',
    'document',
    'form',
    'forms',
    'near',
    'relations',
    'remember',
    'report',
    'result',
    'rule',
    'struck',
    'text',
    'value',
  ],
  check: [
    'blanks',
    'corrections',
    'coverage',
    'decimal',
    'fingerprint',
    'form',
    'relations',
    'report',
    'result',
    'rule',
    'rules',
    'suspects',
  ],
  // assessments, findings → pass, fail, incomplete; in words
  verdict: ['coverage', 'form', 'relations', 'report', 'result'],
  'verdict-words': ['result', 'text'],
  // a document without tables → why
  unread: ['document', 'errors', 'form', 'own', 'recognise', 'remember', 'report', 'result', 'text', 'unrelated'],

  // what a configuration file says, and for which file
  config: ['form', 'generated', 'json', 'near', 'readers', 'rule', 'schemas', 'text', 'picomatch'],

  // the pipeline, and the package's public face
  lint: [
    'artifacts',
    'check',
    'blanks',
    'config',
    'document',
    'errors',
    'form',
    'forms',
    'own',
    'readers',
    'recognise',
    'report',
    'result',
    'rule',
    'rules',
    'text',
    'unread',
    'unrelated',
    'value',
    'verdict',
  ],

  // Result, Report → text
  json: ['decimal', 'unseen'],
  layout: ['form'],
  workbook: ['listing', 'readers', 'unseen', 'exceljs', 'fflate'],
  writers: [
    'coverage',
    'decimal',
    'document',
    'form',
    'json',
    'layout',
    'relations',
    'report',
    'result',
    'text',
    'unseen',
    'value',
    'version',
    'workbook',
    'exceljs',
  ],
  formatters: [
    'blanks',
    'culprit',
    'decimal',
    'document',
    'fingerprint',
    'form',
    'generated',
    'json',
    'listing',
    'own',
    'relations',
    'report',
    'result',
    'rule',
    'rule-page',
    'rules',
    'summarise',
    'tally',
    'text',
    'unseen',
    'unsuppressed',
    'verdict',
    'verdict-words',
    'version',
    'workbook',
    'writers',
    'chalk',
    'exceljs',
    'get-east-asian-width',
  ],
  // what this program writes, and how it is known again
  artifacts: ['decimal', 'generated', 'json', 'readers', 'unseen', 'workbook', 'fflate'],
  // FileResult → what is to be corrected, in words
  listing: [
    'culprit',
    'decimal',
    'document',
    'form',
    'relations',
    'report',
    'result',
    'rules',
    'tally',
    'text',
    'verdict-words',
  ],
  annotate: [
    'document',
    'errors',
    'layout',
    'listing',
    'own',
    'readers',
    'report',
    'result',
    'text',
    'version',
    'workbook',
    'writers',
    'exceljs',
  ],
  // accepted findings: text → baseline; FileResult → FileResult; baseline → text
  baseline: [
    'decimal',
    'document',
    'generated',
    'json',
    'readers',
    'report',
    'result',
    'text',
    'verdict',
    '@humanwhocodes/momoa',
  ],
  // a form to be filled in → a workbook
  blank: ['document', 'form', 'relations', 'report', 'text', 'unseen', 'version', 'workbook', 'writers', 'exceljs'],
  summarise: ['fingerprint', 'result'],
  version: ['package'],

  // argv → exit code; the only parts that know Node
  files: ['document', 'errors', 'readers', 'text', 'node:', 'chokidar', 'tinyglobby'],
  cli: ['*'],
};

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'));

describe('src', () => {
  test.each(modules)('%s', (path) => {
    const home = part(path);
    const allowed = mayImport[home];
    expect(allowed, `${home} has no layer yet`).toBeDefined();
    const source = readFileSync(`src/${path}`, 'utf8');
    const targets = [...source.matchAll(/(?:^(?:import|export)\b[^;]*?from |^import |\bimport\()'([^']+)'/gm)].map(
      ([, target]) => imported(path, target!),
    );
    const others = targets.filter((target) => target !== home);
    expect(allowed!.includes('*') ? [] : others.filter((target) => !allowed!.includes(target))).toEqual([]);
  });
});

/** Folders of `readers/` that are of no format, but of what several are made of; and who else lends. */
const lent = ['kind', 'page', 'sheet'];
const borrowed: Readonly<Record<string, readonly string[]>> = {
  kind: ['csv'], // what a separator looks like; each reader is loaded by the list of kinds
  text: ['html'], // tables written in HTML, as Markdown may have them
};

test('no format is read with parts of another', () => {
  const folder = (path: string) => /^readers\/([\w-]+)\//.exec(path)?.[1];
  const strays = modules.flatMap((path) => {
    const own = folder(path);
    const source = readFileSync(`src/${path}`, 'utf8');
    const targets = [...source.matchAll(/^import\b[^;]*?from '(\.[^']+)'/gm)].map(([, target]) =>
      folder(posix.normalize(posix.join(posix.dirname(path), target!))),
    );
    const allowed = [own, ...lent, ...(borrowed[own ?? ''] ?? [])];
    return own === undefined
      ? []
      : targets.filter((target) => target && !allowed.includes(target)).map((target) => `${path} → ${target}`);
  });
  expect(strays).toEqual([]);
});

test('no layer without a module', () => {
  expect(
    Object.keys(mayImport)
      .filter((name) => name !== 'generated')
      .sort(),
  ).toEqual([...new Set(modules.map(part))].sort());
});

/** `rules/index.ts` → `rules`, `form.ts` → `form`. */
function part(path: string): string {
  return path.replace(/(\/.*|\.[jt]s)$/, '');
}

/** The layer that an import reaches: `node:` for Node's own modules, a package by its name. */
function imported(path: string, target: string): string {
  if (target.startsWith('node:')) return 'node:';
  if (!target.startsWith('.'))
    return target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/');
  const absolute = posix.normalize(posix.join('src', posix.dirname(path), target));
  if (absolute === 'package.json') return 'package';
  return absolute.startsWith('src/') ? part(absolute.slice(4)) : absolute.split('/')[0]!;
}
