import { describe, expect, test } from 'vitest';
import { type Import, modules } from './modules.ts';

/**
 * Each module or folder of `src/`, and all that it may import, packages included. Read top down, this is the architecture: a
 * layer imports only layers above it. Only `cli` and `files` know Node.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  version: ['package'],
  generated: [],

  // the nouns
  model: [],
  forms: ['model', 'schemas'],
  'did-you-mean': ['fastest-levenshtein'],

  // names of files and folders
  'file-names': ['model'],

  // bytes ↔ zip, XML, packages, JSON with positions, encodings, CSV records; no report in sight
  codecs: ['did-you-mean', 'generated', 'model', '@humanwhocodes/momoa', 'csv-parse', 'fflate', 'saxes'],
  // the files this program writes, and how it recognises them
  artifacts: ['codecs', 'generated', 'model', 'fflate'],

  // bytes → Document
  readers: [
    'artifacts',
    'codecs',
    'generated',
    'model',
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
  // the definition of a form → its mistakes
  'form-check': ['did-you-mean', 'model', 'recognise'],
  // Report → assessments, findings
  relations: ['model'],
  // Report → claims of its text
  narrative: ['model', 'schemas'],
  coverage: ['model'],
  rules: ['did-you-mean', 'forms', 'generated', 'model', 'narrative', 'relations'],
  // broken relations → explanations
  culprit: ['model', 'relations'],
  // FileResult → corrections
  corrections: ['model'],
  // findings → diagnostics, with id and severity
  stamp: ['corrections', 'model'],
  // the rules that a configuration switches off or lowers
  relaxed: ['model', 'rules', 'stamp'],
  // reports with which others are compared, kept as texts
  references: ['culprit', 'model', 'narrative'],
  // Report + that of the year before → assessments, findings, evidence
  years: ['culprit', 'forms', 'model', 'references', 'relations', 'rules'],
  // Report + those of the bodies that it sums up → findings, evidence
  'roll-up': ['culprit', 'forms', 'model', 'references', 'rules', 'stamp'],
  'plain-result': ['coverage', 'model', 'narrative', 'relations', 'rules'],
  check: [
    'coverage',
    'culprit',
    'model',
    'narrative',
    'plain-result',
    'references',
    'relations',
    'relaxed',
    'roll-up',
    'rules',
    'stamp',
    'years',
  ],
  // findings → pass, fail, incomplete
  verdict: ['coverage', 'model', 'relations'],
  // a document without tables → the reason
  diagnose: ['artifacts', 'codecs', 'model', 'recognise'],
  // configuration text → settings for a file
  config: ['codecs', 'generated', 'model', 'schemas', 'picomatch'],

  // the pipeline, and the package's public face
  lint: [
    'artifacts',
    'check',
    'config',
    'diagnose',
    'forms',
    'model',
    'readers',
    'recognise',
    'references',
    'roll-up',
    'rules',
    'verdict',
  ],

  // Document → roster; what was received → what is missing
  roster: ['codecs', 'forms', 'model', 'readers', 'recognise'],

  // Report × Report → what changed
  diff: ['model', 'narrative', 'recognise'],

  // the JSON of a result → FileResult
  results: ['codecs', 'model', 'relations', 'rules'],
  // Result → items, counts and words
  presentation: ['artifacts', 'culprit', 'forms', 'model', 'relations'],
  // bytes + corrections → bytes
  fixers: ['codecs', 'corrections', 'model', 'readers'],
  // Report → a file of another kind
  workbook: ['codecs', 'presentation', 'exceljs', 'fflate'],
  writers: ['codecs', 'coverage', 'model', 'relations', 'version', 'workbook', 'exceljs'],
  // a form to be filled in → a workbook
  template: ['codecs', 'file-names', 'model', 'recognise', 'relations', 'version', 'workbook', 'writers', 'exceljs'],
  // presentation → text
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
  annotate: ['artifacts', 'codecs', 'model', 'presentation', 'readers', 'version', 'workbook', 'writers', 'exceljs'],
  // several files checked together: the reports of all, last year's and those below, the roster, what was skipped, the outcome
  run: [
    'annotate',
    'artifacts',
    'codecs',
    'file-names',
    'fixers',
    'formatters',
    'forms',
    'lint',
    'model',
    'presentation',
    'readers',
    'recognise',
    'references',
    'roster',
    'rules',
    'version',
    'writers',
  ],
  // the work on one file, done in another thread or process
  work: ['forms', 'lint', 'model', 'roster', 'rules', 'run'],
  // accepted findings: text → baseline; FileResult → FileResult; baseline → text
  baseline: ['codecs', 'generated', 'model', 'verdict', '@humanwhocodes/momoa'],

  // a page in a browser and its worker
  page: [
    'annotate',
    'artifacts',
    'codecs',
    'corrections',
    'file-names',
    'fixers',
    'formatters',
    'forms',
    'generated',
    'lint',
    'model',
    'presentation',
    'readers',
    'recognise',
    'roster',
    'run',
    'template',
    'verdict',
    'version',
    'work',
    'writers',
    'comlink',
    'core-js',
  ],

  // argv → exit code; the only parts that know Node
  files: ['file-names', 'model', 'node:', 'chokidar', 'tinyglobby'],
  cli: ['*'],
};

describe.each(modules)('$path', ({ path, imports }) => {
  test('imports what its layer may', () => {
    const layer = layerOf(path);
    const allowed = mayImport[layer];
    expect(allowed, `${layer} has no layer yet`).toBeDefined();
    const others = imports.map(layerImported).filter((target) => target !== layer);
    expect(allowed!.includes('*') ? [] : others.filter((target) => !allowed!.includes(target))).toEqual([]);
  });
});

test('a layer may import only layers above it', () => {
  const layers = Object.keys(mayImport);
  const below = Object.entries(mayImport).flatMap(([layer, targets]) =>
    targets.filter((target) => layers.indexOf(target) > layers.indexOf(layer)).map((target) => `${layer} → ${target}`),
  );
  expect(below).toEqual([]);
});

test('every layer has a module', () => {
  const layers = Object.keys(mayImport).filter((layer) => layer !== 'generated');
  expect(layers.sort()).toEqual([...new Set(modules.map(({ path }) => layerOf(path)))].sort());
});

/** Folders of `readers/` that belong to no format, and what else a format may import. */
const sharedReaders = ['kind', 'page', 'sheet'];
const borrowed: Readonly<Record<string, readonly string[]>> = {
  kind: ['csv'], // the delimiters; each reader is loaded by the table of kinds
  text: ['html'], // tables written in HTML, as Markdown may have them
};

test('no format is read with parts of another', () => {
  const formatOf = (path: string) => /^readers\/([\w-]+)\//.exec(path)?.[1];
  const unplaced = modules.flatMap(({ path, imports }) => {
    const own = formatOf(path);
    if (own === undefined) return [];
    const allowed = [own, ...sharedReaders, ...(borrowed[own] ?? [])];
    return imports
      .filter(({ kind, target }) => kind !== 'dynamic' && target && !allowed.includes(formatOf(target) ?? own))
      .map(({ target }) => `${path} → ${target}`);
  });
  expect(unplaced).toEqual([]);
});

/** `rules/index.ts` → `rules`, `lint.ts` → `lint`. */
function layerOf(path: string): string {
  return path.replace(/(?:\/.*|\.[jt]s)$/, '');
}

/** The layer that an import reaches: `node:` for Node's own modules, a package by its name. */
function layerImported({ specifier, target }: Import): string {
  if (specifier.startsWith('node:')) return 'node:';
  if (target === undefined) return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0];
  if (target === '../package.json') return 'package';
  return target.startsWith('../') ? target.split('/')[1]! : layerOf(target);
}
