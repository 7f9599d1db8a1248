import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Each module or folder of `src/`, and all that it may import, packages included: read top
 * down, this is the architecture. Only `cli` and `files` know Node.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  version: ['package'],
  generated: [],

  // the nouns
  model: [],
  forms: ['model', 'schemas'],
  'did-you-mean': ['fastest-levenshtein'],

  // bytes ↔ zip, XML, packages, JSON with positions, encodings, CSV records; no report in sight
  codecs: ['did-you-mean', 'generated', 'model', '@humanwhocodes/momoa', 'csv-parse', 'fflate', 'saxes'],
  // what this program writes, and how it is known again
  artifacts: ['codecs', 'generated', 'model', 'fflate'],

  // bytes → Document
  readers: [
    'artifacts',
    'codecs',
    'generated',
    'model',
    'version',
    '@e965/xlsx',
    '@humanwhocodes/momoa',
    'fflate',
    'get-east-asian-width',
    'numfmt',
    'parse5',
    'pdfjs-dist',
    'word-extractor',
  ],
  // Document + forms → Report
  recognise: ['did-you-mean', 'model'],
  // Report → assessments, findings
  relations: ['model'],
  coverage: ['model'],
  rules: ['did-you-mean', 'forms', 'model', 'relations'],
  // broken relations → explanations
  culprit: ['model', 'relations'],
  // FileResult → what could be corrected
  corrections: ['model'],
  check: ['corrections', 'coverage', 'culprit', 'model', 'relations', 'rules'],
  // findings → pass, fail, incomplete
  verdict: ['coverage', 'model', 'relations'],
  // a document without tables → why
  diagnose: ['artifacts', 'model', 'recognise'],
  // what a configuration file says, and for which file
  config: ['codecs', 'generated', 'model', 'schemas', 'picomatch'],

  // the pipeline, and the package's public face
  lint: ['artifacts', 'check', 'config', 'diagnose', 'forms', 'model', 'readers', 'recognise', 'rules', 'verdict'],

  // Result → what is said
  presentation: ['artifacts', 'culprit', 'model', 'relations'],
  // bytes + corrections → bytes
  fixers: ['codecs', 'corrections', 'model', 'readers'],
  // Report → a file of another kind
  workbook: ['codecs', 'presentation', 'exceljs', 'fflate'],
  writers: ['codecs', 'coverage', 'model', 'relations', 'version', 'workbook', 'exceljs'],
  // a form to be filled in → a workbook
  template: ['codecs', 'model', 'relations', 'version', 'workbook', 'writers', 'exceljs'],
  // what is said → text
  formatters: [
    'artifacts',
    'codecs',
    'generated',
    'model',
    'presentation',
    'verdict',
    'version',
    'workbook',
    'writers',
    'chalk',
    'exceljs',
    'get-east-asian-width',
  ],
  // a workbook + its result → a copy with the findings marked
  annotate: ['artifacts', 'codecs', 'model', 'presentation', 'readers', 'workbook', 'writers', 'exceljs'],
  // accepted findings: text → baseline; FileResult → FileResult; baseline → text
  baseline: ['codecs', 'generated', 'model', 'verdict', '@humanwhocodes/momoa'],

  // argv → exit code; the only parts that know Node
  files: ['model', 'readers', 'node:', 'chokidar', 'tinyglobby'],
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
