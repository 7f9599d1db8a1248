import { eachPart } from '../../model/findings.ts';
import type { Diagnostic, FileResult } from '../../model/result.ts';
import { ruleName } from '../../presentation/statement.ts';
import { printable, widthOf } from '../terminal-text.ts';
import { placeName } from './address.ts';
import type { LineLayout } from './line-layout.ts';

/** Lists the findings that were accepted, with the reason given; nothing where there are none. */
export function acceptedLines(files: readonly FileResult[], page: LineLayout): string[] {
  const blocks = files.flatMap((file) => {
    const accepted = [...eachPart(file)].flatMap(({ diagnostics }) =>
      diagnostics.filter(({ suppressed }) => suppressed),
    );
    const lines = accepted.flatMap((one) => findingLines(one, page));
    return lines.length === 0 ? [] : [`  ${page.paint.bold(printable(file.path))}`, ...lines];
  });
  return blocks.length === 0
    ? []
    : [page.paint.bold(page.say('已接受，不计入', 'Accepted, and not counted')), ...blocks];
}

function findingLines({ place, message, rule, title, suppressed }: Diagnostic, page: LineLayout): string[] {
  const { say, view } = page;
  const { reason, by, expires } = suppressed!;
  const where = placeName(place, page);
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
