import { defineCommand, force, type RequestOf } from './command.ts';
import { workbookName } from './values.ts';

export const annotateCommand = defineCommand({
  name: 'annotate',
  description: {
    zh: '写出标明错处的工作簿，附更正清单；原文件不变',
    en: 'Write a workbook with the findings marked, and a list of corrections',
  },
  argument: { name: '<file>', zh: '文件', en: 'a file' },
  options: {
    file: {
      flags: '-o, --output <FILE.xlsx>',
      zh: '存到这个文件（默认：原文件名.核对.xlsx）',
      en: 'write to this file (default: the name with .checked.xlsx)',
      parse: workbookName,
    },
    force,
  },
  request: ({ argument: name, options, common }) => ({ command: 'annotate', ...common(), name, ...options }),
});

export type AnnotateRequest = RequestOf<typeof annotateCommand>;
