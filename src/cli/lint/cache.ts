import { join, resolve, sep } from 'node:path';
import { codeOf } from '../../files/error-code.ts';
import { mayBeStore, openStore, type Store } from '../../files/store.ts';
import { userCaches } from '../../files/user-caches.ts';
import type { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { Io } from '../io.ts';
import { usageError } from '../messages.ts';

/**
 * Returns the folder of the cache if the option names none: below the user's own, since one that came with the reports could
 * hold results of somebody else.
 */
function defaultFolder(env: Io['env']): string {
  const caches = userCaches(env);
  if (caches) return join(caches, 'report-lint');
  throw usageError({
    zh: '不知道缓存放在哪里，请写明文件夹：--cache 文件夹',
    en: 'there is no folder for the cache: name one with --cache FOLDER',
  });
}

/**
 * Opens the cache of a run. The value of the option is a folder if that is a cache, empty or not there, else one more name to
 * check: `--cache 年报/`.
 * @throws {UserError} if its folder is something else, or cannot be written
 */
export async function openCache(names: readonly string[], given: string | true, cwd: string, env: Io['env']) {
  const isFolder = given !== true && (await mayBeStore(resolve(cwd, given)));
  const name = isFolder ? given : defaultFolder(env);
  const toCheck = isFolder || given === true ? names : [given, ...names];
  const folder = resolve(cwd, name);
  if (!(await mayBeStore(folder))) throw holdsOthers(name);
  const store = await openStore(folder).catch((cause) => {
    const code = codeOf(cause);
    throw code === undefined ? cause : cannotOpen(name, code);
  });
  return {
    store,
    names: toCheck,
    /** True for a file of the cache, by its absolute path. */
    isInside: (file: string) => file.startsWith(`${folder}${sep}`),
    /** Says what of the cache could not be used; nothing of the result depends on it. */
    notices: () => noticesOf(name, store.faults()),
  };
}

function holdsOthers(name: string): UserError {
  return usageError({
    zh: `${name} 里有别的文件，不能用作缓存；请用 --cache 另写一个文件夹`,
    en: `${name} holds other files and cannot be the cache: name another folder with --cache`,
  });
}

function cannotOpen(name: string, code: string): UserError {
  return usageError({ zh: `${name} 不能用作缓存（${code}）`, en: `${name} cannot be the cache (${code})` });
}

function noticesOf(name: string, { damaged, unwritten }: ReturnType<Store['faults']>): Text[] {
  return [
    ...(damaged > 0
      ? [
          {
            zh: `${name} 里有 ${damaged} 个文件不完整，没有使用，相应的报告已重新核对`,
            en: `${damaged} ${damaged === 1 ? 'entry' : 'entries'} of ${name} not whole and not used: the reports were checked again`,
          },
        ]
      : []),
    ...(unwritten > 0
      ? [
          {
            zh: `有 ${unwritten} 份结果写不进 ${name}，下次要重新核对`,
            en: `${unwritten} ${unwritten === 1 ? 'result' : 'results'} could not be kept in ${name}, and will be checked again next time`,
          },
        ]
      : []),
  ];
}
