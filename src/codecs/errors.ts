import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** The file is damaged. `detail` names the part of the file and its fault. */
export function damagedError(detail: Text, cause?: unknown): UserError {
  return new UserError(
    'damaged',
    {
      zh: `文件已损坏或不完整（${detail.zh}），请重新取得该文件，或用 WPS、Excel、Word 打开后另存再试`,
      en: `the file is damaged or incomplete (${detail.en}): fetch it again, or open it in WPS, Excel or Word and save it as a new file`,
    },
    { cause },
  );
}

/** The file needs a password. */
export function encryptedError(cause?: unknown): UserError {
  return new UserError(
    'encrypted',
    {
      zh: '文件有密码保护，请打开后取消密码，另存再试',
      en: 'the file is protected by a password: open it, remove the password and save it as a new file',
    },
    { cause },
  );
}

/** The file needs more time or memory than any report does. */
export function tooLargeError(): UserError {
  return new UserError('too-large', {
    zh: '文件内容过大，不像是年度报告，请只保留报告内容，另存为新文件再试',
    en: 'the file holds far more than a report can: keep only the report and save it as a new file',
  });
}
