import {
  type MemberNode,
  type NumberNode,
  type ObjectNode,
  parse,
  type StringNode,
  type ValueNode,
} from '@humanwhocodes/momoa';
import { type Decimal, parse as parseDecimal } from '../../model/decimal.ts';
import { UserError } from '../../model/errors.ts';
import { memoizeInObject } from '../../model/memoize.ts';
import { checkSyntax, type Dialect } from './syntax.ts';

/** A JSON value, and its key if it is in an object. */
export interface Found {
  readonly value: ValueNode;
  readonly key?: StringNode;
}

/**
 * Parses JSON with the position of every value.
 * @throws {UserError} `invalid`, also for a repeated key, since it is unclear which one counts
 */
export function parseTree(text: string, dialect: Dialect = 'json'): ValueNode {
  const root = parseNodes(text, dialect);
  checkKeys(root);
  return root;
}

/** Parses JSON whose keys may be repeated. @throws {SyntaxFault} */
export function parseNodes(text: string, dialect: Dialect): ValueNode {
  checkSyntax(text, dialect);
  return parse(text, { mode: dialect, allowTrailingCommas: dialect === 'jsonc' }).body;
}

/** @throws {UserError} `invalid` for repeated keys */
export function checkKeys(root: ValueNode): void {
  const repeated = [...repeatedMembers(root, '')].slice(0, 10);
  if (repeated.length === 0) return;
  const list = (words: string) =>
    repeated.map(({ key, pointer, first }) => `${position(key)} ${pointer}: ${words} ${position(first)}`).join('\n');
  throw new UserError('invalid', { zh: list('键重复，前一处在'), en: list('duplicate key, first at') });
}

/** Returns the value at a JSON pointer that was made from this tree. */
export function findByPointer(root: ValueNode, pointer: string): Found {
  let found: Found = { value: root };
  for (const token of pointer.split('/').slice(1)) {
    const { value }: Found = found;
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (value.type === 'Array') {
      found = { value: value.elements[Number(name)]!.value };
    } else if (value.type === 'Object') {
      const member = membersByName(value).get(name)!;
      found = { value: member.value, key: keyOf(member) };
    }
  }
  return found;
}

const membersByName = memoizeInObject(
  ({ members }: ObjectNode): ReadonlyMap<string, MemberNode> =>
    new Map(members.map((member) => [keyOf(member).value, member])),
);

/**
 * Converts a tree to plain values, for a schema. A number too large for a double is clamped, so that it stays a number.
 */
export function toPlainValue(node: ValueNode): unknown {
  switch (node.type) {
    case 'Object':
      return Object.fromEntries(node.members.map((member) => [keyOf(member).value, toPlainValue(member.value)]));
    case 'Array':
      return node.elements.map(({ value }) => toPlainValue(value));
    case 'Number':
      return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, node.value));
    case 'String':
    case 'Boolean':
      return node.value;
    default:
      return null;
  }
}

/** A member of an object, with its name, its key and its pointer. */
export interface Member {
  readonly name: string;
  readonly key: StringNode;
  readonly value: ValueNode;
  readonly pointer: string;
}

/** Digits of a number that is a figure of a report. */
const maxDigits = 500;

/** Returns a number as it is written in the text: a double would lose some digits. */
export function numberText({ loc }: NumberNode, text: string): string {
  return text.slice(loc.start.offset, loc.end.offset);
}

/** Returns the exact value of a number in the text; `undefined` for one that is too long. */
export function exactNumber(node: NumberNode, text: string): Decimal | undefined {
  const written = numberText(node, text);
  return written.length > maxDigits ? undefined : parseDecimal(written);
}

/** Returns the members of an object; none of any other value. `pointer` is the value's own. */
export function members(node: ValueNode | undefined, pointer: string): Member[] {
  if (node?.type !== 'Object') return [];
  return node.members.map((member) => {
    const key = keyOf(member);
    return { name: key.value, key, value: member.value, pointer: `${pointer}/${pointerToken(key.value)}` };
  });
}

/** Returns where a node starts, `12:7`: line and character from 1. */
export function position({ loc: { start } }: ValueNode): string {
  return `${start.line}:${start.column}`;
}

/** Escapes a name as a part of a JSON pointer. */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Yields the members whose key the object has already; `first` is the key that comes first. */
function* repeatedMembers(node: ValueNode, pointer: string): Generator<Member & { readonly first: StringNode }> {
  if (node.type === 'Array') {
    for (const [index, { value }] of node.elements.entries()) yield* repeatedMembers(value, `${pointer}/${index}`);
  }
  const own = members(node, pointer);
  const seen = new Map<string, StringNode>();
  for (const member of own) {
    const first = seen.get(member.name);
    if (first) yield { ...member, first };
    else seen.set(member.name, member.key);
  }
  for (const { value, pointer: below } of own) yield* repeatedMembers(value, below);
}

/** Keys without quotes are JSON5, which the syntax check refuses. */
function keyOf({ name }: MemberNode): StringNode {
  return name as StringNode;
}
