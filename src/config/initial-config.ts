import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { type Json, stringify } from '../codecs/json/stringify.ts';
import type { RuleInfo } from '../model/rule.ts';
import type { Language } from '../model/text.ts';

type Initial = Readonly<Partial<Record<'$schema' | 'extends', string>>>;

interface Property {
  readonly $ref?: string;
  /** A line for each language, Chinese first. */
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
}

/**
 * Returns a configuration in which every key is a comment, with its description and its default, or an example if it has no
 * default. A line takes effect when its `//` is removed. `initial` are keys that are set; `$schema` is left out otherwise.
 */
export function template(language: Language, rules: readonly RuleInfo[], initial: Initial = {}): string {
  const properties = Object.entries(schema.properties as Readonly<Record<string, Property>>);
  const offered = properties.filter(([key]) => key !== '$schema' || initial.$schema !== undefined);
  const keys = offered.map(([key, property]) => {
    const { description = '', default: value = property.examples?.[0] ?? null } = resolved(property);
    const set = initial[key as keyof Initial];
    const code =
      key === 'rules' ? severities(rules, language) : `${JSON.stringify(key)}: ${stringify(set ?? value)},`.split('\n');
    const prefix = set === undefined ? '// ' : '';
    return [`// ${description.split('\n')[{ zh: 0, en: 1 }[language]] ?? ''}`, ...code.map((one) => prefix + one)];
  });
  const head = {
    zh: [
      '// report-lint 的配置。行首的 // 去掉，这一行才起作用；命令行选项优先。',
      '// 路径和通配符都从本文件所在的文件夹算起。',
    ],
    en: [
      '// Configuration of report-lint. A line takes effect when its // is removed; options on the command line override it.',
      "// Paths and globs start from this file's folder.",
    ],
  }[language];
  const lines = [head, ...keys].map((block) => block.map((one) => `  ${one}\n`).join(''));
  return `{\n${lines.join('\n')}}\n`;
}

/** Resolves the `$ref` of a property. Its own keys override those of the definition. */
function resolved(property: Property): Property {
  const name = property.$ref?.replace('#/$defs/', '');
  const definitions = schema.$defs as Readonly<Record<string, Property>>;
  return { ...(name === undefined ? {} : definitions[name]), ...property };
}

function severities(rules: readonly RuleInfo[], language: Language): string[] {
  const entries = rules.map(
    ({ id, severity, title }) => `  ${JSON.stringify(id)}: "${severity}", // ${title[language]}`,
  );
  return ['"rules": {', ...entries, '},'];
}
