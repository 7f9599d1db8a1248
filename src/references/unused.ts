import type { Report } from '../model/report.ts';
import type { Text } from '../model/text.ts';

/** Names of what a report must have to be compared with. */
const lacks = {
  body: { zh: '没有写明单位', en: 'the name of a body' },
  year: { zh: '没有写明年度', en: 'a year' },
  both: { zh: '没有写明单位和年度', en: 'the name of a body and a year' },
  figures: { zh: '没有填写数据', en: 'figures' },
} as const satisfies Record<string, Text>;

type Lack = keyof typeof lacks;

/** Counts the reports of earlier years with which nothing can be compared, by file and by what they lack. */
export function countUnused() {
  const files = new Map<string, Map<Lack, number>>();
  return {
    /** Counts a report; the total of a list, which is not the report of a body, is left out. */
    add: ({ place, isTotal }: Report, name: string | null, year: number | null): void => {
      if (isTotal) return;
      const counts = files.get(place.path) ?? new Map<Lack, number>();
      const lack = lackOf(name, year);
      files.set(place.path, counts.set(lack, (counts.get(lack) ?? 0) + 1));
    },
    notices: (): Text[] =>
      [...files].flatMap(([path, counts]) => [...counts].map(([lack, count]) => unusedNotice(path, lack, count))),
  };
}

function lackOf(name: string | null, year: number | null): Lack {
  if (name === null) return year === null ? 'both' : 'body';
  return year === null ? 'year' : 'figures';
}

function unusedNotice(path: string, lack: Lack, count: number): Text {
  const { zh, en } = lacks[lack];
  if (count > 1) {
    return {
      zh: `${path}：有 ${count} 份上年的报告${zh}，没有用来核对`,
      en: `${path}: ${count} of last year's reports are without ${en}, and nothing was compared with them`,
    };
  }
  const advice =
    lack === 'figures'
      ? { zh: '', en: '' }
      : { zh: '；请在标题或文件名里写明', en: '; its title or the name of its file should state it' };
  return {
    zh: `${path}：上年的报告${zh}，没有用来核对${advice.zh}`,
    en: `${path}: last year's report is without ${en}, and nothing was compared with it${advice.en}`,
  };
}
