import type { Text } from '../../model/text.ts';

/** All environment variables that the program reads, and their effects. */
export const environment: Readonly<Record<string, Text>> = {
  LC_ALL: {
    zh: '界面语言：以 en 开头为英文，否则为中文；--lang 和配置优先',
    en: 'language: English if it begins with en, otherwise Chinese; --lang and the configuration override it',
  },
  LC_MESSAGES: { zh: '同上，未设 LC_ALL 时', en: 'the same, if LC_ALL is not set' },
  LANG: {
    zh: '同上，前两个都未设时；三个都未设，在 Windows 上随系统的语言',
    en: 'the same, if neither of these is set; on Windows, without any of them, the language of the system',
  },
  LC_CTYPE: {
    zh: '写明 GBK 的，勾叉用 GBK 里有的 √ ×，以便转换编码；LC_ALL 优先，都未设时看 LANG',
    en: 'ticks and crosses are √ ×, which GBK has, if it names GBK; LC_ALL overrides it, LANG stands in for it',
  },
  WT_SESSION: {
    zh: '由 Windows 终端设定；在 Windows 上，它和 TERM_PROGRAM、TERM 都没有的，屏幕上的勾叉也用 √ ×',
    en: 'set by Windows Terminal; on Windows, without it, TERM_PROGRAM and TERM, the screen has √ × as well',
  },
  TERM_PROGRAM: { zh: '由别的终端设定，同上', en: 'set by other terminals, to the same effect' },
  NO_COLOR: { zh: '不为空则不用颜色；--color 优先', en: 'no colour, unless it is empty; --color overrides it' },
  FORCE_COLOR: {
    zh: '总是用颜色，为 0 或 false 则不用；NO_COLOR 优先',
    en: 'always colour, or never if it is 0 or false; NO_COLOR overrides it',
  },
  TERM: { zh: '为 dumb 则不用颜色，也不显示进度', en: 'no colour and no progress if it is dumb' },
  XDG_CACHE_HOME: {
    zh: '缓存文件夹：--cache 的结果，以及程序自己编译过的代码',
    en: 'folder of caches: results with --cache, and the compiled code of the program',
  },
  HOME: {
    zh: '用户文件夹；未设 XDG_CACHE_HOME 时，缓存在它的 .cache 里（macOS 为 Library/Caches）',
    en: 'your folder: without XDG_CACHE_HOME, the cache is in its .cache (Library/Caches on macOS)',
  },
  LOCALAPPDATA: {
    zh: '在 Windows 上，未设 XDG_CACHE_HOME 时，缓存在这里',
    en: 'on Windows, the folder of the cache without XDG_CACHE_HOME',
  },
  NODE_DISABLE_COMPILE_CACHE: {
    zh: '不为空则不保存编译过的代码，每次启动慢一些',
    en: 'keeps no compiled code, unless it is empty; each start then takes longer',
  },
  SOURCE_DATE_EPOCH: {
    zh: '核对凭据的日期，写 1970 年以来的秒数；未设则不写日期',
    en: 'date of the receipt, in seconds since 1970; without it, the receipt has no date',
  },
  GITHUB_STEP_SUMMARY: {
    zh: '由 GitHub Actions 设定：--format github 把汇总表写进这个文件',
    en: 'set by GitHub Actions: the file to which --format github adds a summary',
  },
};
