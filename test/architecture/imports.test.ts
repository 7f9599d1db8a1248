import { describe, expect, test } from 'vitest';
import { modules } from './modules.ts';

const byPath = new Map(modules.map((one) => [one.path, one]));

test('no module imports itself by way of others, types and dynamic imports included', () => {
  expect(cycles()).toEqual([]);
});

/** Packages and generated modules that only some runs need; each run lists the facts of all rules. */
const heavy =
  /^(?:exceljs|pdfjs-dist|parse5|fflate|saxes|csv-parse|chalk|chokidar|numfmt|picomatch|tinyglobby|word-extractor|@)|\/generated\/(?!lazy-rules)/;

/** The default subcommand and the default format: imported dynamically, like all others, but always loaded. */
const defaults = ['cli/lint/index.ts', 'formatters/pretty/index.ts'];

describe('what every run loads', () => {
  const atStart = loadedWith(['cli/main.ts', ...defaults]);

  test('no package or generated module that only some runs need', () => {
    expect(reached(atStart, heavy)).toEqual([]);
  });

  test('nothing of Node in the library', () => {
    expect(reached(loadedWith(['lint.ts']), /^node:/)).toEqual([]);
  });

  test('nothing that some module imports dynamically, which would be of no use', () => {
    const dynamic = modules.flatMap(({ path, imports }) =>
      imports.filter(({ kind }) => kind === 'dynamic').map(({ target }) => ({ path, target: target! })),
    );
    const useless = dynamic.filter(({ target }) => atStart.has(target) && !defaults.includes(target));
    expect(useless.map(({ path, target }) => `${path} → ${target}`)).toEqual([]);
  });

  test('readers of formats, writers and formatters only when they are asked for', () => {
    const lazy =
      /^(?:annotate|baseline|diagnose|fixers|roster|template|workbook|writers\/\w+\/|readers\/(?!kind\/)\w+\/)/;
    expect([...atStart.keys()].filter((path) => lazy.test(path))).toEqual([]);
  });
});

/** The modules that are loaded with others, each with the one that imports it. */
function loadedWith(paths: readonly string[]): Map<string, string> {
  const unknown = paths.filter((path) => !byPath.has(path));
  if (unknown.length > 0) throw new Error(`no such module: ${unknown.join(', ')}`);
  const found = new Map<string, string>(paths.map((path) => [path, '']));
  for (const [path] of found) {
    for (const { kind, target } of byPath.get(path)?.imports ?? []) {
      if (kind === 'static' && target && byPath.has(target) && !found.has(target)) found.set(target, path);
    }
  }
  return found;
}

/** The static imports of modules that match a pattern, each with its way from the first module. */
function reached(loaded: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  return [...loaded.keys()].flatMap((path) =>
    (byPath.get(path)?.imports ?? [])
      .filter(({ kind, specifier }) => kind === 'static' && pattern.test(specifier))
      .map(({ specifier }) => [...wayTo(loaded, path), specifier].join(' → ')),
  );
}

function wayTo(loaded: ReadonlyMap<string, string>, path: string): string[] {
  const importer = loaded.get(path);
  return importer ? [...wayTo(loaded, importer), path] : [path];
}

/** The cycles of imports, each as a path that ends where it begins. */
function cycles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (done.has(path)) return;
    done.add(path);
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (target && byPath.has(target)) visit(target, [...way, path]);
    }
  };
  for (const { path } of modules) visit(path, []);
  return found;
}
