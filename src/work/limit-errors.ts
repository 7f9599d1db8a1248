import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

const advice: Text = {
  zh: '如果是多个单位的汇总，请拆成几份再核对；否则请用 WPS、Excel 或 Word 打开，只保留报告内容，另存为新文件再试',
  en: 'if it lists many bodies, split it into several files; if not, open it in WPS, Excel or Word, keep only the report, and save it as a new file',
};

/** @param bytes the limit */
export function tooLarge(bytes: number): UserError {
  const limit = bytes / 2 ** 20;
  return new UserError('too-large', {
    zh: `文件超过 ${limit} MB，没有读取；${advice.zh}`,
    en: `a file of more than ${limit} MB is not read; ${advice.en}`,
  });
}

export function tooSlow(): UserError {
  return new UserError('gave-up', {
    zh: `核对这个文件费时太长，已放弃；${advice.zh}`,
    en: `work on this file was stopped because it took too long; ${advice.en}`,
  });
}

export function tooMuchMemory(cause?: unknown): UserError {
  const text = {
    zh: `核对这个文件需要的内存太多，已放弃；${advice.zh}`,
    en: `work on this file was stopped because it took too much memory; ${advice.en}`,
  };
  return new UserError('gave-up', text, { cause });
}

export function diedTwice(): UserError {
  return new UserError('gave-up', {
    zh: `核对这个文件时程序两次意外中断，已放弃；${advice.zh}`,
    en: `work on this file was stopped because its process ended twice; ${advice.en}`,
  });
}

/** The machine starts no thread for this program. @param cause its error; undefined if it gives none */
export function noThread(cause?: unknown): UserError {
  const text = {
    zh: '系统没有让程序启动新线程，这个文件没有核对；请关闭其他程序，或请管理员放宽进程数和内存限制，再试一次',
    en: 'the system has not let the program start a thread, so this file was not checked; close other programs, or ask for higher limits of processes and memory, and try again',
  };
  return new UserError('gave-up', text, { cause });
}
