import type { Level } from '../../config/config.ts';
import { type FormatterName, formatterNames } from '../../formatters/index.ts';
import { severities } from '../../model/form.ts';
import type { Shard } from '../../model/result.ts';
import { usageError } from '../messages.ts';

/** The argument of commands that work on one file, or on many. */
export const filesArgument = {
  name: '<file...>',
  zh: '文件、文件夹、压缩包或通配符；- 为标准输入',
  en: 'files, folders, archives or globs; - is standard input',
} as const;

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

export interface Output<Name extends string = FormatterName> {
  readonly name: Name;
  /** Undefined for standard output; a folder has a slash at its end. */
  readonly file: string | undefined;
}

/** True if a name is written as that of a folder. */
export function isFolderName(name: string): boolean {
  return /[/\\]$/.test(name);
}

/** Returns a parser for `--format NAME[=FILE]` that appends it to the `previous` ones; `NAME=DIR/` only for `inFolders`. */
export function outputIn<Name extends string>(known: readonly Name[], inFolders: readonly Name[] = []) {
  const nameOf = choice('--format', known);
  const parse = (given: string, previous: readonly Output<Name>[] = []): readonly Output<Name>[] => {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(given) ?? [];
    const next = { name: nameOf(name), file };
    if (file === '') {
      throw usageError({ zh: `--format ${given} 缺少文件名`, en: `--format ${given} needs a file name` });
    }
    if (file !== undefined && isFolderName(file) && !inFolders.includes(next.name)) throw noFolder(given, next.name);
    if (previous.some((other) => other.file === file)) {
      throw file === undefined
        ? usageError({
            zh: '只能有一种格式输出到屏幕，其余请写成 --format 名称=文件',
            en: 'only one format can go to standard output; write the others as --format NAME=FILE',
          })
        : usageError({
            zh: `两种格式不能写进同一个文件 ${file}`,
            en: `two formats cannot go to the same file ${file}`,
          });
    }
    return [...previous, next];
  };
  return Object.assign(parse, { known });
}

function noFolder(given: string, name: string) {
  return usageError({
    zh: `--format ${given}：只有 lint 和 merge 的 html 能写进文件夹（每个机关一页），${name} 要写文件名`,
    en: `--format ${given}: only html of lint and merge goes into a folder, a page for each body; ${name} takes the name of a file`,
  });
}

/** Parses `--format NAME[=FILE]` of a result, or `html=DIR/`. */
export const output = outputIn(formatterNames, ['html']);

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

/** Returns a parser for a file name that may be given several times. */
export function fileNames(flag: string): (given: string, previous?: readonly string[]) => readonly string[] {
  const one = fileName(flag);
  return (given, previous = []) => [...previous, one(given)];
}

/** Returns a parser for values that match a pattern. */
function matching<Value>(pattern: RegExp, read: (given: string) => Value, zh: string, en: string) {
  return (given: string): Value => {
    if (pattern.test(given)) return read(given);
    throw usageError({ zh: `${zh}，而不是“${given}”`, en: `${en}, not “${given}”` });
  };
}

/** Returns a parser for a whole number from 0. */
export function wholeNumber(flag: string): (given: string) => number {
  return matching(/^\d{1,9}$/, Number, `${flag} 要写 0 或正整数`, `${flag} takes a whole number from 0`);
}

/** Returns a parser for a whole number from 1. */
export function positiveNumber(flag: string): (given: string) => number {
  return matching(/^[1-9]\d{0,2}$/, Number, `${flag} 要写 1 到 999`, `${flag} takes a number from 1 to 999`);
}

/** Parses `--shard I/N`. */
export function shardNumbers(given: string): Shard {
  const [index, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? []).slice(1).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) return { index, count };
  throw usageError({
    zh: `--shard 要写 第几份/共几份，例如 --shard 1/4，而不是“${given}”`,
    en: `--shard takes the number of the part and of all parts, for example --shard 1/4, not “${given}”`,
  });
}

/** Parses `--year Y`. */
export const yearNumber = matching(
  /^(?:19|20)\d\d$/,
  Number,
  '--year 要写四位年份',
  '--year takes a year of four digits',
);

/** Parses the file name of a workbook. */
export const workbookName = matching(
  /[^/\\]\.xlsx$/i,
  String,
  '写出的是工作簿，文件名要以 .xlsx 结尾',
  'a workbook is written, so the name has to end in .xlsx',
);

/** Parses the file name of the page for browsers. */
export const pageFileName = matching(
  /[^/\\]\.html?$/i,
  String,
  '写出的是网页，文件名要以 .html 结尾；写进文件夹请以 / 结尾',
  'a page is written, so the name has to end in .html; that of a folder ends in /',
);

/** Parses the file name of a marked copy. */
export const copyName = matching(
  /[^/\\]\.(?:xlsx|do[ct][xm])$/i,
  String,
  '写出的是工作簿或 Word 文档，文件名要以 .xlsx 或 .docx 结尾',
  'a workbook or a Word document is written, so the name has to end in .xlsx or .docx',
);

/** Parses the file name of a list. */
export const csvName = matching(
  /[^/\\]\.csv$/i,
  String,
  '名单写成 CSV，文件名要以 .csv 结尾',
  'a roster is written as CSV, so the name has to end in .csv',
);

/** Splits the value of `--form` into an id or a file. A file adds a form and selects none. */
export function formNamed(name: string | undefined) {
  const isFile = name !== undefined && /[/\\]|\.json$/i.test(name);
  return isFile ? { form: null, formFile: name } : { form: name, formFile: undefined };
}
