import type ExcelJS from 'exceljs';
import type { RosterResult } from '../model/roster-result.ts';
import type { Language, Text } from '../model/text.ts';
import { figuresWords, likelyWords, rosterLabels } from '../presentation/roster.ts';
import { drawHead, drawRow, footer, layOut } from '../workbook/list-style.ts';

const sheetName: Text = { zh: '名单', en: 'Roster' };

const columns: readonly (Text & { readonly width: number })[] = [
  { zh: '单位', en: 'Body', width: 32 },
  { zh: '情况', en: 'State', width: 14 },
  { zh: '文件', en: 'File', width: 44 },
  { zh: '说明', en: 'Note', width: 50 },
];

const received: Text = { zh: '已收到', en: 'received' };

interface Row {
  readonly name: string;
  readonly state: Text;
  readonly paths?: readonly string[];
  readonly note?: Text | undefined;
}

/** Adds the sheet of a roster: first the bodies that are missing, then what else is wrong, then what was received. */
export function drawRoster(workbook: ExcelJS.Workbook, roster: RosterResult, language: Language): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(sheetName[language]);
  sheet.columns = columns.map(({ width }) => ({ width }));
  drawHead(
    sheet,
    1,
    columns.map((column) => column[language]),
  );
  const rows = rowsOf(roster);
  for (const [index, { name, state, paths = [], note }] of rows.entries()) {
    drawRow(
      sheet,
      index + 2,
      [{}, { isCentred: true }, {}, {}],
      [name, state[language], paths.join('\n'), note?.[language] ?? ''],
    );
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  layOut(sheet, 1);
  sheet.headerFooter.oddFooter = footer[language];
  return sheet;
}

function rowsOf({ missing, twice, unlisted, unattributed, matched, likely }: RosterResult): Row[] {
  const noteOf = (key: 'missing' | 'unlisted', name: string): Text | undefined => {
    const pair = likely.find((one) => one[key] === name);
    if (!pair) return undefined;
    const [label, words] = [rosterLabels.likely, likelyWords(pair)];
    return { zh: `${label.zh}：${words.zh}`, en: `${label.en}: ${words.en}` };
  };
  return [
    ...missing.map((name) => ({ name, state: rosterLabels.missing, note: noteOf('missing', name) })),
    ...twice.map(({ name, paths, figures }) => ({
      name,
      state: rosterLabels.twice,
      paths,
      note: figuresWords[figures],
    })),
    ...unlisted.map(({ name, path }) => {
      return { name, state: rosterLabels.unlisted, paths: [path], note: noteOf('unlisted', name) };
    }),
    ...unattributed.map((path) => ({ name: '', state: rosterLabels.unattributed, paths: [path] })),
    ...matched.map(({ name, path }) => ({ name, state: received, paths: [path] })),
  ];
}
