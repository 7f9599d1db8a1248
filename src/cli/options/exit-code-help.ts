import type { Text } from '../../model/text.ts';

/** The meanings of exit codes, by code. */
export type ExitCodes = Readonly<Record<number, Text>>;

const interrupted: Text = { zh: '按 Ctrl-C 中断', en: 'interrupted with Ctrl-C' };

const lintCodes: ExitCodes = {
  0: {
    zh: '全部核对完，没有达到 --fail-on 级别的问题',
    en: 'every file was checked, with nothing at or above the --fail-on level',
  },
  1: {
    zh: '有达到该级别的问题，或提醒超过上限；用 --strict 时，还有单位未报送',
    en: 'findings at or above that level, or more warnings than allowed; with --strict, also a missing body',
  },
  2: {
    zh: '有文件未能核对或部分未核对，或者命令、配置有误',
    en: 'a file was not checked, or only in part; or the command or configuration is wrong',
  },
  130: interrupted,
};

const mergeCodes: ExitCodes = {
  ...lintCodes,
  2: {
    zh: '有文件未能核对或部分未核对，或者结果缺了一份、有误、不能合并',
    en: 'a file was not checked, or only in part; or a result is missing, damaged or cannot be joined',
  },
};

const fixCodes: ExitCodes = {
  0: { zh: '没有要修正的，或已全部修正', en: 'nothing to correct, or everything was corrected' },
  1: { zh: '列出了修正但没有写入，或还有未修正的', en: 'corrections were shown but not written, or some remain' },
  2: { zh: '未能修正，或命令、配置有误', en: 'could not correct, or the command or configuration is wrong' },
  130: interrupted,
};

const verifyCodes: ExitCodes = {
  0: { zh: '就是当时核对的那些文件', en: 'these are the files that were checked, and no others' },
  1: {
    zh: '有文件不同、改名、缺少，或不在凭据里',
    en: 'a file differs, has another name, is missing, or is not in the receipt',
  },
  2: {
    zh: '凭据或文件读不了，无法对照，或者命令、配置有误',
    en: 'the receipt or a file cannot be read or compared; or the command or configuration is wrong',
  },
  130: interrupted,
};

const formCodes: ExitCodes = {
  0: { zh: '报表定义没有错误，最多有提示', en: 'the form has no mistakes, at most infos' },
  2: {
    zh: '报表定义有错误或读不了，或者命令、配置有误',
    en: 'the form has mistakes or cannot be read; or the command or configuration is wrong',
  },
  130: interrupted,
};

const otherCodes: ExitCodes = {
  0: { zh: '完成', en: 'done' },
  2: { zh: '未能完成，或命令、配置有误', en: 'could not be done, or the command or configuration is wrong' },
  130: interrupted,
};

/** Returns the exit codes of a command, by its name. */
export function exitCodesOf(command: string): ExitCodes {
  return (
    { lint: lintCodes, merge: mergeCodes, fix: fixCodes, verify: verifyCodes, form: formCodes }[command] ?? otherCodes
  );
}
