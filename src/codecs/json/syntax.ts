import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { sizeLimit } from '../size-limit.ts';

/** Depth of nested lists and objects; no report goes below 8. */
const maxDepth = 100;

const value: Text = { zh: '一个值', en: 'a value' };
const key: Text = { zh: '带双引号的键名', en: 'a key in double quotes' };
const afterKey: Text = { zh: '冒号 :', en: 'a colon' };
const afterItem: Text = { zh: '逗号 , 或 ]', en: 'a comma or ]' };
const afterMember: Text = { zh: '逗号 , 或 }', en: 'a comma or }' };
const tooDeep: Text = { zh: `嵌套超过 ${maxDepth} 层`, en: `nested more than ${maxDepth} deep` };
const nothing: Text = { zh: '文件到此结束', en: 'the end of the file' };

/** Keys and values; two thousand reports with all figures have twice as many. */
const maxTokens = 500_000;

/** `jsonc` allows comments, and a comma behind the last item. */
export type Dialect = 'json' | 'jsonc';

const whiteSpace: Readonly<Record<Dialect, RegExp>> = {
  json: /[ \t\r\n]*/y,
  jsonc: /(?:[ \t\r\n]+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y,
};
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const plain = /[^"\\\p{Cc}]+|[\x7f-\x9f]+/uy;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Checks the syntax of a JSON text. Keeps a stack of its own, so that deep nesting does not overflow the call stack.
 * @throws {UserError} `invalid` at the first error, with what was expected there; `too-large`
 */
export function checkSyntax(text: string, dialect: Dialect = 'json'): void {
  const space = whiteSpace[dialect];
  const open: ('{' | '[')[] = [];
  let expected: Text = value;
  let closable = false;
  let offset = skip(space, text, 0);
  const spend = sizeLimit(maxTokens);
  while (offset < text.length) {
    if (expected === value || expected === key) spend(1);
    const character = text[offset]!;
    const inside = open.at(-1);
    const start = offset;
    if (expected === value && (character === '{' || character === '[')) {
      open.push(character);
      if (open.length > maxDepth) throw errorAt(text, offset, tooDeep);
      [expected, closable, offset] = [character === '{' ? key : value, true, offset + 1];
    } else if (closable && inside && character === (inside === '{' ? '}' : ']')) {
      open.pop();
      [expected, closable, offset] = [next(open.at(-1)), open.length > 0, offset + 1];
    } else if (expected === key && character === '"') {
      [expected, closable, offset] = [afterKey, false, endOfString(text, offset)];
    } else if (expected === afterKey && character === ':') {
      [expected, offset] = [value, offset + 1];
    } else if ((expected === afterItem || expected === afterMember) && character === ',') {
      [expected, closable, offset] = [inside === '{' ? key : value, dialect === 'jsonc', offset + 1];
    } else if (dialect === 'jsonc' && text.startsWith('/*', offset)) {
      throw errorAt(text, offset, { zh: '这段注释缺少收尾的 */', en: 'this comment lacks its closing */' });
    } else if (expected === value) {
      offset = character === '"' ? endOfString(text, offset) : skip(literal, text, offset);
      [expected, closable] = [next(inside), open.length > 0];
      if (offset === start) throw unexpected(text, start, value);
    } else {
      throw unexpected(text, offset, expected);
    }
    offset = skip(space, text, offset);
  }
  if (expected !== nothing) throw unexpected(text, offset, expected);
}

/** Returns what may follow a complete value. */
function next(inside: '{' | '[' | undefined): Text {
  return inside === undefined ? nothing : inside === '{' ? afterMember : afterItem;
}

/** Returns the end of the match of a sticky pattern; `offset` itself if it does not match. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

function endOfString(text: string, start: number): number {
  let offset = start + 1;
  while (text[offset] !== '"') {
    const end = skip(text[offset] === '\\' ? escaped : plain, text, offset);
    if (end === offset) throw badString(text, start, offset);
    offset = end;
  }
  return offset + 1;
}

function badString(text: string, start: number, offset: number): SyntaxFault {
  if (text[offset] === '\\') {
    return unexpected(text, offset, {
      zh: '有效的转义（\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 \\u 加四位十六进制数）',
      en: 'an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and four hex digits)',
    });
  }
  if (offset >= text.length || text[offset] === '\n' || text[offset] === '\r') {
    return errorAt(text, start, { zh: '这个字符串缺少收尾的双引号', en: 'this string lacks its closing double quote' });
  }
  return unexpected(text, offset, {
    zh: '转义的控制字符（如 \\t）',
    en: 'the control character escaped (such as \\t)',
  });
}

function unexpected(text: string, offset: number, expected: Text): SyntaxFault {
  const what = { zh: `不是有效的 JSON：应为${expected.zh}`, en: `not valid JSON: expected ${expected.en}` };
  if (offset >= text.length) {
    return errorAt(text, offset, { zh: `${what.zh}，文件已结束`, en: `${what.en}, but the file ends` });
  }
  const [found = ''] = /^(?:[\w.+-]{1,20}|\P{Cc}|)/u.exec(text.slice(offset, offset + 20)) ?? [];
  return errorAt(text, offset, what, {
    zh: `，实为 ${found || '控制字符'}`,
    en: `, but found ${found || 'a control character'}`,
  });
}

/** Returns the error for a fault at an offset, which is stated as `12:7`: line and character from 1. */
function errorAt(text: string, offset: number, { zh, en }: Text, found: Text = { zh: '', en: '' }): SyntaxFault {
  let [line, start] = [1, 0];
  for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n?|\n/g)) {
    line++;
    start = index + end.length;
  }
  const at = `${line}:${offset - start + 1}`;
  return new SyntaxFault({ zh: `${at}: ${zh}`, en: `${at}: ${en}` }, found);
}

/** An error in the syntax of a JSON text. */
export class SyntaxFault extends UserError {
  override readonly name = 'SyntaxFault';
  /** The error without the characters that stand there. */
  readonly unquoted: Text;

  constructor(unquoted: Text, found: Text) {
    super('invalid', { zh: unquoted.zh + found.zh, en: unquoted.en + found.en });
    this.unquoted = unquoted;
  }
}
