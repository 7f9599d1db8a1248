import { type Claim, type Reading, wordsOf } from '../model/claim.ts';
import { equals, format } from '../model/decimal.ts';
import { address } from '../model/document.ts';
import { placeAt } from '../model/passage.ts';
import type { Entry } from '../model/report.ts';
import { relatedCell } from '../model/result.ts';
import type { Finding, Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

export const textDiffers: Rule = {
  id: 'text-differs',
  severity: 'warning',
  title: { zh: '正文里的数与表格不一致', en: 'A figure in the text is not that of the table' },
  source: {
    zh: '正文和表格报告的是同一年度的同一项工作',
    en: 'text and tables report the same work of the same year',
  },

  *check(_report, { claims }) {
    for (const claim of claims.figures)
      if (claim.kind === 'figure' && claim.outcome === 'differs') yield contradicted(claim);
  },
};

/** Returns the finding of a claim that none of its readings bears out. */
export function contradicted(claim: Claim): Finding {
  const { passage, from, number, kind, readings } = claim;
  const [first] = readings;
  const entries = [...new Set(readings.flatMap((reading) => reading.entries))];
  const [entry] = entries;
  const words = wordsOf(claim);
  const digits = format(number);
  const isPlain = kind === 'denial' || words.includes(digits);
  const { zh, en } = inTable(readings);
  return {
    entry: entry!,
    place: placeAt(passage, from),
    about: `${entry!.at.id} ${words.replaceAll(/[\d０-９]/g, '')}`,
    related: entries.map(relatedCell),
    actual: number,
    expected: first!.sum!,
    quoted: words,
    message: {
      zh: `正文写“${words}”${isPlain ? '' : `（${digits}）`}，${zh}；请核对后改正文或改表`,
      en: `the text says “${words}”${isPlain ? '' : ` (${digits})`}, ${en}: check which is right`,
    },
  };
}

/** Says what the table has in place of the number: the sum of each reading, and of one that includes another, what it adds. */
function inTable(readings: readonly Reading[]): Text {
  const different = readings.filter(
    ({ sum }, index) => !readings.slice(0, index).some((one) => equals(one.sum!, sum!)),
  );
  const parts = different.map(({ entries, sum }, index): Text => {
    const { table } = entries[0]!.at;
    const value = format(sum!);
    const before = different.slice(0, index).findLast((one) => one.entries.every((entry) => entries.includes(entry)));
    if (before) {
      const added = nameOf(entries.filter((entry) => !before.entries.includes(entry)));
      return { zh: `加上${added.zh}共 ${value}`, en: `${value} with ${added.en}` };
    }
    const cells = nameOf(entries);
    return {
      zh: `${table.name.zh}${cells.zh}${entries.length > 1 ? '共' : '是'} ${value}`,
      en: `${table.name.en} has ${value} ${entries.length > 1 ? 'together in' : 'in'} ${cells.en}`,
    };
  });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

/** The most cells that are named one by one. */
const maxNamed = 2;

function nameOf(entries: readonly Entry[]): Text {
  const [first, ...others] = entries.map(({ at, place }): Text => {
    const where = address(place);
    return { zh: `“${at.label.zh}”${where && `（${where}）`}`, en: `“${at.label.en}”${where && ` (${where})`}` };
  });
  if (entries.length > maxNamed) {
    return { zh: `${first!.zh}等 ${entries.length} 格`, en: `${first!.en} and ${entries.length - 1} more cells` };
  }
  return {
    zh: [first!, ...others].map(({ zh }) => zh).join('与'),
    en: [first!, ...others].map(({ en }) => en).join(' and '),
  };
}
