import { Argument, Command, CommanderError, Option } from 'commander';
import type { Values } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { severities } from '../form.ts';
import { widthOf, wrap } from '../formatters/columns.ts';
import { formatterNames } from '../formatters/index.ts';
import { near } from '../near.ts';
import { type Language, languages } from '../text.ts';
import { tool } from '../version.ts';
import { type WriterName, writers } from '../writers/index.ts';
import { type Common, type Request, type Shell, shells, shownFormats } from './request.ts';
import {
  choice,
  fileName,
  formNamed,
  output,
  ruleLevel,
  usage,
  wholeNumber,
  workbookName,
  yearNumber,
} from './values.ts';

/** What a command line asks for. Throws a `UserError`; `width` is that of the terminal, for help. */
export function parse(argv: readonly string[], language: Language, width: number | undefined): Request {
  let request: Request | undefined;
  let printed = '';
  const t = (zh: string, en: string) => ({ zh, en })[language];
  const program = new Command(tool.name);
  const common = (values: { readonly [Key in keyof Values]: Values[Key] | undefined } = {}): Common => {
    const { color, config, lang } = program.opts();
    const set = Object.entries({ lang, ...values }).filter(([, value]) => value !== undefined);
    return { language, colour: color, config, given: Object.fromEntries(set) };
  };

  program
    .description(
      t(
        '核对政府信息公开工作年度报告的表格：勾稽关系、漏填、错填',
        'Checks the tables of government information disclosure annual reports: sums, gaps, slips',
      ),
    )
    .usage(t('[选项] <文件|文件夹|通配符|->...', '[options] <file|folder|glob|->...'))
    .addOption(
      new Option(
        '--lang <LANG>',
        t('界面语言：zh、en（默认随系统，否则中文）', 'zh or en (default: the locale, else zh)'),
      ).argParser(choice('--lang', languages)),
    )
    .option(
      '--config <FILE>',
      t(
        '用这份配置，不用最近的 report-lint.config.json',
        'configuration to use, not the nearest report-lint.config.json',
      ),
    )
    .option('--no-config', t('不读配置文件', 'read no configuration file'))
    .option('--color', t('总是用颜色', 'always colour the output'))
    .option('--no-color', t('不用颜色', 'never colour the output'))
    .version(tool.version, '-V, --version', t('显示版本', 'print the version'))
    .helpOption('-h, --help', t('显示帮助', 'print this help'))
    .helpCommand('help [command]', t('显示某个命令的帮助', 'help for a command'))
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: () => {},
      getOutHelpWidth: () => width ?? 80,
    })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth: widthOf,
      boxWrap: (text, columns) => wrap(text, columns).join('\n'),
      styleTitle: (title) => (language === 'zh' ? (titles[title] ?? title) : title),
      // Lint is the default command: its options are the program's.
      visibleOptions: (command) =>
        command === program ? [...lint.options, ...program.options, help] : [...command.options],
      visibleGlobalOptions: (command) => (command === program ? [] : [...program.options, help]),
      visibleCommands: (command) => [...command.commands],
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    });
  const help = new Option('-h, --help', t('显示帮助', 'print this help'));

  const lint = program
    .command('lint', { isDefault: true })
    .description(t('核对报告（默认命令）；- 读标准输入', 'check reports (the default command); - reads standard input'))
    .argument('[file...]', t('文件、文件夹或通配符', 'files, folders or globs'))
    .addOption(
      new Option(
        '--format <NAME[=FILE]>',
        t(
          `输出格式：${formatterNames.join('、')}；可重复，写 =FILE 则存成文件`,
          `${formatterNames.join(', ')}; repeatable; =FILE writes it to a file`,
        ),
      ).argParser(output),
    )
    .addOption(
      new Option(
        '--rule <ID=LEVEL>',
        t('改某条规则的级别：error、warning、info、off；可重复', 'error, warning, info or off for a rule; repeatable'),
      ).argParser(ruleLevel),
    )
    .addOption(
      new Option(
        '--fail-on <LEVEL>',
        t(
          '到哪一级算不通过：error（默认）、warning、info、never',
          'level that fails the run: error (default), warning, info, never',
        ),
      ).argParser(choice('--fail-on', [...severities, 'never'])),
    )
    .addOption(
      new Option(
        '--max-warnings <N>',
        t('提醒超过 N 处算不通过', 'fail the run when there are more warnings'),
      ).argParser(wholeNumber('--max-warnings')),
    )
    .option(
      '--strict',
      t('该核对而看不出对错的，按错误算', 'what should be checked and cannot be told counts as an error'),
    )
    .option(
      '--quiet',
      t(
        '屏幕上只列导致不通过的问题和没能核对的文件',
        'on screen, only what fails the run and what could not be checked',
      ),
    )
    .option('--verbose', t('列出每条勾稽关系的算式和读到的内容', 'every relation with its figures, and what was read'))
    .addOption(
      new Option('--year <Y>', t('报告应是哪一年的', 'the year that the reports should be of')).argParser(yearNumber),
    )
    .option(
      '--form <ID|FILE>',
      t('只按这种报表核对；给文件则加上自定义报表', 'only this form; a file adds a form of your own'),
    )
    .addOption(
      new Option(
        '--baseline <FILE>',
        t('已接受的问题列在这个文件里，不再计入', 'findings that were accepted, and do not count'),
      ).argParser(fileName('--baseline')),
    )
    .option(
      '--update-baseline',
      t(
        '接受现有的全部问题，写进 --baseline 的文件',
        'accept all that is found, and write it to the file of --baseline',
      ),
    )
    .addOption(
      new Option(
        '--receipt <FILE>',
        t('写出核对凭据：核对了什么、怎样核对、结果如何', 'write what was checked, how, and what came of it'),
      ).argParser(fileName('--receipt')),
    )
    .option('--stdin-filename <NAME>', t('标准输入按这个文件名处理', 'file name that standard input goes by'))
    .option(
      '--changed [REF]',
      t(
        '只核对改动过的文件：与 git 的 REF 相比（默认：还没有提交的）',
        'only files that differ from REF in git (default: those not committed yet)',
      ),
    )
    .option('--watch', t('文件一保存就重新核对，按 Ctrl-C 结束', 'check again whenever a file is saved, until Ctrl-C'))
    .option('--stats', t('列出各步骤、各格式用时（到 stderr）', 'time by step and by format, on stderr'))
    .option(
      '--exit-zero',
      t('有错也以 0 退出（没能核对仍为 2）', 'exit with 0 despite findings (still 2 if unable to check)'),
    )
    .option(
      '--print-config <FILE>',
      t(
        '显示对这个文件起作用的配置，以及各项出自哪里',
        'what is configured for a file, and where each value comes from',
      ),
    )
    .action((names: string[], options) => {
      if (options.quiet && options.verbose) {
        throw usage({
          zh: '--quiet 和 --verbose 不能同时用',
          en: '--quiet and --verbose cannot be combined',
        });
      }
      const { printConfig } = options;
      const { form, formFile } = formNamed(options.form);
      const given = common({
        rules: options.rule,
        failOn: options.failOn,
        maxWarnings: options.maxWarnings,
        strict: options.strict,
        year: options.year,
        form,
        baseline: options.baseline,
      });
      if (printConfig !== undefined) {
        if (names.length > 0) {
          throw usage({
            zh: '--print-config 只看一个文件的配置，后面不能再写别的文件',
            en: '--print-config shows what holds for one file, and takes no others',
          });
        }
        const [{ name: format, file }] = options.format ?? [{ name: 'pretty' }];
        if (!shownFormats.includes(format) || file !== undefined || options.format?.length > 1) {
          throw usage({
            zh: `--print-config 只显示在屏幕上，--format 可用：${shownFormats.join('、')}`,
            en: `--print-config goes to standard output; --format can be ${shownFormats.join(', ')}`,
          });
        }
        request = { command: 'print-config', ...given, name: printConfig, formFile, format };
        return;
      }
      if (names.length === 0 && !options.changed) {
        throw usage({
          zh: '没有给出要核对的文件，例如：report-lint 年度报告.xlsx',
          en: 'no file to check is given, for example: report-lint report.xlsx',
        });
      }
      if (options.watch && options.updateBaseline) {
        throw usage({
          zh: '--watch 和 --update-baseline 不能同时用：每次保存都会接受新的错',
          en: '--watch and --update-baseline cannot be combined: every save would accept what is wrong in it',
        });
      }
      if (options.watch && names.includes('-')) {
        throw usage({
          zh: '--watch 不能用于标准输入',
          en: '--watch cannot be used on standard input',
        });
      }
      request = {
        command: 'lint',
        ...given,
        names,
        changed: options.changed,
        watch: options.watch ?? false,
        stats: options.stats ?? false,
        outputs: options.format ?? [{ name: 'pretty', file: undefined }],
        quiet: options.quiet ?? false,
        verbose: options.verbose ?? false,
        formFile,
        stdinName: options.stdinFilename,
        exitZero: options.exitZero ?? false,
        updateBaseline: options.updateBaseline ?? false,
        receipt: options.receipt,
      };
    });
  program
    .command('explain')
    .description(
      t(
        '说明一条规则：查什么、依据、怎么改；不写则列出全部',
        'what a rule checks, why, and how to mend it; all rules without a name',
      ),
    )
    .argument('[rule]', t('规则名', 'id of a rule'))
    .action((rule: string | undefined) => {
      request = { command: 'explain', ...common(), rule };
    });
  program
    .command('convert')
    .description(t('把读到的报告存成另一种格式', 'the report as read, in another format'))
    .argument('<file>', t('文件；- 为标准输入', 'a file; - is standard input'))
    .addOption(
      new Option(
        '--to <NAME>',
        t(
          'json、csv（报表原样）、tidy（一格一行的 CSV）、html（对照读到的内容）、xlsx（报表原样，总计为公式，可打印）',
          'json, csv (as the form is printed), tidy (CSV, a cell a line), html (shows what was read), xlsx (as the form is printed, with sums as formulas)',
        ),
      ).argParser(choice('--to', Object.keys(writers) as WriterName[])),
    )
    .option('-o, --output <FILE>', t('存到这个文件，而不是标准输出', 'write to this file, not to standard output'))
    .action((name: string, options) => {
      if (options.to === undefined) {
        const known = Object.keys(writers);
        throw usage({
          zh: `convert 需要 --to：${known.join('、')}`,
          en: `convert needs --to: ${known.join(', ')}`,
        });
      }
      request = { command: 'convert', ...common(), name, to: options.to, file: options.output };
    });
  program
    .command('annotate')
    .description(
      t(
        '写出标出错处的工作簿，附更正清单；原文件不变',
        'a workbook with the findings marked, and a list of corrections',
      ),
    )
    .argument('<file>', t('文件', 'a file'))
    .addOption(
      new Option(
        '-o, --output <FILE.xlsx>',
        t('存到这个文件（默认：原文件名.核对.xlsx）', 'write to this file (default: the name with .checked.xlsx)'),
      ).argParser(workbookName),
    )
    .action((name: string, options) => {
      request = { command: 'annotate', ...common(), name, file: options.output };
    });
  program
    .command('fix')
    .description(t('列出可以修正的数据，或写出修正后的文件', 'what can be corrected in a file, or the corrected file'))
    .argument('<file>', t('文件；- 为标准输入', 'a file; - is standard input'))
    .option('-o, --output <FILE>', t('把修正后的文件另存到这里', 'write a corrected copy here'))
    .option('--write', t('直接修正原文件', 'correct the file itself'))
    .option(
      '--suggested',
      t(
        '连同推测的数值一起修正，不只改写法；请先核实',
        'take suggested numbers too, not only what changes no number; check them first',
      ),
    )
    .addOption(
      new Option('--format <NAME>', t(`输出格式：${shownFormats.join('、')}`, `${shownFormats.join(', ')}`)).argParser(
        choice('--format', shownFormats),
      ),
    )
    .action((name: string, options) => {
      if (options.write && options.output !== undefined) {
        throw usage({
          zh: '-o 和 --write 只能用一个：另存一份，或直接改原文件',
          en: '-o and --write cannot be combined: a copy, or the file itself',
        });
      }
      if (options.write && name === '-') {
        throw usage({
          zh: '标准输入没有原文件可改，请用 -o 另存',
          en: 'standard input is no file to be corrected: use -o',
        });
      }
      request = {
        command: 'fix',
        ...common(),
        name,
        file: options.output,
        write: options.write ?? false,
        suggested: options.suggested ?? false,
        format: options.format ?? 'pretty',
      };
    });
  program
    .command('completion')
    .description(t('让 shell 能按 Tab 补全本命令的脚本', 'the script by which a shell completes this command'))
    .addArgument(new Argument('[shell]', shells.join(t('、', ', '))).argParser(choice('completion', shells)))
    // A command line half typed, which the script hands over behind `--`.
    .allowExcessArguments()
    .action((shell: Shell | undefined, _, { args }: Command) => {
      if (!shell) {
        throw usage({
          zh: `completion 要写明哪种 shell：${shells.join('、')}`,
          en: `completion needs the shell: ${shells.join(', ')}`,
        });
      }
      request = { command: 'completion', ...common(), shell, words: args.slice(1), program };
    });
  program
    .command('new')
    .description(
      t(
        '写出空白的年度报告工作簿：官方格式，总计自动相加，填错有提示',
        'a blank report as a workbook: the official form, with live sums and checks',
      ),
    )
    .addOption(new Option('--year <Y>', t('报告哪一年', 'the year to report on')).argParser(yearNumber))
    .option('--organization <NAME>', t('单位名称；不写则留待填写', 'name of the body; else it is left to be filled in'))
    .addOption(
      new Option(
        '-o, --output <FILE.xlsx>',
        t(
          '存到这个文件（默认：报告标题.xlsx）；- 为标准输出',
          'write to this file (default: the title); - is standard output',
        ),
      ).argParser((given) => (given === '-' ? given : workbookName(given))),
    )
    .option(
      '--form <ID|FILE>',
      t(
        '用这种报表（默认：该年度适用的格式）；可以是自定义报表的文件',
        'this form (default: the one in force that year), or a file with your own',
      ),
    )
    .action((options) => {
      if (options.year === undefined) {
        throw usage({
          zh: 'new 需要 --year，例如：report-lint new --year 2025 --organization 溪口镇人民政府',
          en: 'new needs --year, for example: report-lint new --year 2025 --organization 溪口镇人民政府',
        });
      }
      const { form, formFile } = formNamed(options.form);
      request = {
        command: 'new',
        ...common({ form }),
        year: options.year,
        organization: options.organization,
        formFile,
        file: options.output,
      };
    });
  program
    .command('init')
    .description(t('在当前文件夹写一份带说明的配置文件', 'a commented configuration file in the current folder'))
    .action(() => {
      request = { command: 'init', ...common() };
    });
  for (const command of program.commands) {
    command.usage(command.usage().replace('[options]', t('[选项]', '[options]')));
  }

  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (printed !== '') return { command: 'print', text: printed };
    const known = [program, ...program.commands].flatMap(({ options }) => options.map(({ long }) => long ?? ''));
    throw inBothLanguages(error, [...known, '--help']);
  }
  return request ?? { command: 'print', text: printed };
}

function argumentTerm(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Headings of help, which commander has in English only. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

function inBothLanguages(error: CommanderError, known: readonly string[]): UserError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = quoted.split('=')[0] ?? quoted;
      const suggestion = near(flag, known);
      return usage({
        zh: `没有 ${flag} 这个选项${suggestion ? `，是不是 ${suggestion}？` : ''}`,
        en: `unknown option ${flag}${suggestion ? `; did you mean ${suggestion}?` : ''}`,
      });
    }
    case 'commander.optionMissingArgument':
      return usage({ zh: `选项后面缺少内容：${quoted}`, en: `the option lacks its value: ${quoted}` });
    case 'commander.missingArgument':
      return usage({ zh: '没有给出文件', en: 'no file is given' });
    case 'commander.excessArguments':
      return usage({ zh: `${quoted} 后面的内容太多`, en: `too many arguments for ${quoted}` });
    default:
      return new UserError('usage', { zh: '命令行写法有误', en: error.message }, { cause: error });
  }
}
