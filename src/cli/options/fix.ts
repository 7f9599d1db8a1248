import { usageError } from '../messages.ts';
import { shownFormats } from '../request.ts';
import { defineCommand, force, type RequestOf } from './command.ts';
import { choice, filesArgument } from './values.ts';

export const fixCommand = defineCommand({
  name: 'fix',
  description: {
    zh: '列出可以修正的数据，或写出修正后的文件',
    en: 'List what can be corrected, or write corrected files',
  },
  argument: filesArgument,
  options: {
    file: {
      flags: '-o, --output <FILE|DIR/>',
      zh: '把修正后的文件另存到这里；多个文件存到文件夹',
      en: 'write a corrected copy here; several files into a folder',
    },
    write: { flags: '--write', zh: '直接修正原文件', en: 'correct the file itself' },
    suggested: {
      flags: '--suggested',
      zh: '除数字的写法外，推测的数值也一并修正；请先核实',
      en: 'correct suggested numbers too, not only how numbers are written; check them first',
    },
    force,
    format: {
      flags: '--format <NAME>',
      zh: `输出格式：${shownFormats.join('、')}`,
      en: `output format: ${shownFormats.join(', ')}`,
      parse: choice('--format', shownFormats),
    },
  },
  request: ({ argument: names, options, common }) => {
    if (options.write && options.file !== undefined) {
      throw usageError({
        zh: '-o 和 --write 只能用一个：另存一份，或直接改原文件',
        en: '-o and --write cannot be combined: a copy, or the file itself',
      });
    }
    if (options.write && names.includes('-')) {
      throw usageError({
        zh: '标准输入没有原文件可改，请用 -o 另存',
        en: '--write needs a file: for standard input use -o',
      });
    }
    if (options.file === '-') {
      throw usageError({
        zh: 'fix 不写到标准输出；-o 后请写文件名，例如：-o 修正.docx',
        en: 'fix does not write to standard output: give -o the name of a file',
      });
    }
    return { command: 'fix', ...common(), names, ...options, format: options.format ?? 'pretty' };
  },
});

export type FixRequest = RequestOf<typeof fixCommand>;
