import { defineCommand, force, type RequestOf } from './command.ts';
import { copyName, isFolderName } from './values.ts';

export const annotateCommand = defineCommand({
  name: 'annotate',
  description: {
    zh: '写出标明错处的副本（工作簿，或加批注的 Word 文档），附更正清单；原文件不变',
    en: 'Write copies with the findings marked (a workbook, or Word with comments), and a list of corrections',
  },
  argument: { name: '<file...>', zh: '文件、文件夹、压缩包或通配符', en: 'files, folders, archives or globs' },
  options: {
    file: {
      flags: '-o, --output <FILE|DIR/>',
      zh: '存到这个文件（默认：原文件名.核对.xlsx，Word 为 .核对.docx）；多个文件存到文件夹',
      en: 'write to this file (default: the name with .checked.xlsx, for Word .checked.docx); several files into a folder',
      parse: (given: string) => (isFolderName(given) ? given : copyName(given)),
    },
    force,
  },
  request: ({ argument: names, options, common }) => ({ command: 'annotate', ...common(), names, ...options }),
});

export type AnnotateRequest = RequestOf<typeof annotateCommand>;
