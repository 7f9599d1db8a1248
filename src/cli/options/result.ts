import { formatterNames } from '../../formatters/index.ts';
import { severities } from '../../model/form.ts';
import { usageError } from '../messages.ts';
import { choice, output, wholeNumber } from './values.ts';

/** The options of the commands that show a result. */
export const resultOptions = {
  outputs: {
    flags: '--format <NAME[=FILE]>',
    zh: `输出格式：${formatterNames.join('、')}；写 =FILE 则存成文件，html=DIR/ 则每个机关一页；可多次使用`,
    en: `output format: ${formatterNames.join(', ')}; =FILE writes it to a file, html=DIR/ a page for each body; repeatable`,
    parse: output,
  },
  failOn: {
    flags: '--fail-on <LEVEL>',
    zh: '从哪一级起退出码为 1：error（默认）、warning、info、never',
    en: 'lowest level that gives exit code 1: error (default), warning, info, never',
    parse: choice('--fail-on', [...severities, 'never']),
  },
  maxWarnings: {
    flags: '--max-warnings <N>',
    zh: '提醒超过 N 处时退出码为 1',
    en: 'exit with 1 when there are more than N warnings',
    parse: wholeNumber('--max-warnings'),
  },
  strict: { flags: '--strict', zh: '未核对的按错误计', en: 'count what was not checked as an error' },
  quiet: {
    flags: '--quiet',
    zh: '屏幕上只列达到 --fail-on 级别的问题，以及未核对、未能核对的',
    en: 'show only what reaches the --fail-on level, and what was not checked',
  },
  verbose: {
    flags: '--verbose',
    zh: '列出每条勾稽关系的算式和读到的内容',
    en: 'show every relation with its figures, and what was read',
  },
  exitZero: {
    flags: '--exit-zero',
    zh: '有问题也以 0 退出（未能核对或部分未核对仍为 2）',
    en: 'exit with 0 despite findings (still 2 if not all was checked)',
  },
} as const;

/** Throws if the options for showing cannot be combined. */
export function checkShown({ quiet, verbose }: { readonly quiet: boolean; readonly verbose: boolean }): void {
  if (!quiet || !verbose) return;
  throw usageError({ zh: '--quiet 和 --verbose 不能同时用', en: '--quiet and --verbose cannot be combined' });
}
