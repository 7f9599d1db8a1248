import { nothingNamed, usageError } from '../messages.ts';
import { shownFormats } from '../request.ts';
import { defineCommand, force, type OptionValues, type RequestOf } from './command.ts';
import { similarCommand } from './errors.ts';
import { checkShown, resultOptions } from './result.ts';
import {
  fileName,
  fileNames,
  formNamed,
  type Output,
  positiveNumber,
  ruleLevel,
  shardNumbers,
  yearNumber,
} from './values.ts';

const lintOptions = {
  outputs: resultOptions.outputs,
  rules: {
    flags: '--rule <ID=LEVEL>',
    zh: '改某条规则的级别：error、warning、info、off；可多次使用',
    en: 'set the level of a rule: error, warning, info or off; repeatable',
    parse: ruleLevel,
  },
  failOn: resultOptions.failOn,
  maxWarnings: resultOptions.maxWarnings,
  strict: resultOptions.strict,
  quiet: resultOptions.quiet,
  verbose: resultOptions.verbose,
  year: { flags: '--year <Y>', zh: '报告应是哪一年的', en: 'expected year of the reports', parse: yearNumber },
  form: {
    flags: '--form <ID|FILE>',
    zh: '只按这种报表核对；写文件名则加上自定义报表',
    en: 'use only this form; a file adds a form of your own',
  },
  previous: {
    flags: '--previous <FILE|DIR>',
    zh: '上年的报告，用来对照，本身不核对；可多次使用',
    en: 'compare with these reports of the year before, which are not checked; repeatable',
    parse: fileNames('--previous'),
  },
  children: {
    flags: '--children <FILE|DIR>',
    zh: '所属各单位的报告，用来核对汇总，本身不核对；可多次使用',
    en: 'compare with the sum of these reports of the bodies below, which are not checked; repeatable',
    parse: fileNames('--children'),
  },
  roster: {
    flags: '--roster <FILE>',
    zh: '应报单位名单（工作簿、CSV、Word 或文本），列出谁没有报、重复报、不在名单',
    en: 'list of the bodies that must report (workbook, CSV, Word or text): shows who is missing, twice or not listed',
    parse: fileName('--roster'),
  },
  baseline: {
    flags: '--baseline <FILE>',
    zh: '已接受的问题列在这个文件里，不再计入',
    en: 'do not count the findings accepted in this file',
    parse: fileName('--baseline'),
  },
  updateBaseline: {
    flags: '--update-baseline',
    zh: '接受现有的全部问题，写进 --baseline 的文件',
    en: 'accept everything found, and write it to the --baseline file',
  },
  receipt: {
    flags: '--receipt <FILE>',
    zh: '写出核对凭据：核对了什么、怎样核对、结果如何',
    en: 'write a receipt: what was checked, how, and the result',
    parse: fileName('--receipt'),
  },
  force,
  stdinName: {
    flags: '--stdin-filename <NAME>',
    zh: '标准输入按这个文件名处理',
    en: 'use this file name for standard input',
  },
  skipUnrelated: {
    flags: '--skip-unrelated',
    zh: '写明文件名的，没有年报内容时也跳过',
    en: 'also skip named files without report content',
  },
  /** True for the files that are not committed yet. */
  changed: {
    flags: '--changed [REF]',
    zh: '只核对改动过的文件：与 git 的 REF 相比（默认：还没有提交的）',
    en: 'check only files that differ from REF in git (default: those not committed yet)',
  },
  watch: {
    flags: '--watch',
    zh: '文件一保存就重新核对，按 Ctrl-C 结束',
    en: 'check again whenever a file is saved, until Ctrl-C',
  },
  jobs: {
    flags: '--jobs <N>',
    zh: '同时用 N 个进程核对（默认：文件多时每个处理器核心一个）',
    en: 'check in N processes at the same time (default: one for each core where files are many)',
    parse: positiveNumber('--jobs'),
  },
  shard: {
    flags: '--shard <I/N>',
    zh: '只核对 N 份中的第 I 份文件，其余由别的机器核对',
    en: 'check only part I of N of the files, and leave the others to other machines',
    parse: shardNumbers,
  },
  /** True for the default folder. */
  cache: {
    flags: '--cache [DIR]',
    zh: '没有变化的文件沿用上次的结果（存在 DIR，默认在用户的缓存文件夹里）',
    en: 'keep results in DIR (default: in your cache folder), and use them for files that have not changed',
  },
  stats: {
    flags: '--stats',
    zh: '列出各步骤、各格式用时（到 stderr）',
    en: 'show the time by step and by format, on stderr',
  },
  exitZero: resultOptions.exitZero,
  printConfig: {
    flags: '--print-config <FILE>',
    zh: '显示对这个文件起作用的配置，以及各项出自哪里',
    en: 'show the configuration for a file, and where each value comes from',
  },
} as const;

export const lintCommand = defineCommand({
  name: 'lint',
  isDefault: true,
  description: {
    zh: '核对报告（默认命令）；- 为标准输入',
    en: 'Check reports (the default command); - is standard input',
  },
  argument: { name: '[file...]', zh: '文件、文件夹或通配符', en: 'files, folders or globs' },
  options: lintOptions,
  request: ({ command, argument: names, options, common }) => {
    checkCombination(names, options);
    const { rules, failOn, maxWarnings, strict, year, form: named, roster, baseline, printConfig, ...own } = options;
    const { form, formFile } = formNamed(named);
    const given = { rules, failOn, maxWarnings, strict: strict || undefined, year, form, roster, baseline };
    const shared = { ...common(given), formFile };
    if (printConfig !== undefined) {
      return { command: 'print-config', ...shared, name: printConfig, format: shownFormat(own.outputs) };
    }
    const program = command.parent!;
    const isNamed = program.args[0] === 'lint';
    return {
      command: 'lint',
      ...shared,
      ...own,
      outputs: own.outputs ?? [{ name: 'pretty', file: undefined }],
      names,
      /** The command that the first name may be a typing error for, if it is not a file. */
      intendedCommand: isNamed ? undefined : similarCommand(names[0] ?? '', program),
    };
  },
});

type Asked = RequestOf<typeof lintCommand>;
export type LintRequest = Extract<Asked, { command: 'lint' }>;
export type PrintConfigRequest = Extract<Asked, { command: 'print-config' }>;

/** Throws if the options cannot be combined, with each other or with the names. */
function checkCombination(names: readonly string[], options: OptionValues<typeof lintOptions>): void {
  const { printConfig, changed, cache, watch, updateBaseline } = options;
  checkShown(options);
  const printsConfig = printConfig !== undefined;
  const conflicts: readonly (readonly [boolean, zh: string, en: string])[] = [
    [
      printsConfig && names.length > 0,
      '--print-config 只看一个文件的配置，后面不能再写别的文件',
      '--print-config shows what holds for one file, and takes no others',
    ],
    [
      watch && updateBaseline,
      '--watch 和 --update-baseline 不能同时用：否则每次保存都会接受新的问题',
      '--watch and --update-baseline cannot be combined: every save would accept new findings',
    ],
    [watch && names.includes('-'), '--watch 不能用于标准输入', '--watch cannot be used on standard input'],
  ];
  for (const [isConflict, zh, en] of conflicts) if (isConflict) throw usageError({ zh, en });
  // Either option may name what to check.
  if (!printsConfig && names.length === 0 && !changed && typeof cache !== 'string') throw nothingNamed();
}

/** Returns the format for showing a configuration, which goes to standard output only. */
function shownFormat(outputs: readonly Output[] = [{ name: 'pretty', file: undefined }]) {
  const [{ name, file }, ...others] = outputs as [Output, ...Output[]];
  const format = shownFormats.find((one) => one === name);
  if (format && file === undefined && others.length === 0) return format;
  throw usageError({
    zh: `--print-config 只显示在屏幕上，--format 可用：${shownFormats.join('、')}`,
    en: `--print-config goes to standard output; --format can be ${shownFormats.join(', ')}`,
  });
}
