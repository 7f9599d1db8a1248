import { relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Returns the modules of a bundle, by id, and what each imports: `imports` are loaded with it, `dynamicImports` when it asks for
 * them. Type imports are in neither.
 */
export async function moduleGraph(options) {
  const graph = new Map();
  const collect = {
    name: 'module-graph',
    moduleParsed: ({ id, importedIds, dynamicallyImportedIds }) =>
      graph.set(id, { imports: importedIds, dynamicImports: dynamicallyImportedIds }),
  };
  const bundle = await rolldown({ ...options, plugins: [...(options.plugins ?? []), collect] });
  await bundle.generate();
  await bundle.close();
  return graph;
}

/**
 * Returns the ids of what is loaded with some modules, those included; with `dynamic`, also of what they may load later.
 * @throws where the bundle has no such module
 */
export function reachable(graph, from, { dynamic = false } = {}) {
  const found = new Set(from.map((id) => (id.startsWith('src/') ? resolve(id) : id)));
  const unknown = [...found].filter((id) => !graph.has(id));
  if (unknown.length > 0) throw new Error(`not in the bundle: ${unknown.join(', ')}`);
  // A set goes on to what is added while it is iterated.
  for (const id of found) {
    const { imports = [], dynamicImports = [] } = graph.get(id) ?? {};
    for (const target of dynamic ? [...imports, ...dynamicImports] : imports) found.add(target);
  }
  return found;
}

/** Returns the npm package that a module is in; `undefined` for one of the program's. */
export function packageOf(id) {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
}

/** Returns the folder of a module of the program below `src/`, its levels joined by `-`. */
export function folderOf(id) {
  return relative('src', id).split(/[\\/]/).slice(0, -1).join('-');
}
