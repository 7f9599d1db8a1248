import { parseSettings } from '../codecs/json/settings.ts';
import { findByPointer, pointerToken } from '../codecs/json/tree.ts';
import { type Fault, withSuggestion } from '../codecs/json/violations.ts';
import { validate } from '../generated/validate-config.js';
import type { Text } from '../model/text.ts';
import type { Config } from './config.ts';

/** The configuration of one file. Pointers are JSON pointers, `/rules/blank-count`. */
export interface Source {
  readonly config: Config;
  /** Returns the line of the key at a pointer, from 1. */
  lineOf(pointer: string): number;
  /** Returns a mistake in the value at a pointer, or in its key. */
  fault(pointer: string, text: Text, of?: 'key'): Fault;
}

const title: Text = { zh: '本程序的配置', en: 'a configuration of this program' };

/**
 * Reads a configuration, JSON with comments.
 * @throws {UserError} with place, reason and similar name for each wrong key and value
 */
export function readConfig(text: string): Source {
  const { root, value: config } = parseSettings(text, { dialect: 'jsonc', validate, title });
  return {
    config: config as Config,
    lineOf: (pointer) => {
      const { key, value } = findByPointer(root, pointer);
      return (key ?? value).loc.start.line;
    },
    fault: (pointer, text, of) => {
      const { key, value } = findByPointer(root, pointer);
      return { node: of === 'key' && key ? key : value, pointer, text };
    },
  };
}

/** Finds names of rules and forms that do not exist. */
export function* unknownNames(
  { config, fault }: Source,
  rules: readonly string[],
  forms: readonly string[],
): Generator<Fault> {
  const overrides = (config.overrides ?? []).map((values, index) => ({ values, pointer: `/overrides/${index}` }));
  for (const { values, pointer } of [{ values: config, pointer: '' }, ...overrides]) {
    for (const id of Object.keys(values.rules ?? {})) {
      if (rules.includes(id)) continue;
      const message = { zh: `没有“${id}”这条规则`, en: `there is no rule "${id}"` };
      yield fault(`${pointer}/rules/${pointerToken(id)}`, withSuggestion(id, rules, message), 'key');
    }
    const { form = null } = values;
    if (form === null || forms.includes(form)) continue;
    const message = {
      zh: `没有“${form}”这种报表，可用：${forms.join('、')}`,
      en: `there is no form "${form}"; known ${forms.join(', ')}`,
    };
    yield fault(`${pointer}/form`, withSuggestion(form, forms, message));
  }
}
