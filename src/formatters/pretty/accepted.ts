import type { Diagnostic, FileResult, Suppression } from '../../model/result.ts';
import { plain, widthOf } from '../columns.ts';
import { placeName } from './address.ts';
import type { Page } from './page.ts';

/** The findings that were accepted, with the word of whoever accepted them; none where there are none. */
export function acceptedLines(files: readonly FileResult[], page: Page): string[] {
  const blocks = files.flatMap(({ path, diagnostics }) => {
    const lines = diagnostics.flatMap((one) => (one.suppressed ? findingLines(one, one.suppressed, page) : []));
    return lines.length === 0 ? [] : [`  ${page.paint.bold(plain(path))}`, ...lines];
  });
  return blocks.length === 0
    ? []
    : [page.paint.bold(page.say('已接受，不计入', 'Accepted, and not counted')), ...blocks];
}

function findingLines(diagnostic: Diagnostic, suppression: Suppression, page: Page): string[] {
  const { place, message, rule } = diagnostic;
  const where = placeName(place, page);
  const head = where === '' ? '    ' : `    ${where}  `;
  return [
    ...page.hang(head, widthOf(head), plain(message[page.view.language])),
    ...page.hang('      ', 6, plain([rule, ...wordsOf(suppression, page)].join(' · ')), page.paint.dim),
  ];
}

function wordsOf({ reason, by, expires }: Suppression, { say }: Page): string[] {
  return [
    reason || say('没有写明理由', 'no reason given'),
    ...(by ? [by] : []),
    ...(expires ? [say(`到 ${expires} 为止`, `until ${expires}`)] : []),
  ];
}
