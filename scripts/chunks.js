// Which modules go into one file of dist/, derived from how they import each other. Opening a file costs time at every start,
// so a run opens few: what the library always needs, the rest of the command, what workbooks need, and the parts of one format
// or subcommand.
import { folderOf, moduleGraph, packageOf, reachable } from './module-graph.js';

/** The package as other programs import it, in a browser too. */
const library = ['src/lint.ts'];
/** Loaded by every run of the command: with it, its default subcommand and its default format. */
const command = ['src/cli/main.ts', 'src/cli/lint/index.ts', 'src/formatters/pretty/index.ts'];
/** Loaded by the worker too, which should not load the rest of the command. */
const inWorker = ['src/run/lint-file.ts'];
/** Loaded by most runs, since most reports are workbooks. */
const xlsx = ['src/readers/xlsx/index.ts', 'src/readers/archive.ts'];
/** Loaded for every report with text, and for some others. */
const narrative = ['src/rules/lazy/index.ts'];
/** Loaded for every JSON file. Other parts need some of it. */
const json = ['src/readers/json/index.ts'];

/**
 * Returns the groups for Rolldown's `codeSplitting`. A module that only one dynamic import leads to is in none of them:
 * Rolldown puts it into the chunk of that import.
 */
export async function chunkGroups(options) {
  const graph = await moduleGraph(options);
  const names = chunkNames(graph);
  // A group takes along what its modules import, unless a group of higher priority has it: the lowest layer comes first.
  const height = new Map();
  for (const [id, name] of names) height.set(name, Math.max(height.get(name) ?? 0, reachable(graph, [id]).size));
  const shared = [...height.keys()].filter((name) => !named.includes(name));
  const sorted = [...named, ...shared.sort((a, b) => height.get(a) - height.get(b))];
  return sorted.map((name, index) => ({ name, test: (id) => names.get(id) === name, priority: sorted.length - index }));
}

/** Chunks by their layers, the lowest first. All others are above them. */
const named = ['core', 'command', 'xlsx', 'narrative', 'momoa', 'json-reader'];

/** Returns the chunk of each module that most runs load, or that several dynamic imports lead to. */
function chunkNames(graph) {
  const atStart = reachable(graph, [...library, ...command]);
  const inLibrary = reachable(graph, [...library, ...inWorker], { dynamic: true });
  const inXlsx = reachable(graph, xlsx);
  const inNarrative = reachable(graph, narrative);
  const inJson = reachable(graph, json);
  const importers = dynamicImporters(graph, (id) => !atStart.has(id) && !inXlsx.has(id));
  const nameOf = (id) => {
    if (atStart.has(id)) return inLibrary.has(id) ? 'core' : 'command';
    if (inXlsx.has(id)) return 'xlsx';
    if (inNarrative.has(id)) return 'narrative';
    if (inJson.has(id) && !packageOf(id)) return 'json-reader';
    const by = importers.get(id) ?? [];
    if (by.length < 2 || by.some(({ entry }) => entry === id)) return undefined;
    const name = packageName(id, by);
    if (name) return name;
    // A run loads one reader, so what readers share stays apart by folder. The small rest is one chunk, without the parts that
    // would make all others load more.
    if (by.every(({ entry }) => folderOf(entry).startsWith('readers'))) return folderOf(id);
    return [...reachable(graph, [id])].some((one) => inXlsx.has(one)) ? 'shared-xlsx' : 'shared';
  };
  return new Map([...graph.keys()].map((id) => [id, nameOf(id)]).filter(([, name]) => name));
}

/** Returns the modules imported dynamically that load a module, each with the packages that it loads. */
function dynamicImporters(graph, isLazy) {
  const importers = new Map();
  for (const entry of new Set([...graph.values()].flatMap(({ dynamicImports }) => dynamicImports))) {
    const modules = [...reachable(graph, [entry])].filter(isLazy);
    const imported = modules.filter((id) => !packageOf(id)).flatMap((id) => graph.get(id)?.imports ?? []);
    const packages = new Set(imported.filter((id) => packageOf(id) && isLazy(id)).map(packageOf));
    for (const id of modules) importers.set(id, [...(importers.get(id) ?? []), { entry, packages }]);
  }
  return importers;
}

/** Returns the packages that are loaded whenever a module is; these go into one chunk with it. */
function packageName(id, [first, ...others]) {
  const common = [...first.packages].filter((name) => others.every(({ packages }) => packages.has(name)));
  return (common.sort().join('-') || packageOf(id))?.replaceAll(/@[^/]+\//g, '');
}
