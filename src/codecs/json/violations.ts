import type { ValueNode } from '@humanwhocodes/momoa';
import { didYouMean } from '../../did-you-mean.ts';
import type { Violation } from '../../generated/validate-report.js';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { findByPointer, pointerToken, position } from './tree.ts';

/** A fault at one position of a JSON file. */
export interface Fault {
  readonly node: ValueNode;
  /** JSON pointer. */
  readonly pointer: string;
  readonly text: Text;
}

/** Faults that are listed; more would hide the first ones. */
const maxListed = 10;

/** Faults that are put into words, to find those that are alike; the others are only counted. */
const maxWorded = 1000;

/** Words the violations of a schema. An unknown key is reported at the key, anything else at the value. */
export function schemaFaults(root: ValueNode, violations: readonly Violation[]): Fault[] {
  const choices = violations.filter((one) => keysOfChoice(one).length > 0);
  const isOfChoice = ({ keyword, instancePath, params }: Violation) =>
    keyword === 'required' &&
    choices.some(
      (one) => one.instancePath === instancePath && keysOfChoice(one).includes(String(params.missingProperty)),
    );
  return violations
    .filter((violation) => violation.keyword !== 'if' && !isOfChoice(violation))
    .map((violation) => fault(root, violation));
}

/** Returns the keys of which an object has to have exactly one; none for a violation of another kind. */
function keysOfChoice({ keyword, parentSchema: { oneOf } }: Violation): string[] {
  if (keyword !== 'oneOf' || !Array.isArray(oneOf)) return [];
  const needed = oneOf.map(({ required }: { readonly required?: readonly string[] }) => required ?? []);
  return needed.every(({ length }) => length === 1) ? needed.flat() : [];
}

/** Makes one error of all faults, in the order of the file, one a line: `12:7 /tables/requests: expected …`. */
export function faultsError(all: readonly Fault[]): UserError {
  const sorted = all.toSorted((a, b) => a.node.loc.start.offset - b.node.loc.start.offset);
  const worded = sorted.slice(0, maxWorded).map(({ node, pointer, text }) => {
    const [place, { zh, en }] = [at(node, pointer), text];
    return { zh: `${place}: ${zh}`, en: `${place}: ${en}` };
  });
  const lines = { zh: [...new Set(worded.map(({ zh }) => zh))], en: [...new Set(worded.map(({ en }) => en))] };
  const more = lines.en.length - maxListed + sorted.length - worded.length;
  return new UserError('invalid', {
    zh: [...lines.zh.slice(0, maxListed), ...(more > 0 ? [`另有 ${more} 处`] : [])].join('\n'),
    en: [...lines.en.slice(0, maxListed), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  });
}

function at(node: ValueNode, pointer: string): string {
  return pointer === '' ? position(node) : `${position(node)} ${pointer}`;
}

function fault(root: ValueNode, violation: Violation): Fault {
  const { instancePath, keyword, params, parentSchema } = violation;
  const { value } = findByPointer(root, instancePath);
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    const pointer = `${instancePath}/${pointerToken(name)}`;
    const known = Object.keys((parentSchema.properties as object | undefined) ?? {});
    return wordedLater(findByPointer(root, pointer).key ?? value, pointer, () => unknownKey(name, known));
  }
  if (keyword === 'false schema') {
    const text = { zh: '这个键不能写在这里，请写在最外层', en: 'this key does not belong here, but at the top' };
    return { node: findByPointer(root, instancePath).key ?? value, pointer: instancePath, text };
  }
  return wordedLater(value, instancePath, () => expectation(violation, value));
}

/** Returns a fault that is put into words when these are asked for: most of many are only counted. */
function wordedLater(node: ValueNode, pointer: string, text: () => Text): Fault {
  return {
    node,
    pointer,
    get text() {
      return text();
    },
  };
}

function expectation(violation: Violation, value: ValueNode): Text {
  const { keyword, params, parentSchema, message = keyword } = violation;
  const found = shown(value);
  switch (keyword) {
    case 'required': {
      const name = String(params.missingProperty);
      return { zh: `缺少“${name}”`, en: `lacks "${name}"` };
    }
    case 'type': {
      const kinds = [parentSchema.type].flat().map(String);
      const zh = kinds.map((kind) => kindName(kind, parentSchema).zh);
      const en = kinds.map((kind) => kindName(kind, parentSchema).en);
      return {
        zh: `应为${listed(zh, '、', ' 或 ')}，实为 ${found.zh}`,
        en: `expected ${listed(en, ', ', ' or ')}, found ${found.en}`,
      };
    }
    case 'const':
    case 'enum': {
      const allowed = [params.allowedValue ?? params.allowedValues].flat();
      const names = allowed.map((one) => JSON.stringify(one));
      return withSuggestion(value.type === 'String' ? value.value : '', allowed.map(String), {
        zh: `应为 ${listed(names, '、', ' 或 ')}，实为 ${found.zh}`,
        en: `expected ${listed(names, ', ', ' or ')}, found ${found.en}`,
      });
    }
    case 'minimum':
    case 'maximum': {
      const limit = String(params.limit);
      const isMinimum = keyword === 'minimum';
      return {
        zh: `应${isMinimum ? '不小于' : '不大于'} ${limit}，实为 ${found.zh}`,
        en: `expected at ${isMinimum ? 'least' : 'most'} ${limit}, found ${found.en}`,
      };
    }
    case 'minItems':
      return { zh: '列表是空的', en: 'the list is empty' };
    case 'minLength':
      return { zh: '这里是空的', en: 'this is empty' };
    case 'pattern':
      return { zh: `格式不对：${found.zh}`, en: `not of the right form: ${found.en}` };
    default: {
      const keys = keysOfChoice(violation);
      if (keys.length === 0) return { zh: `不合要求（${message}）`, en: message };
      return {
        zh: `“${keys.join('”和“')}”要有一个，也只能有一个`,
        en: `needs exactly one of "${keys.join('" and "')}"`,
      };
    }
  }
}

/**
 * Words an unknown key, and offers the name that was probably meant, else the members of the group that it names, else
 * all names if they are few.
 */
function unknownKey(name: string, known: readonly string[]): Text {
  const parts = known.filter((one) => one.startsWith(`${name}.`));
  const offered = parts.length > 0 ? parts : known.length <= 8 ? known : [];
  const short = shortened(name);
  const plain = { zh: `没有“${short}”这个键`, en: `unknown key "${short}"` };
  const answer = withSuggestion(name, known, plain);
  if (answer !== plain || offered.length === 0) return answer;
  return { zh: `${plain.zh}；可用“${offered.join('”、“')}”`, en: `${plain.en}; known "${offered.join('", "')}"` };
}

/** Adds to a fault in a name the one that was probably meant. */
export function withSuggestion(name: string, known: readonly string[], wrong: Text): Text {
  const meant = didYouMean(name, known);
  if (meant === undefined) return wrong;
  return { zh: `${wrong.zh}；是否为“${meant}”`, en: `${wrong.en}; did you mean "${meant}"` };
}

/** The types of a schema, and those of values. */
const typeNames = {
  object: { zh: '对象', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
  string: { zh: '字符串', en: 'a string' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  null: { zh: 'null', en: 'null' },
};

function typeName(type: string): Text {
  return typeNames[type as keyof typeof typeNames] ?? typeNames.null;
}

function kindName(kind: string, schema: Readonly<Record<string, unknown>>): Text {
  const [needed] = [schema.required ?? []].flat();
  if (kind !== 'object' || !needed || kind === schema.type) return typeName(kind);
  return { zh: `{${needed}} 对象`, en: `{${needed}} object` };
}

function shown(value: ValueNode): Text {
  if (value.type === 'String') {
    const quoted = JSON.stringify(shortened(value.value));
    return { zh: quoted, en: quoted };
  }
  if (value.type === 'Number' || value.type === 'Boolean') return { zh: String(value.value), en: String(value.value) };
  return typeName(value.type.toLowerCase());
}

function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** Joins names: `a, b or c`. */
function listed(names: readonly string[], comma: string, or: string): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(comma)}${or}${names.at(-1)}`;
}
