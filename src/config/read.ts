import { find, parseTree, plain, pointerToken } from '../codecs/json/tree.ts';
import { type Fault, faults, invalid, meaning } from '../codecs/json/violations.ts';
import { validate } from '../generated/validate-config.js';
import type { Text } from '../model/text.ts';
import type { Config } from './config.ts';

/** A configuration as one file has it. Pointers are JSON pointers, `/rules/blank-count`. */
export interface Source {
  readonly config: Config;
  /** Line on which the key of a pointer stands, from 1. */
  lineOf(pointer: string): number;
  /** What is said of the value at a pointer, or of its key, with the place. */
  fault(pointer: string, text: Text, of?: 'key'): Fault;
}

/** Reads JSON with comments. Throws a `UserError` with place, reason and near name for each key and value that is wrong. */
export function readConfig(text: string): Source {
  const root = parseTree(text, 'jsonc');
  const config = plain(root);
  if (!validate(config)) throw invalid(faults(root, validate.errors ?? []));
  return {
    config: config as Config,
    lineOf: (pointer) => {
      const { key, value } = find(root, pointer);
      return (key ?? value).loc.start.line;
    },
    fault: (pointer, text, of) => {
      const { key, value } = find(root, pointer);
      return { node: of === 'key' && key ? key : value, pointer, text };
    },
  };
}

/** Names that only the rules and forms at hand can tell to be wrong. */
export function* unknownNames(
  { config, fault }: Source,
  rules: readonly string[],
  forms: readonly string[],
): Generator<Fault> {
  const overrides = (config.overrides ?? []).map((values, index) => ({ values, pointer: `/overrides/${index}` }));
  for (const { values, pointer } of [{ values: config, pointer: '' }, ...overrides]) {
    for (const id of Object.keys(values.rules ?? {})) {
      if (rules.includes(id)) continue;
      const wrong = { zh: `没有“${id}”这条规则`, en: `there is no rule "${id}"` };
      yield fault(`${pointer}/rules/${pointerToken(id)}`, meaning(id, rules, wrong), 'key');
    }
    const { form = null } = values;
    if (form === null || forms.includes(form)) continue;
    const wrong = {
      zh: `没有“${form}”这种报表，可用：${forms.join('、')}`,
      en: `there is no form "${form}"; known ${forms.join(', ')}`,
    };
    yield fault(`${pointer}/form`, meaning(form, forms, wrong));
  }
}
