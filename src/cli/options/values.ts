import type { Level } from '../../config/config.ts';
import { formatterNames } from '../../formatters/index.ts';
import { UserError } from '../../model/errors.ts';
import { severities } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';
import type { Output } from '../request.ts';

/** The command line is wrong. */
export function usage(text: Text): UserError {
  return new UserError('usage', text);
}

/** What reads a value and knows beforehand what it can be, or begin with; completion offers that. */
export interface Knowing {
  readonly known: readonly string[];
}

/** One of the names that an option can take. */
export function choice<Name extends string>(flag: string, known: readonly Name[]): ((given: string) => Name) & Knowing {
  const chosen = (given: string) => {
    const name = known.find((one) => one === given);
    if (name) return name;
    throw usage({
      zh: `${flag} 不能是“${given}”，可选：${known.join('、')}`,
      en: `${flag} cannot be “${given}”; choose ${known.join(', ')}`,
    });
  };
  return Object.assign(chosen, { known });
}

/** `--format NAME[=FILE]`, after those before it. */
export function output(given: string, before: readonly Output[] = []): readonly Output[] {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(given) ?? [];
  const next: Output = { name: choice('--format', formatterNames)(name), file };
  if (file === '') {
    throw usage({ zh: `--format ${given} 缺少文件名`, en: `--format ${given} lacks a file name` });
  }
  if (before.some((other) => other.file === file)) {
    throw file === undefined
      ? usage({
          zh: '只能有一种格式输出到屏幕，其余请写成 --format 名称=文件',
          en: 'only one format can go to standard output; write the others as --format NAME=FILE',
        })
      : usage({ zh: `两种格式不能写进同一个文件 ${file}`, en: `two formats cannot go to the same file ${file}` });
  }
  return [...before, next];
}
output.known = formatterNames;

type Rules = Readonly<Record<string, Level>>;

/** `--rule ID=LEVEL`, after those before it. */
export function ruleLevel(given: string, before: Rules = {}): Rules {
  const [, id, level] = /^([^=]+)=(.*)$/s.exec(given) ?? [];
  const known = [...severities, 'off'] as const;
  if (id === undefined || level === undefined) {
    throw usage({
      zh: `--rule 要写成 规则名=级别，例如 --rule blank-count=off，而不是“${given}”`,
      en: `--rule takes ID=LEVEL, for example --rule blank-count=off, not “${given}”`,
    });
  }
  return { ...before, [id]: choice(`--rule ${id}`, known)(level) };
}

/** The name of a file. */
export function fileName(flag: string): (given: string) => string {
  return (given) => {
    if (given !== '') return given;
    throw usage({ zh: `${flag} 缺少文件名`, en: `${flag} lacks a file name` });
  };
}

/** A number from 0. */
export function wholeNumber(flag: string): (given: string) => number {
  return (given) => {
    if (/^\d{1,9}$/.test(given)) return Number(given);
    throw usage({
      zh: `${flag} 要写 0 或正整数，而不是“${given}”`,
      en: `${flag} takes a whole number from 0, not “${given}”`,
    });
  };
}

/** What `--form` names: an id, or a file, beside which every other form counts as well. */
export function formNamed(name: string | undefined): {
  readonly form: string | null | undefined;
  readonly formFile: string | undefined;
} {
  const isFile = name !== undefined && /[/\\]|\.json$/i.test(name);
  return isFile ? { form: null, formFile: name } : { form: name, formFile: undefined };
}

/** `--year Y`. */
export function yearNumber(given: string): number {
  if (/^(?:19|20)\d\d$/.test(given)) return Number(given);
  throw usage({
    zh: `--year 要写四位年份，而不是“${given}”`,
    en: `--year takes a year of four digits, not “${given}”`,
  });
}

/** A file that a workbook can be written to. */
export function workbookName(given: string): string {
  if (/[^/\\]\.xlsx$/i.test(given)) return given;
  throw usage({
    zh: `写出的是工作簿，文件名要以 .xlsx 结尾，而不是“${given}”`,
    en: `a workbook is written, so the name has to end in .xlsx, not “${given}”`,
  });
}
