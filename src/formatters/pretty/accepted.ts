import { placeIn } from '../../model/document.ts';
import type { Diagnostic, FileResult, Suppression } from '../../model/result.ts';
import { ruleName } from '../../presentation/item.ts';
import { printable, widthOf } from '../terminal-text.ts';
import type { Page } from './page.ts';

/** Lists the findings that were accepted, with the reason given; nothing where there are none. */
export function acceptedLines(files: readonly FileResult[], page: Page): string[] {
  const blocks = files.flatMap(({ path, diagnostics }) => {
    const lines = diagnostics.flatMap((one) => (one.suppressed ? findingLines(one, one.suppressed, page) : []));
    return lines.length === 0 ? [] : [`  ${page.paint.bold(printable(path))}`, ...lines];
  });
  return blocks.length === 0
    ? []
    : [page.paint.bold(page.say('已接受，不计入', 'Accepted, and not counted')), ...blocks];
}

function findingLines(
  { place, message, rule, title }: Diagnostic,
  { reason, by, expires }: Suppression,
  page: Page,
): string[] {
  const { say, view } = page;
  const where = printable(placeIn(place, view.language));
  const head = where === '' ? '    ' : `    ${where}  `;
  const parts = [
    ruleName({ id: rule, title }, view),
    reason || say('没有写明理由', 'no reason given'),
    by,
    expires && say(`到 ${expires} 为止`, `until ${expires}`),
  ];
  return [
    ...page.hang(head, widthOf(head), message[view.language]),
    ...page.hang('      ', 6, parts.filter(Boolean).join(' · '), page.paint.dim),
  ];
}
