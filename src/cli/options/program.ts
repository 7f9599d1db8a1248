import { type Command, Option } from 'commander';
import { languages } from '../../model/text.ts';
import { tool } from '../../version.ts';
import type { Asking } from './asking.ts';
import { choice } from './values.ts';

/** What holds for every command. */
export function programOptions(program: Command, { t }: Pick<Asking, 't'>): void {
  program
    .description(
      t(
        '核对政府信息公开工作年度报告的表格：勾稽关系、漏填、错填',
        'Check the tables of government information disclosure annual reports: sums, gaps, slips',
      ),
    )
    .usage(t('[选项] <文件|文件夹|通配符|->...', '[options] <file|folder|glob|->...'))
    .addOption(
      new Option(
        '--lang <LANG>',
        t('界面语言：zh、en（默认随系统，否则中文）', 'language: zh or en (default: the locale, else zh)'),
      ).argParser(choice('--lang', languages)),
    )
    .option(
      '--config <FILE>',
      t(
        '用这份配置，不用最近的 report-lint.config.json',
        'use this configuration, not the nearest report-lint.config.json',
      ),
    )
    .option('--no-config', t('不读配置文件', 'read no configuration file'))
    .option('--color', t('总是用颜色', 'always colour the output'))
    .option('--no-color', t('不用颜色', 'never colour the output'))
    .version(tool.version, '-V, --version', t('显示版本', 'print the version'))
    .helpOption('-h, --help', t('显示帮助', 'print this help'))
    .helpCommand('help [command]', t('显示某个命令的帮助', 'help for a command'))
    .exitOverride()
    .showSuggestionAfterError(false);
}
