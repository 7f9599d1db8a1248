import type { FileResult } from '../../model/result.ts';
import { outlineIn, problemGroups, problemNames, uncheckedTitle } from '../../presentation/problems.ts';
import { printable, widthOf } from '../terminal-text.ts';
import type { LineLayout } from './line-layout.ts';

/** Lists the files that could not be checked by reason; files with one message are listed above it. */
export function uncheckedLines(files: readonly FileResult[], page: LineLayout): string[] {
  if (files.length === 0) return [];
  const { paint, view } = page;
  const groups = problemGroups(files, view).map((alike) => [
    ...alike.flatMap(({ path, problem }) => {
      const [name, reason] = [printable(path), problemNames[problem!.code][view.language]];
      return page.sideBySide(
        [`  ? ${name}`, `  ${paint.yellow('?')} ${paint.bold(name)}`],
        [reason, paint.yellow(reason)],
      );
    }),
    ...alike[0].problem!.message[view.language].split('\n').flatMap((line) => page.hang('      ', 6, line)),
    ...(view.verbose ? alike.flatMap((file) => outlineLines(file, page)) : []),
  ]);
  return [paint.bold(uncheckedTitle[view.language]), ...groups.flat()];
}

function outlineLines(file: FileResult, page: LineLayout): string[] {
  const outline = outlineIn(file, page.view.language);
  if (!outline) return [];
  const { dim } = page.paint;
  const lines = outline.lines.map(({ where, text }) => ({ where: printable(where), text }));
  const width = Math.max(0, ...lines.map(({ where }) => widthOf(where)));
  return [
    ...page.hang('      ', 6, outline.counts, dim),
    ...lines.flatMap(({ where, text }) => {
      const head = `        ${where}${' '.repeat(width - widthOf(where))}  `;
      return page.hang(head, width + 10, text, dim);
    }),
  ];
}
