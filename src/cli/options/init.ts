import { usageError } from '../messages.ts';
import { defineCommand, force, type RequestOf } from './command.ts';
import { csvName, fileName } from './values.ts';

export const initCommand = defineCommand({
  name: 'init',
  description: {
    zh: '在当前文件夹写一份带说明的配置文件，或写一份单位名单',
    en: 'Write a commented configuration file into the current folder, or a roster',
  },
  options: {
    folder: {
      flags: '--roster <DIR>',
      zh: '改为写一份单位名单，取自这个文件夹里（上年）的报告',
      en: "write a roster instead: the bodies of the reports in this folder, such as last year's",
      parse: fileName('--roster'),
    },
    file: {
      flags: '-o, --output <FILE.csv>',
      zh: '名单存到这个文件（默认：名单.csv）',
      en: 'write the roster to this file (default: roster.csv)',
      parse: csvName,
    },
    force,
  },
  request: ({ options, common }) => {
    if (options.file !== undefined && options.folder === undefined) {
      throw usageError({
        zh: '-o 只用于名单，请写明取自哪个文件夹：--roster 文件夹',
        en: '-o is for a roster: name the folder to take it from with --roster DIR',
      });
    }
    return { command: 'init', ...common(), ...options };
  },
});

export type InitRequest = RequestOf<typeof initCommand>;
