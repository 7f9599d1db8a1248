import { defineCommand, type RequestOf } from './command.ts';

export const explainCommand = defineCommand({
  name: 'explain',
  description: {
    zh: '说明一条规则：查什么、依据、怎么改；不写规则名则列出全部规则',
    en: 'Explain a rule: what it checks, why, and how to fix what it finds; without a name, list all rules',
  },
  argument: { name: '[rule]', zh: '规则名', en: 'id of a rule' },
  options: {},
  request: ({ argument: rule, common }) => ({ command: 'explain', ...common(), rule }),
});

export type ExplainRequest = RequestOf<typeof explainCommand>;
