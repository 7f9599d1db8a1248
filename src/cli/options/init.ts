import { defineCommand, force, type RequestOf } from './command.ts';

export const initCommand = defineCommand({
  name: 'init',
  description: {
    zh: '在当前文件夹写一份带说明的配置文件',
    en: 'Write a commented configuration file into the current folder',
  },
  options: { force },
  request: ({ options, common }) => ({ command: 'init', ...common(), ...options }),
});

export type InitRequest = RequestOf<typeof initCommand>;
