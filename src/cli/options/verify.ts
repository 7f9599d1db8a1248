import { defineCommand, type RequestOf } from './command.ts';

export const verifyCommand = defineCommand({
  name: 'verify',
  description: {
    zh: '对照核对凭据（--receipt）：是不是当时核对的那些文件，当时结果如何',
    en: 'Compare files with a receipt (--receipt): are they those that were checked, and with what result',
  },
  argument: {
    name: '<file...>',
    zh: '凭据；后面可写文件、文件夹或压缩包（默认：凭据里的那些）',
    en: 'the receipt, then files, folders or archives (default: those that it names)',
  },
  options: {},
  request: ({ argument: [receipt = '', ...names], common }) => ({ command: 'verify', ...common(), receipt, names }),
});

export type VerifyRequest = RequestOf<typeof verifyCommand>;
