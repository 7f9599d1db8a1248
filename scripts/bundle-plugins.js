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
  return {
    name: 'ascii',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = escaped(chunk.code);
    },
  };
}

/**
 * Writes `{ ...a, b }` as `{ ...null, ...a, b }`, which is the same. V8 of Node 20 gives every object that begins with a spread a
 * hidden class of its own as soon as it gets one more property: that takes ten times as long, and keeps it in memory until the whole
 * heap is collected. Later versions do not.
 */
export function sharedShapes() {
  const rewritten = (code) => {
    const parts = [];
    let from = 0;
    for (const { start } of spreadFirst(parseAst(code))) {
      parts.push(code.slice(from, start + 1), '...null,');
      from = start + 1;
    }
    return parts.join('') + code.slice(from);
  };
  return {
    name: 'shared-shapes',
    // The bundler would leave it out as needless.
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = rewritten(chunk.code);
    },
  };
}

/** Yields the object literals of a syntax tree that begin with a spread and have more, in the order of the text. */
function* spreadFirst(node) {
  if (node.type === 'ObjectExpression' && node.properties.length > 1 && node.properties[0].type === 'SpreadElement')
    yield node;
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') yield* spreadFirst(child);
}

/** Modules that Node itself has loaded when a program starts, as Rolldown names them. */
const atHand = new Set(['node_fs', 'node_path', 'node_util']);

/** Loads other modules of Node when they are first used, not with their chunk: each takes up to a millisecond of every start. */
export function lazyModulesOfNode() {
  const lazily = (code) => {
    const required = [...code.matchAll(/\b(node_\w+)=require\("node:/g)].map(([, name]) => name);
    // Rolldown assigns one again that is imported as a whole.
    const isAssignedOnce = (name) => code.split(`${name}=`).length === 2;
    const names = required.filter((name) => !atHand.has(name) && isAssignedOnce(name));
    if (names.length === 0) return code;
    const anyName = `\\b(${names.join('|')})\\b`;
    return code
      .replaceAll(new RegExp(`${anyName}(?!=require\\()`, 'g'), '($1())')
      .replaceAll(new RegExp(`${anyName}(?==require\\()=`, 'g'), '$1=()=>');
  };
  return {
    name: 'lazy-modules-of-node',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = lazily(chunk.code);
    },
  };
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
