/** Lists what each kind of syntax node may be mutated to: source texts that replace the node. */

const binary = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['|'],
};

const assignment = { '+=': '-=', '-=': '+=', '*=': '/=', '??=': '=', '||=': '=', '&&=': '=' };

const swapped = {
  every: 'some',
  some: 'every',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

/** Methods whose call is replaced by its receiver. */
const dropped = new Set('filter sort toSorted reverse toReversed slice trim trimStart trimEnd toLowerCase'.split(' '));

const isText = ({ type, value }) => type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');

/** A condition is also tried as true and as false, which includes its negation. */
const isTest = (node, parent) =>
  (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === node;

/** Returns the texts that may stand for a node of a source, of which `parent` is the node around it. */
export function replacements(node, parent, code) {
  const text = ({ start, end }) => code.slice(start, end);
  switch (node.type) {
    case 'Literal':
      return literals(node);
    case 'TemplateLiteral':
      return ['``'];
    case 'ArrayExpression':
      return node.elements.length > 0 ? ['[]'] : [];
    case 'BinaryExpression':
      return operatorsFor(node, parent).map((one) => withOperator(node, one, code));
    case 'LogicalExpression':
      return [text(node.left), text(node.right)];
    case 'UnaryExpression':
      if (node.operator === '!' && isTest(node, parent)) return [];
      return node.operator === '!' || node.operator === '-' ? [text(node.argument)] : [];
    case 'UpdateExpression':
      return [text(node).replace(/\+\+|--/, (operator) => (operator === '++' ? '--' : '++'))];
    case 'AssignmentExpression':
      return Object.hasOwn(assignment, node.operator) ? [withOperator(node, assignment[node.operator], code)] : [];
    case 'CallExpression':
      return calls(node, code);
    default:
      return [];
  }
}

function operatorsFor(node, parent) {
  const { left, right, operator } = node;
  if (operator === '+' && (isText(left) || isText(right))) return [];
  const operators = Object.hasOwn(binary, operator) ? binary[operator] : [];
  return isTest(node, parent) && /^[<>=!]+$/.test(operator) ? operators.slice(0, -1) : operators;
}

/** The source of an operation with another operator; parentheses stand outside of its operands. */
function withOperator({ start, end, left, right, operator }, other, code) {
  const between = code.slice(left.end, right.start);
  return code.slice(start, left.end) + between.replace(operator, other) + code.slice(right.start, end);
}

function calls({ start, end, callee }, code) {
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const { object, property } = callee;
  if (Object.hasOwn(swapped, property.name)) {
    return [code.slice(start, property.start) + swapped[property.name] + code.slice(property.end, end)];
  }
  const parentheses = /^[\s)]*/.exec(code.slice(object.end, property.start))[0];
  return dropped.has(property.name) ? [code.slice(start, object.end) + parentheses.trimEnd()] : [];
}

function literals({ value, bigint, regex }) {
  if (regex) return expressions(regex);
  if (bigint !== undefined) return [bigint === '1' ? '0n' : `${BigInt(bigint) + 1n}n`];
  if (typeof value === 'boolean') return [String(!value)];
  if (typeof value === 'number') return [value === 1 ? '0' : String(value + 1)];
  if (typeof value === 'string') return [value === '' ? "'mutant'" : "''"];
  return [];
}

/** One anchor, quantifier or flag less or other, at a time; those inside of classes and after a backslash stay. */
function expressions({ pattern, flags }) {
  const found = [];
  const add = (changed, changedFlags = flags) => found.push(`/${changed}/${changedFlags}`);
  const parts = pattern.match(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|./gsu) ?? [];
  parts.forEach((part, index) => {
    const put = (other) => add([...parts.slice(0, index), other, ...parts.slice(index + 1)].join(''));
    if (part === '^' || part === '$') put('');
    if (part === '+') put('*');
    if (part === '*') put('+');
    if (part === '?' && !'*+?}'.includes(parts[index - 1] ?? '*')) put('');
    if (part.startsWith('[^')) put(`[${part.slice(2)}`);
    else if (part.startsWith('[')) put(`[^${part.slice(1)}`);
    if (part === '(?=') put('(?!');
    if (part === '(?!') put('(?=');
  });
  for (const flag of flags) if (flag === 'i' || flag === 'g') add(pattern, flags.replace(flag, ''));
  return found.filter((one) => one !== '//' && compiles(one));
}

function compiles(source) {
  const end = source.lastIndexOf('/');
  try {
    new RegExp(source.slice(1, end), source.slice(end + 1));
    return end > 1;
  } catch {
    return false;
  }
}
