import { commentAuthor } from '../../artifacts/registry.ts';
import { placeIn } from '../../model/document.ts';
import { type Language, sayIn } from '../../model/text.ts';
import type { CorrectionLine, CorrectionsList } from '../../presentation/listing/index.ts';
import { colourNames, leadOf, nothingFound, openHead } from '../../presentation/listing/words.ts';

/**
 * Returns the list of corrections as the lines of a comment, with how to remove the marks at its end; `beside` if somebody else's
 * comments or changes are in the document.
 */
export function summaryLines(list: CorrectionsList, beside: boolean, language: Language): string[] {
  const { title, head, lines, open } = list;
  const onCells = [...lines, ...open].flatMap(({ marks }) => marks.filter(({ spot }) => spot.cell !== null));
  const colours = colourNames(onCells, language);
  return [
    title,
    ...head,
    ...(colours === '' ? [] : [sayIn(language)('底纹：', 'Shading: ') + colours]),
    ...(lines.length === 0 ? [nothingFound[language]] : lines.flatMap((line) => linesOf(line, language))),
    ...(open.length === 0 ? [] : [openHead[language], ...open.flatMap((line) => linesOf(line, language))]),
    ...howToRemove(beside, language),
  ];
}

/** `1. 表三 表格2 第5行第7列 （二）部分公开·总计，现为 12`, and below it what is wrong. */
function linesOf(line: CorrectionLine, language: Language): string[] {
  const { number, reportName, table, spot, label, current, why } = line;
  const say = sayIn(language);
  const about = [reportName, table, placeIn(spot.place, language), label].filter((part) => part !== '').join(' ');
  const now = current && say(`，现为 ${current}`, `, now ${current}`);
  const saying = (leadOf(line, language) + why).split('\n');
  if (about + now === '') return [`${number}. ${saying[0]}`, ...saying.slice(1)];
  return [`${number}. ${about}${now}`, ...saying];
}

function howToRemove(beside: boolean, language: Language): string[] {
  const say = sayIn(language);
  const others = say(
    `先在“审阅”—“显示标记”—“特定人员”（WPS：“审阅者”）里只留 ${commentAuthor}，再拒绝所有显示的修订、删除所有显示的批注。`,
    `First show ${commentAuthor} alone (Review, Show Markup, Specific People), then reject all changes shown and delete all comments shown.`,
  );
  return [
    say(
      '去掉这些标记：“审阅”—“拒绝”—“拒绝所有修订”去掉底纹，“审阅”—“删除”—“删除文档中的所有批注”去掉批注。',
      'To remove these marks: Review, Reject All Changes for the shading; Review, Delete All Comments for the comments.',
    ),
    ...(beside
      ? [say(`文档里另有修订或批注：${others}`, `The document has other changes or comments. ${others}`)]
      : []),
  ];
}
