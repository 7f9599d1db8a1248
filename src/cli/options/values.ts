import type { Level } from '../../config/config.ts';
import { type FormatterName, formatterNames } from '../../formatters/index.ts';
import { severities } from '../../model/form.ts';
import { usageError } from '../messages.ts';

/** A parser of values that are known beforehand, or begin with known words. Completion offers them. */
export interface KnownValues {
  readonly known: readonly string[];
}

/** Returns a parser for one of several names. */
export function choice<Name extends string>(
  flag: string,
  known: readonly Name[],
): ((given: string) => Name) & KnownValues {
  const parse = (given: string) => {
    const name = known.find((one) => one === given);
    if (name) return name;
    throw usageError({
      zh: `${flag} 不能是“${given}”，可选：${known.join('、')}`,
      en: `${flag} cannot be “${given}”; choose ${known.join(', ')}`,
    });
  };
  return Object.assign(parse, { known });
}

export interface Output {
  readonly name: FormatterName;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** Parses `--format NAME[=FILE]`, and appends it to the `previous` ones. */
export function output(given: string, previous: readonly Output[] = []): readonly Output[] {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(given) ?? [];
  const next: Output = { name: choice('--format', formatterNames)(name), file };
  if (file === '') {
    throw usageError({ zh: `--format ${given} 缺少文件名`, en: `--format ${given} needs a file name` });
  }
  if (previous.some((other) => other.file === file)) {
    throw file === undefined
      ? usageError({
          zh: '只能有一种格式输出到屏幕，其余请写成 --format 名称=文件',
          en: 'only one format can go to standard output; write the others as --format NAME=FILE',
        })
      : usageError({ zh: `两种格式不能写进同一个文件 ${file}`, en: `two formats cannot go to the same file ${file}` });
  }
  return [...previous, next];
}
output.known = formatterNames;

type Rules = Readonly<Record<string, Level>>;

/** Parses `--rule ID=LEVEL`, and adds it to the `previous` ones. */
export function ruleLevel(given: string, previous: Rules = {}): Rules {
  const [, id, level] = /^([^=]+)=(.*)$/s.exec(given) ?? [];
  const known = [...severities, 'off'] as const;
  if (id === undefined || level === undefined) {
    throw usageError({
      zh: `--rule 要写成 规则名=级别，例如 --rule blank-count=off，而不是“${given}”`,
      en: `--rule takes ID=LEVEL, for example --rule blank-count=off, not “${given}”`,
    });
  }
  return { ...previous, [id]: choice(`--rule ${id}`, known)(level) };
}

/** Returns a parser for a file name. */
export function fileName(flag: string): (given: string) => string {
  return (given) => {
    if (given !== '') return given;
    throw usageError({ zh: `${flag} 缺少文件名`, en: `${flag} needs a file name` });
  };
}

/** Returns a parser for a whole number from 0. */
export function wholeNumber(flag: string): (given: string) => number {
  return (given) => {
    if (/^\d{1,9}$/.test(given)) return Number(given);
    throw usageError({
      zh: `${flag} 要写 0 或正整数，而不是“${given}”`,
      en: `${flag} takes a whole number from 0, not “${given}”`,
    });
  };
}

/** Splits the value of `--form` into an id or a file. A file adds a form and selects none. */
export function formNamed(name: string | undefined): {
  readonly form: string | null | undefined;
  readonly formFile: string | undefined;
} {
  const isFile = name !== undefined && /[/\\]|\.json$/i.test(name);
  return isFile ? { form: null, formFile: name } : { form: name, formFile: undefined };
}

/** Parses `--year Y`. */
export function yearNumber(given: string): number {
  if (/^(?:19|20)\d\d$/.test(given)) return Number(given);
  throw usageError({
    zh: `--year 要写四位年份，而不是“${given}”`,
    en: `--year takes a year of four digits, not “${given}”`,
  });
}

/** Parses the file name of a workbook. */
export function workbookName(given: string): string {
  if (/[^/\\]\.xlsx$/i.test(given)) return given;
  throw usageError({
    zh: `写出的是工作簿，文件名要以 .xlsx 结尾，而不是“${given}”`,
    en: `a workbook is written, so the name has to end in .xlsx, not “${given}”`,
  });
}
