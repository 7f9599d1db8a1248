import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** The error for a file that the output may not replace. `isRecognisable` if an earlier output is known by its content. */
export function targetExists(name: string, isRecognisable: boolean): UserError {
  const why: Text = isRecognisable
    ? {
        zh: '已有这个文件，它不是本程序写出的同类文件，或者写出后有人改过',
        en: 'it is not an earlier output of this kind, or it was edited since',
      }
    : { zh: '已有这个文件，内容不同', en: 'its content is different' };
  return new UserError('usage', {
    zh: `为防止覆盖，未写入 ${name}：${why.zh}；请换一个文件名，要覆盖请加 --force`,
    en: `${name} exists and was not overwritten: ${why.en}; choose another name, or add --force to overwrite it`,
  });
}

/** The error for an output that would replace a file that is read. */
export function isSource(name: string, source: string): UserError {
  const which = source === name || source.endsWith(`/${name}`) ? '' : source;
  return new UserError('usage', {
    zh: `为防止覆盖，未写入 ${name}：输出文件不能就是要读的文件${which && `（${which}）`}；请换一个文件名`,
    en: `${name} was not overwritten: the output cannot be a file that is read${which && ` (${which})`}; choose another name`,
  });
}

export function changedMeanwhile(name: string): UserError {
  return new UserError('no-permission', {
    zh: `${name} 在读取之后被改动过，没有写入；请再运行一次`,
    en: `${name} has changed since it was read and was not written: run the command again`,
  });
}

/** The error for a `code` of the system. */
export function cannotWrite(name: string, code: string, cause: unknown): UserError {
  const { zh, en } = adviceFor(code);
  const text = { zh: `无法写入 ${name}（${code}）：${zh}`, en: `cannot write ${name} (${code}): ${en}` };
  return new UserError('no-permission', text, { cause });
}

function adviceFor(code: string): Text {
  switch (code) {
    case 'EBUSY':
    case 'EPERM':
    case 'EACCES':
      return {
        zh: '它可能正在 Excel 或 WPS 中打开，请关闭后再试；也可能没有写入权限，请换一个位置。原有文件未动',
        en: 'it may be open in Excel or WPS: close it and try again; or you may not write there: choose another place. Any file there is unchanged',
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        zh: '磁盘空间不足，请腾出空间，或写到别处。原有文件未动',
        en: 'the disk is full: free some space, or write elsewhere. Any file there is unchanged',
      };
    case 'EROFS':
      return { zh: '这个磁盘是只读的，请写到别处', en: 'the disk is read-only: write elsewhere' };
    case 'EISDIR':
      return { zh: '这是文件夹，请写明文件名', en: 'this is a folder: give the name of a file' };
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        zh: '所在的文件夹不存在，或者不是文件夹，请检查路径',
        en: 'its folder does not exist, or is not a folder: check the path',
      };
    case 'ELOOP':
      return {
        zh: '这个链接绕回了自己，请删除它，或换一个文件名',
        en: 'this link leads back to itself: remove it, or choose another name',
      };
    case 'ENAMETOOLONG':
      return { zh: '文件名太长，请改短', en: 'the name is too long: choose a shorter one' };
    default:
      return {
        zh: '请检查磁盘或网络后再试。原有文件未动',
        en: 'check the disk or network and try again. Any file there is unchanged',
      };
  }
}
