import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instrument } from './mutate.js';

/** A plugin of Vite that instruments the sources. `mutants` are those to try, each with its `file` and `id`. */
export function mutantPlugin(mutants, root) {
  return {
    name: 'mutants',
    enforce: 'pre',
    /** Random examples go through a copy of fast-check that tries fewer. */
    resolveId(source, importer) {
      const isTest = importer?.startsWith(root) && !importer.startsWith(here);
      return source === 'fast-check' && isTest ? fileURLToPath(new URL('fast-check.js', import.meta.url)) : null;
    },
    transform(code, id) {
      const file = relative(root, id.split('?')[0]).replaceAll('\\', '/');
      if (!/^src\/.*\.ts$/.test(file)) return null;
      const instrumented = instrument(
        code,
        mutants.filter((one) => one.file === file),
      );
      return { code: file === 'src/model/memoize.ts' ? forgetful(instrumented) : instrumented, map: null };
    },
  };
}

const here = fileURLToPath(new URL('.', import.meta.url));

/** Makes each exported wrapper of memoize.ts forget its results when a run begins. */
function forgetful(code) {
  const names = [...code.matchAll(/export function (\w+)/g)].map(([, name]) => name);
  const wrappers = names.map(
    (name) => `export const ${name} = (...given) => {
      let run = -1;
      let wrapped;
      return (key) => {
        if (run !== __m.run) {
          wrapped = ${name}$(...given);
          run = __m.run;
        }
        return wrapped(key);
      };
    };`,
  );
  return code.replace(/export function (\w+)/g, 'function $1$') + wrappers.join('\n');
}
