import { type CommandSpec, force } from './command.ts';

export const initCommand: CommandSpec = {
  name: 'init',
  description: {
    zh: '在当前文件夹写一份带说明的配置文件',
    en: 'Write a commented configuration file into the current folder',
  },
  options: [force],
  request: ({ options, common }) => ({ command: 'init', ...common(), force: options.force ?? false }),
};
