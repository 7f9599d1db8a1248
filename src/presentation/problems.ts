import { placeIn } from '../model/document.ts';
import { formatTitle } from '../model/format-titles.ts';
import { groupBy } from '../model/group-by.ts';
import type { FileResult, Problem } from '../model/result.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import type { Settings } from './settings.ts';

/** Reasons why a file could not be checked, in a word or two; those that need another file come first. */
export const problemNames: Readonly<Record<Problem['code'], Text>> = {
  picture: { zh: '图片', en: 'in pictures' },
  'no-form-table': { zh: '未发现年报表格', en: 'without a table of the report' },
  'not-filled-in': { zh: '未填写', en: 'not filled in' },
  glued: { zh: '数字对不上栏目', en: 'with figures out of place' },
  encrypted: { zh: '加密', en: 'encrypted' },
  damaged: { zh: '损坏或乱码', en: 'damaged' },
  unsupported: { zh: '无法读取的类型', en: 'of a kind not read' },
  invalid: { zh: '格式有误', en: 'invalid' },
  'too-large': { zh: '太大', en: 'too large' },
  'gave-up': { zh: '读取中止', en: 'given up' },
  'no-permission': { zh: '打不开', en: 'not opened' },
  'not-found': { zh: '找不到', en: 'not found' },
  usage: { zh: '用法有误', en: 'wrong usage' },
};

export const uncheckedTitle: Text = { zh: '未能核对', en: 'Could not be checked' };

/** `图片 2 个、加密 1 个`: counts the files that could not be checked by reason. */
export function countedProblems(files: readonly FileResult[], language: Language): string {
  const say = sayIn(language);
  return byProblem(files)
    .map(([code, { length: count }]) =>
      say(`${problemNames[code].zh} ${count} 个`, `${count} ${problemNames[code].en}`),
    )
    .join(say('、', ', '));
}

/**
 * Groups the files that could not be checked: by reason, then by message, which is said once for a group. With `verbose`
 * each file is a group, since what was read of the file is shown below its message.
 */
export function problemGroups(
  files: readonly FileResult[],
  { language, verbose }: Settings,
): (readonly [FileResult, ...FileResult[]])[] {
  const keyOf = (file: FileResult) => (verbose ? file : file.problem!.message[language]);
  return byProblem(files).flatMap(([, alike]) => [...groupBy(alike, keyOf).values()]);
}

function byProblem(files: readonly FileResult[]): [Problem['code'], FileResult[]][] {
  return (Object.keys(problemNames) as Problem['code'][])
    .map((code): [Problem['code'], FileResult[]] => [code, files.filter(({ problem }) => problem?.code === code)])
    .filter(([, alike]) => alike.length > 0);
}

/** The outline of a file in which no table was found. */
export interface OutlineText {
  /** `按 Word 文档读取：2 个表格、14 段文字、0 张图片` */
  readonly counts: string;
  readonly lines: readonly { readonly where: string; readonly text: string }[];
}

/** Words the outline of a file, so that a misreading is seen; undefined where the file has none. */
export function outlineIn({ format, outline }: FileResult, language: Language): OutlineText | undefined {
  if (!outline) return undefined;
  const { tables, paragraphs, pictures, lines } = outline;
  const title = formatTitle(format);
  const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
  return {
    counts: sayIn(language)(
      `按${title.zh}读取：${tables} 个表格、${paragraphs} 段文字、${pictures} 张图片`,
      `read as ${title.en}: ${count(tables, 'table')}, ${count(paragraphs, 'paragraph')}, ${count(pictures, 'picture')}`,
    ),
    lines: lines.map(({ place, text }) => ({ where: placeIn(place, language), text })),
  };
}
