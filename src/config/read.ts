import { validate } from '../generated/validate-config.js';
import { find, parseTree, plain, pointerToken } from '../readers/json-tree.ts';
import { type Fault, faults, invalid, meaning } from '../readers/violations.ts';
import type { Text } from '../text.ts';
import type { Config, FileValues } from './config.ts';

/** A configuration as one file has it. Pointers are JSON pointers, `/rules/blank-count`. */
export interface Source {
  readonly config: Config;
  /** Line on which the key of a pointer stands, from 1. */
  lineOf(pointer: string): number;
  /** What is said of the value at a pointer, with its place. */
  fault(pointer: string, text: Text): Fault;
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
    fault: (pointer, text) => ({ node: find(root, pointer).value, pointer, text }),
  };
}

/** Names that only the forms and rules at hand can tell to be wrong. */
export function unknownNames({ config, fault }: Source, rules: readonly string[], forms: readonly string[]): Fault[] {
  const parts = [{ values: config as FileValues, pointer: '' }].concat(
    (config.overrides ?? []).map((values, index) => ({ values, pointer: `/overrides/${index}` })),
  );
  return parts.flatMap(({ values, pointer }) => [
    ...Object.keys(values.rules ?? {})
      .filter((id) => !rules.includes(id))
      .map((id) =>
        fault(
          `${pointer}/rules/${pointerToken(id)}`,
          meaning(id, rules, { zh: `没有“${id}”这条规则`, en: `there is no rule "${id}"` }),
        ),
      ),
    ...[values.form ?? null]
      .filter((id) => id !== null && !forms.includes(id))
      .map((id) =>
        fault(
          `${pointer}/form`,
          meaning(id!, forms, {
            zh: `没有“${id}”这种报表，可用：${forms.join('、')}`,
            en: `there is no form "${id}"; known ${forms.join(', ')}`,
          }),
        ),
      ),
  ]);
}
