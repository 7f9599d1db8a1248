// What the bundles leave out of packages, how they embed data, and what they write otherwise. Plugins of Rolldown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

const exceljs = '\0exceljs';
const noCsv = '\0exceljs:csv';

/**
 * Bundles only the part of exceljs that is used: a workbook in memory. Its file streams and CSV need archiver, unzipper,
 * fast-csv and their dependencies: 1.5 MB with them, 0.56 MB without; the ready-made bundle for browsers has 0.93 MB.
 */
export function workbookOnly() {
  const workbook = JSON.stringify(join(process.cwd(), 'node_modules/exceljs/lib/doc/workbook.js'));
  return {
    name: 'workbook-only',
    resolveId: (source) => (source === 'exceljs' ? exceljs : source === '../csv/csv' ? noCsv : null),
    load: (id) =>
      id === exceljs
        ? `import Workbook from ${workbook}; export default { Workbook };`
        : id === noCsv
          ? 'module.exports = {};'
          : null,
  };
}

/** Keeps pdf.js from loading a native canvas, if one is installed; nothing is drawn here. */
export function withoutCanvas() {
  return {
    name: 'without-canvas',
    transform(code, id) {
      if (!/pdfjs-dist\/legacy\/build\/pdf\.mjs$/.test(id)) return null;
      const without = code.replaceAll('require("@napi-rs/canvas")', 'undefined');
      if (without === code) throw new Error('pdf.js names its canvas otherwise');
      return without;
    },
  };
}

/** Embeds JSON as a string to be parsed, which engines do faster than compiling an object. */
export function parsedJson() {
  return {
    name: 'parsed-json',
    load: (id) => {
      if (!/\/schemas\/.*\.json$/.test(id)) return null;
      const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
      return { code: `export default JSON.parse(${JSON.stringify(text)});`, moduleType: 'js' };
    },
  };
}

/** Writes characters beyond ASCII as escapes: the engine then reads and keeps a byte for each character, and starts faster. */
export function ascii() {
  const escaped = (text) =>
    text.replaceAll(/(\\*)([^\0-\x7f])/g, (_, slashes, unit) => {
      // An odd one escapes the character, which needs none.
      const before = slashes.slice(slashes.length % 2);
      return `${before}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  return rewritingChunks('ascii', escaped);
}

/**
 * Writes `{ ...a, b }` as `{ ...null, ...a, b }`, which is the same. V8 of Node 20 gives every object that begins with a spread a
 * hidden class of its own as soon as it gets one more property: that takes ten times as long, and keeps it in memory until the whole
 * heap is collected. Later versions do not.
 */
export function sharedShapes() {
  const rewritten = (code) => {
    const literals = [...nodesIn(parseAst(code))].filter(beginsWithSpread);
    return replaced(
      code,
      literals.map(({ start }) => ({ start: start + 1, end: start + 1, text: '...null,' })),
    );
  };
  // In the sources, the bundler would leave it out as needless.
  return rewritingChunks('shared-shapes', rewritten);
}

/** True for an object literal that begins with a spread and has more. */
function beginsWithSpread({ type, properties }) {
  return type === 'ObjectExpression' && properties.length > 1 && properties[0].type === 'SpreadElement';
}

/** Modules that Node itself has loaded when a program starts. */
const atHand = new Set(['node:fs', 'node:path', 'node:util']);

/** Loads other modules of Node when they are first used, not with their chunk: each takes up to a millisecond of every start. */
export function lazyModulesOfNode() {
  const lazily = (code) => {
    const tree = parseAst(code);
    const nodes = [...nodesIn(tree)];
    const requires = tree.body.flatMap(({ declarations = [] }) => declarations).filter(isRequireOfNode);
    const names = new Set(requires.map(({ id }) => id.name));
    // The bundler assigns one again that is imported as a whole.
    for (const { type, left } of nodes) if (type === 'AssignmentExpression') names.delete(left.name);
    const declared = requires.filter(({ id }) => names.has(id.name));
    const declarations = new Set(declared.map(({ id }) => id));
    const uses = nodes.filter((node) => node.type === 'Identifier' && names.has(node.name) && !declarations.has(node));
    return replaced(code, [
      ...declared.map(({ init }) => ({ start: init.start, end: init.start, text: '()=>' })),
      ...uses.map(({ start, end, name }) => ({ start, end, text: `(${name}())` })),
    ]);
  };
  return rewritingChunks('lazy-modules-of-node', lazily);
}

/** Makes a plugin that writes finished chunks otherwise. */
function rewritingChunks(name, rewrite) {
  return {
    name,
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = rewrite(chunk.code);
    },
  };
}

/** True for the declaration `name = require("node:…")`, unless the module is at hand. */
function isRequireOfNode({ id, init }) {
  if (id.type !== 'Identifier' || init?.type !== 'CallExpression') return false;
  const [module] = init.arguments;
  return init.callee.name === 'require' && String(module?.value).startsWith('node:') && !atHand.has(module.value);
}

/** Yields a node of a syntax tree and all nodes in it, in the order of the text. */
function* nodesIn(node) {
  yield node;
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') yield* nodesIn(child);
}

/** Returns a text with some pieces of it written otherwise. */
function replaced(code, pieces) {
  const parts = [];
  let from = 0;
  for (const { start, end, text } of pieces.toSorted((a, b) => a.start - b.start)) {
    parts.push(code.slice(from, start), text);
    from = end;
  }
  return parts.join('') + code.slice(from);
}

/** Leaves out node:child_process, which commander loads for subcommands that are programs of their own; there are none. */
export function withoutPrograms() {
  const nothing = '\0no-programs';
  return {
    name: 'without-programs',
    resolveId: (source, importer) =>
      source === 'node:child_process' && /node_modules.commander\b/.test(importer) ? nothing : null,
    load: (id) => (id === nothing ? 'module.exports = {};' : null),
  };
}
