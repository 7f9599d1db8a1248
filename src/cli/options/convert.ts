import { type WriterName, writers } from '../../writers/index.ts';
import { usageError } from '../messages.ts';
import { defineCommand, force, type RequestOf } from './command.ts';
import { choice } from './values.ts';

const writerNames = Object.keys(writers) as WriterName[];

export const convertCommand = defineCommand({
  name: 'convert',
  description: { zh: '把读到的报告存成另一种格式', en: 'Write the report in another format, as it was read' },
  argument: { name: '<file>', zh: '文件；- 为标准输入', en: 'a file; - is standard input' },
  options: {
    to: {
      flags: '--to <NAME>',
      zh: '输出格式：json、csv（版式同报表）、tidy（一格一行的 CSV）、html（网页，供对照原件）、xlsx（版式同报表，总计为公式，可打印）',
      en: 'output format: json, csv (laid out as the form), tidy (CSV, one cell a line), html (a page to compare with the document), xlsx (laid out as the form, with formulas for sums)',
      parse: choice('--to', writerNames),
    },
    file: {
      flags: '-o, --output <FILE>',
      zh: '存到这个文件，而不是标准输出',
      en: 'write to this file, not to standard output',
    },
    force,
  },
  request: ({ argument: name, options, common }) => {
    const { to } = options;
    if (to === undefined) {
      throw usageError({
        zh: `convert 需要 --to：${writerNames.join('、')}`,
        en: `convert needs --to: ${writerNames.join(', ')}`,
      });
    }
    return { command: 'convert', ...common(), name, ...options, to };
  },
});

export type ConvertRequest = RequestOf<typeof convertCommand>;
