import { type WriterName, writers } from '../../writers/index.ts';
import { usageError } from '../messages.ts';
import { defineCommand, force, type RequestOf } from './command.ts';
import { choice, filesArgument } from './values.ts';

const writerNames = Object.keys(writers) as WriterName[];

/** The format of a file by the ending of its name. */
const byEnding: Readonly<Record<string, WriterName>> = {
  json: 'json',
  csv: 'csv',
  html: 'html',
  htm: 'html',
  xlsx: 'xlsx',
};

export const convertCommand = defineCommand({
  name: 'convert',
  description: { zh: '把读到的报告存成另一种格式', en: 'Write reports in another format, as they were read' },
  argument: filesArgument,
  options: {
    to: {
      flags: '--to <NAME>',
      zh: '输出格式（默认看 -o 的结尾）：json、csv（版式同报表）、tidy（一格一行的 CSV）、html（网页，供对照原件）、xlsx（版式同报表，总计为公式，可打印）',
      en: 'output format (default: by the ending of -o): json, csv (laid out as the form), tidy (CSV, one cell a line), html (a page to compare with the document), xlsx (laid out as the form, with formulas for sums)',
      parse: choice('--to', writerNames),
    },
    file: {
      flags: '-o, --output <FILE|DIR/>',
      zh: '存到这个文件，而不是标准输出；多个文件存到文件夹',
      en: 'write to this file, not to standard output; several files into a folder',
    },
    force,
  },
  request: ({ argument: names, options, common }) => {
    const to = options.to ?? formatOf(options.file);
    if (to === undefined) {
      throw usageError({
        zh: `convert 需要 --to：${writerNames.join('、')}`,
        en: `convert needs --to: ${writerNames.join(', ')}`,
      });
    }
    return { command: 'convert', ...common(), names, ...options, to };
  },
});

export type ConvertRequest = RequestOf<typeof convertCommand>;

function formatOf(file = ''): WriterName | undefined {
  const ending = /[^/\\]\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
