import { type Command, Option, type OptionValues } from 'commander';
import { formatterNames } from '../../formatters/index.ts';
import { severities } from '../../model/form.ts';
import { type Output, type ShownFormat, shownFormats } from '../request.ts';
import type { Asking } from './asking.ts';
import { nearCommand } from './complaint.ts';
import { choice, fileName, formNamed, output, ruleLevel, usage, wholeNumber, yearNumber } from './values.ts';

export function lintOptions(program: Command, { t, common, ask }: Asking): void {
  program
    .command('lint', { isDefault: true })
    .description(t('核对报告（默认命令）；- 为标准输入', 'Check reports (the default command); - is standard input'))
    .argument('[file...]', t('文件、文件夹或通配符', 'files, folders or globs'))
    .addOption(
      new Option(
        '--format <NAME[=FILE]>',
        t(
          `输出格式：${formatterNames.join('、')}；写 =FILE 则存成文件；可多次使用`,
          `output format: ${formatterNames.join(', ')}; =FILE writes it to a file; repeatable`,
        ),
      ).argParser(output),
    )
    .addOption(
      new Option(
        '--rule <ID=LEVEL>',
        t(
          '改某条规则的级别：error、warning、info、off；可多次使用',
          'set the level of a rule: error, warning, info or off; repeatable',
        ),
      ).argParser(ruleLevel),
    )
    .addOption(
      new Option(
        '--fail-on <LEVEL>',
        t(
          '从哪一级起退出码为 1：error（默认）、warning、info、never',
          'lowest level that gives exit code 1: error (default), warning, info, never',
        ),
      ).argParser(choice('--fail-on', [...severities, 'never'])),
    )
    .addOption(
      new Option(
        '--max-warnings <N>',
        t('提醒超过 N 处时退出码为 1', 'exit with 1 when there are more than N warnings'),
      ).argParser(wholeNumber('--max-warnings')),
    )
    .option('--strict', t('未核对的按错误计', 'count what was not checked as an error'))
    .option(
      '--quiet',
      t(
        '屏幕上只列达到 --fail-on 级别的问题，以及未核对、未能核对的',
        'show only what reaches the --fail-on level, and what was not checked',
      ),
    )
    .option(
      '--verbose',
      t('列出每条勾稽关系的算式和读到的内容', 'show every relation with its figures, and what was read'),
    )
    .addOption(
      new Option('--year <Y>', t('报告应是哪一年的', 'year that the reports should be of')).argParser(yearNumber),
    )
    .option(
      '--form <ID|FILE>',
      t('只按这种报表核对；写文件名则加上自定义报表', 'use only this form; a file adds a form of your own'),
    )
    .addOption(
      new Option(
        '--baseline <FILE>',
        t('已接受的问题列在这个文件里，不再计入', 'file of accepted findings, which do not count'),
      ).argParser(fileName('--baseline')),
    )
    .option(
      '--update-baseline',
      t('接受现有的全部问题，写进 --baseline 的文件', 'accept everything found, and write it to the --baseline file'),
    )
    .addOption(
      new Option(
        '--receipt <FILE>',
        t('写出核对凭据：核对了什么、怎样核对、结果如何', 'write a receipt: what was checked, how, and the result'),
      ).argParser(fileName('--receipt')),
    )
    .option('--force', t('覆盖已有的文件（不包括要读的文件）', 'write over what is there, only not over what is read'))
    .option('--stdin-filename <NAME>', t('标准输入按这个文件名处理', 'file name to give to standard input'))
    .option(
      '--skip-unrelated',
      t('点名的文件里没有年报内容的也跳过', 'pass over named files, too, in which nothing of a report is found'),
    )
    .option(
      '--changed [REF]',
      t(
        '只核对改动过的文件：与 git 的 REF 相比（默认：还没有提交的）',
        'check only files that differ from REF in git (default: those not committed yet)',
      ),
    )
    .option('--watch', t('文件一保存就重新核对，按 Ctrl-C 结束', 'check again whenever a file is saved, until Ctrl-C'))
    .option('--stats', t('列出各步骤、各格式用时（到 stderr）', 'time by step and by format, on stderr'))
    .option(
      '--exit-zero',
      t(
        '有问题也以 0 退出（未能核对或部分未核对仍为 2）',
        'exit with 0 despite findings (still 2 if not all was checked)',
      ),
    )
    .option(
      '--print-config <FILE>',
      t(
        '显示对这个文件起作用的配置，以及各项出自哪里',
        'show the configuration for a file, and where each value comes from',
      ),
    )
    .action((names: string[], options) => {
      const isNamed = program.args[0] === 'lint';
      const { form, formFile } = formNamed(options.form);
      const { rule: rules, failOn, maxWarnings, strict, year, baseline } = options;
      const given = { ...common({ rules, failOn, maxWarnings, strict, year, form, baseline }), formFile };
      checkTogether(names, options);
      if (options.printConfig !== undefined) {
        ask({ command: 'print-config', ...given, name: options.printConfig, format: shownFormat(options.format) });
        return;
      }
      ask({
        command: 'lint',
        ...given,
        names,
        meant: isNamed ? undefined : nearCommand(names[0] ?? '', program),
        changed: options.changed,
        watch: options.watch ?? false,
        stats: options.stats ?? false,
        outputs: options.format ?? [{ name: 'pretty', file: undefined }],
        quiet: options.quiet ?? false,
        verbose: options.verbose ?? false,
        stdinName: options.stdinFilename,
        skipUnrelated: options.skipUnrelated ?? false,
        force: options.force ?? false,
        exitZero: options.exitZero ?? false,
        updateBaseline: options.updateBaseline ?? false,
        receipt: options.receipt,
      });
    });
}

/** Throws where options do not go together, or not with the names. */
function checkTogether(names: readonly string[], options: OptionValues): void {
  const { quiet, verbose, printConfig, changed, watch, updateBaseline } = options;
  const showsConfig = printConfig !== undefined;
  const wrong: readonly (readonly [boolean, zh: string, en: string])[] = [
    [quiet && verbose, '--quiet 和 --verbose 不能同时用', '--quiet and --verbose cannot be combined'],
    [
      showsConfig && names.length > 0,
      '--print-config 只看一个文件的配置，后面不能再写别的文件',
      '--print-config shows what holds for one file, and takes no others',
    ],
    [
      !showsConfig && names.length === 0 && !changed,
      '没有给出要核对的文件，例如：report-lint 年度报告.xlsx',
      'no file to check is given, for example: report-lint report.xlsx',
    ],
    [
      watch && updateBaseline,
      '--watch 和 --update-baseline 不能同时用：否则每次保存都会接受新的问题',
      '--watch and --update-baseline cannot be combined: every save would accept new findings',
    ],
    [watch && names.includes('-'), '--watch 不能用于标准输入', '--watch cannot be used on standard input'],
  ];
  for (const [isSo, zh, en] of wrong) if (isSo) throw usage({ zh, en });
}

/** The format in which a configuration is shown, on the screen alone. */
function shownFormat(outputs: readonly Output[] = [{ name: 'pretty', file: undefined }]): ShownFormat {
  const [{ name, file }, ...others] = outputs as [Output, ...Output[]];
  const format = shownFormats.find((one) => one === name);
  if (format && file === undefined && others.length === 0) return format;
  throw usage({
    zh: `--print-config 只显示在屏幕上，--format 可用：${shownFormats.join('、')}`,
    en: `--print-config goes to standard output; --format can be ${shownFormats.join(', ')}`,
  });
}
