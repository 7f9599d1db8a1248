// What stands in for Node in the bundles for a browser. Plugins of Rolldown.
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';

/** Packages that use Node's globals; those of the others ask for them first, and go another way without. */
const usingGlobals = ['exceljs', 'jszip', 'readable-stream', 'word-extractor'];

/** The parts of these globals that they use. */
const globals = {
  Buffer: 'require("buffer").Buffer',
  process: '{ browser: true, env: {}, nextTick: (call, ...given) => queueMicrotask(() => call(...given)) }',
  global: 'globalThis',
};

/** Loaded for modules that are never called: `crypto` is for passwords of sheets. */
const nothing = '\0nothing';
const substitutes = {
  stream: resolve('node_modules/readable-stream/readable-browser.js'),
  crypto: nothing,
  fs: nothing,
};

/** Gives packages that were written for Node what they use of it. */
export function nodeParts() {
  return {
    name: 'node-parts',
    resolveId: {
      filter: { id: new RegExp(`^(?:${Object.keys(substitutes).join('|')})$`) },
      handler: (source) => substitutes[source],
    },
    load: (id) => (id === nothing ? 'module.exports = {};' : null),
    transform: {
      filter: { id: new RegExp(`node_modules.(?:${usingGlobals.join('|')})\\b`) },
      handler(code) {
        const used = Object.keys(globals).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
        const given = used.map((name) => `const ${name} = ${globals[name]};`).join(' ');
        // In a function of its own, since some modules have variables of the same names.
        return used.length > 0 ? `${given} (function () {\n${code}\n}).call(this);` : null;
      },
    },
  };
}

/** Refuses modules of Node that nothing stands in for. */
export function noNode() {
  return {
    name: 'no-node',
    resolveId: {
      order: 'post',
      filter: { id: new RegExp(`^(?:node:.*|${builtinModules.join('|')})$`) },
      async handler(source, importer) {
        const found = await this.resolve(source, importer, { skipSelf: true });
        if (!found || found.external) throw new Error(`${importer} imports ${source}, which no browser has`);
        return found;
      },
    },
  };
}

/** Keeps the parser of pdf.js from taking the messages of the worker in which it is loaded for its own. */
export function withoutPort() {
  return {
    name: 'without-port',
    transform(code, id) {
      if (!/\bpdf\.worker\.mjs$/.test(id)) return null;
      const without = code.replace('this.initializeFromPort(self);', '');
      if (without === code) throw new Error('the parser of pdf.js listens otherwise');
      return without;
    },
  };
}
