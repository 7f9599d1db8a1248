import { type Claim, type Reading, wordsOf } from '../model/claim.ts';
import { format } from '../model/decimal.ts';
import { address } from '../model/document.ts';
import { placeAt } from '../model/passage.ts';
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
  const said = kind === 'denial' ? words : format(number);
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
      zh: `正文写“${words}”，${zh}；请核对后改正文或改表`,
      en: `the text says “${words}” (${said}), ${en}: check which is right`,
    },
  };
}

/** Says what the table has in place of the number: the sum of each reading. */
function inTable(readings: readonly Reading[]): Text {
  const parts = readings.map(({ entries, sum }): Text => {
    const [entry] = entries;
    const { at, place } = entry!;
    const where = address(place);
    const value = format(sum!);
    if (entries.length === 1) {
      return {
        zh: `${at.table.name.zh}“${at.label.zh}”${where && `（${where}）`}是 ${value}`,
        en: `${at.table.name.en} has ${value} in “${at.label.en}”${where && ` (${where})`}`,
      };
    }
    const labels = (language: 'zh' | 'en') =>
      entries.map((one) => one.at.label[language]).join(language === 'zh' ? ' + ' : ' + ');
    return {
      zh: `${at.table.name.zh}${labels('zh')}共 ${value}`,
      en: `${at.table.name.en} has ${value} in ${labels('en')}`,
    };
  });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}
