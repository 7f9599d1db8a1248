import { defineCommand, type RequestOf } from './command.ts';
import { fileName } from './values.ts';

export const formCommand = defineCommand({
  name: 'form',
  word: 'check',
  description: {
    zh: '检查自定义报表：认不出的 id、重复的标签、不可能成立的关系、没有核对的格',
    en: 'Check a form of your own: unknown ids, repeated labels, relations that cannot hold, cells outside all relations',
  },
  argument: { name: '<file>', zh: '定义报表的 JSON 文件', en: 'JSON file that defines the form' },
  options: {},
  request: ({ argument: file, common }) => ({ command: 'form', ...common(), file: fileName('form check')(file) }),
});

export type FormRequest = RequestOf<typeof formCommand>;
