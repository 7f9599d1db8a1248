import { defineCommand, force, type RequestOf } from './command.ts';
import { isFolderName, pageFileName } from './values.ts';

export const pageCommand = defineCommand({
  name: 'page',
  description: {
    zh: '写出离线网页：双击打开，把年报拖进去就核对，不用安装，也不联网',
    en: 'Write the offline page: open it, drop reports on it and see what is wrong; nothing to install, no network',
  },
  options: {
    file: {
      flags: '-o, --output <FILE.html|DIR/>',
      zh: '存到这个文件，或这个文件夹（以 / 结尾）；- 为标准输出',
      en: 'write to this file, or into this folder (with / at its end); - is standard output',
      parse: (given: string) => (given === '-' || isFolderName(given) ? given : pageFileName(given)),
    },
    force,
  },
  request: ({ options, common }) => ({ command: 'page', ...common(), ...options }),
});

export type PageRequest = RequestOf<typeof pageCommand>;
