import type { FileResult, Problem } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { plain, widthOf } from '../columns.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** Each in a word or two, in the order in which they are listed: first those for which another file is to be asked. */
export const reasons: Readonly<Record<Problem['code'], Text>> = {
  picture: { zh: '图片', en: 'in pictures' },
  'no-form-table': { zh: '未发现年报表格', en: 'without a table of the report' },
  'not-filled-in': { zh: '未填写', en: 'not filled in' },
  glued: { zh: '数字对不上栏目', en: 'with figures out of place' },
  encrypted: { zh: '加密', en: 'encrypted' },
  damaged: { zh: '损坏或乱码', en: 'damaged' },
  unsupported: { zh: '读不了的类型', en: 'of a kind not read' },
  invalid: { zh: '格式有误', en: 'invalid' },
  'too-large': { zh: '太大', en: 'too large' },
  'gave-up': { zh: '读取中止', en: 'given up' },
  'no-permission': { zh: '打不开', en: 'not opened' },
  'not-found': { zh: '找不到', en: 'not found' },
  usage: { zh: '用法有误', en: 'wrong usage' },
};

/** `图片 2 个、加密 1 个`: how many files there are for each reason. */
export function countedReasons(files: readonly FileResult[], { say }: Page): string {
  return codes()
    .map((code) => ({ code, count: files.filter(({ problem }) => problem?.code === code).length }))
    .filter(({ count }) => count > 0)
    .map(({ code, count }) => say(`${reasons[code].zh} ${count} 个`, `${count} ${reasons[code].en}`))
    .join(say('、', ', '));
}

/**
 * Files that could not be checked, apart from those that are wrong, by reason; what is the matter and what to do is said
 * once for all that share it.
 */
export function uncheckedLines(files: readonly FileResult[], page: Page): string[] {
  if (files.length === 0) return [];
  const { say, paint, view } = page;
  const groups = sharing(files, page).map((sharers) => [
    ...sharers.flatMap(({ path, problem }) => {
      const [name, reason] = [plain(path), reasons[problem!.code][view.language]];
      return page.beside([`  ? ${name}`, `  ${paint.yellow('?')} ${paint.bold(name)}`], [reason, paint.yellow(reason)]);
    }),
    ...sharers[0]!.problem!.message[view.language].split('\n').flatMap((line) => page.hang('      ', 6, plain(line))),
    ...(view.verbose ? sharers.flatMap((file) => outlineLines(file, page)) : []),
  ]);
  return [paint.bold(say('未能核对', 'Could not be checked')), ...groups.flat()];
}

/** Files that could not be checked, by reason, those of which the same is to be said together. */
export function sharing(files: readonly FileResult[], { view }: Page): FileResult[][] {
  const groups = new Map<string, FileResult[]>();
  for (const code of codes()) {
    for (const file of files.filter(({ problem }) => problem?.code === code)) {
      // What was read of each is shown below its own words.
      const key = view.verbose ? String(groups.size) : file.problem!.message[view.language];
      groups.set(key, [...(groups.get(key) ?? []), file]);
    }
  }
  return [...groups.values()];
}

function codes(): Problem['code'][] {
  return Object.keys(reasons) as Problem['code'][];
}

/** What was read of it, so that a misreading is seen. */
function outlineLines(file: FileResult, page: Page): string[] {
  if (!file.outline) return [];
  const { paint } = page;
  const { lines } = file.outline;
  const read = readAs(file, page);
  const shown = lines.map(({ place, text }) => ({ where: placeName(place, page), text: plain(text) }));
  const width = Math.max(0, ...shown.map(({ where }) => widthOf(where)));
  return [
    ...page.hang('      ', 6, read, paint.dim),
    ...shown.flatMap(({ where, text }) => {
      const head = `        ${where}${' '.repeat(width - widthOf(where))}  `;
      return page.hang(head, width + 10, text, paint.dim);
    }),
  ];
}

/** `按 docx 读取：2 个表格、14 段文字、0 张图片`; empty where nothing was read. */
export function readAs({ format, outline }: FileResult, { say }: Page): string {
  if (!outline) return '';
  const { tables, paragraphs, pictures } = outline;
  const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
  return say(
    `按 ${format} 读取：${tables} 个表格、${paragraphs} 段文字、${pictures} 张图片`,
    `read as ${format}: ${count(tables, 'table')}, ${count(paragraphs, 'paragraph')}, ${count(pictures, 'picture')}`,
  );
}
