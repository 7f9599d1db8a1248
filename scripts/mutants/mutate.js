import { parseAst } from 'rolldown/parseAst';
import { replacements } from './operators.js';

const erased = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression']);

const loops = new Set(['WhileStatement', 'DoWhileStatement', 'ForStatement', 'ForOfStatement', 'ForInStatement']);

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Described in `mutate.d.ts`. */
export function mutantsOf(code) {
  const found = [];
  walk(parse(code), [], (node, ancestors) => {
    const parent = ancestors.at(-1);
    const add = (changed, replacement, wrapped, around) =>
      found.push(describe(code, changed, replacement, wrapped, around));
    if (isMutable(node, ancestors)) {
      for (const one of replacements(node, parent, code)) add(node, one, wrapOf(node, ancestors), parent);
    }
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      for (const one of ['true', 'false']) add(node.test, one, node.test, node);
    }
    if ((node.type === 'WhileStatement' || node.type === 'ForStatement') && node.test) {
      add(node.test, 'false', node.test, node);
    }
    if (node.type === 'ExpressionStatement' && isEffect(node.expression)) add(node, null, node);
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

export function instrument(code, mutants) {
  const insertions = [];
  const insert = (at, text, order) => insertions.push({ at, text, order });
  for (const group of byNode(mutants)) {
    const { start, end, replacement } = group[0];
    // At one offset: what ends, the inner first; then what begins, the outer first.
    if (replacement === null) {
      insert(start, group.map(({ id }) => `if (__m(${id})) {} else `).join(''), code.length - end);
    } else {
      const switches = group.map((one) => `__m(${one.id}) ? (${one.replacement}) : `);
      insert(start, `(${switches.join('')}(`, code.length - end);
      insert(end, '))', -1 - start);
    }
  }
  walk(parse(code), [], (node) => {
    const { body } = node;
    if (!body || !(loops.has(node.type) || functions.has(node.type))) return;
    if (body.type === 'BlockStatement') insert(body.start + 1, '__m.step();', -0.5);
    else if (functions.has(node.type)) {
      insert(body.start, '(__m.step(), ', code.length - body.end - 0.5);
      insert(body.end, ')', -0.5 - body.start);
    } else {
      insert(body.start, '{__m.step();', -0.5);
      insert(body.end, '}', 0);
    }
  });
  insertions.sort((a, b) => a.at - b.at || a.order - b.order);
  let at = 0;
  let result = '';
  for (const one of insertions) {
    result += code.slice(at, one.at) + one.text;
    at = one.at;
  }
  return result + code.slice(at);
}

/** The mutants of each node that is switched; a statement that is left out is switched around its expression. */
function byNode(mutants) {
  const groups = new Map();
  for (const mutant of mutants) {
    const key = `${mutant.start}-${mutant.end}-${mutant.replacement === null}`;
    groups.set(key, [...(groups.get(key) ?? []), mutant]);
  }
  return groups.values();
}

const parse = (code) => parseAst(code, { lang: 'ts' });

/** Calls `visit` for the nodes that exist when the program runs, each with those around it, the outermost first. */
function walk(node, ancestors, visit) {
  if (/^(TS|Import|Export(All|Default)Spec)/.test(node.type) && !erased.has(node.type)) return;
  visit(node, ancestors);
  for (const [key, value] of Object.entries(node)) {
    if (/^(typeAnnotation|typeArguments|typeParameters|returnType|superTypeArguments)$/.test(key)) continue;
    if (key === 'key' && !node.computed) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') walk(child, [...ancestors, node], visit);
    }
  }
}

function isMutable(node, ancestors) {
  const parent = ancestors.at(-1);
  if (parent?.type === 'TaggedTemplateExpression' || parent?.directive) return false;
  if (parent?.type === 'ExportNamedDeclaration' && parent.source === node) return false;
  if (parent?.type === 'ExpressionStatement' && node.type === 'CallExpression') return false;
  const isText = node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
  return !isText || !ancestors.some(isWording);
}

/** Tells whether a node is one language of a text for the user, `{ zh, en }`. */
function isWording(node) {
  return node.type === 'Property' && !node.computed && (node.key.name === 'zh' || node.key.name === 'en');
}

function isEffect(expression) {
  if (expression.type === 'CallExpression') return expression.callee.type !== 'Super';
  return ['AssignmentExpression', 'YieldExpression', 'AwaitExpression', 'UpdateExpression'].includes(expression.type);
}

/** The node to switch for a change: the whole of an optional chain, because a part of it would lose its way out. */
function wrapOf(node, ancestors) {
  let inner = node;
  for (const outer of ancestors.toReversed()) {
    if (outer.type === 'ChainExpression') return outer;
    if (outer.callee !== inner && outer.object !== inner && outer.type !== 'TSNonNullExpression') break;
    inner = outer;
  }
  return node;
}

function describe(code, changed, replacement, wrapped, parent) {
  const replaced = (around) =>
    code.slice(around.start, changed.start) + (replacement ?? '') + code.slice(changed.end, around.end);
  const shown = changed.end - changed.start < 60 && parent && parent.end - parent.start < 100 ? parent : changed;
  const before = code.slice(0, changed.start).split('\n');
  return {
    line: before.length,
    column: before.at(-1).length + 1,
    original: brief(code.slice(shown.start, shown.end)),
    mutated: brief(replaced(shown)),
    start: wrapped.start,
    end: wrapped.end,
    replacement: replacement === null ? null : replaced(wrapped),
  };
}

/** A source in one line of at most 100 characters. */
function brief(source) {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-37)}` : line;
}
