import { format } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Diagnostic, FileResult } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Entry } from './baseline.ts';
import { type Difference, differences, type Figure, type Figures } from './figures.ts';

/** Differences that are spelt out before the rest is counted. */
const mostNamed = 2;

/** Why an entry does not hide its finding any more: other figures, else its last day. */
export function lapseOf({ figures, expires }: Entry, now: Figures, diagnostic: Diagnostic, file: FileResult): Text {
  const found = differences(figures, now);
  if (found.length === 0) {
    return { zh: `接受到 ${expires} 为止，已经过期`, en: `it was accepted until ${expires}, which has passed` };
  }
  const named = found.slice(0, mostNamed).map((one) => spelt(one, diagnostic, file));
  const more = found.length - named.length;
  return {
    zh: `曾经接受，但数据已变：${named.map(({ zh }) => zh).join('；')}${more > 0 ? `；另有 ${more} 处` : ''}`,
    en: `it was accepted, but its figures have changed: ${named.map(({ en }) => en).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}

/** The finding, not accepted, and saying why. */
export function shownAgain(diagnostic: Diagnostic, lapsed: Text): Diagnostic {
  const { zh, en } = diagnostic.message;
  return { ...diagnostic, message: { zh: `${zh}；${lapsed.zh}`, en: `${en}; ${lapsed.en}` }, lapsed };
}

/** `（二）部分公开·总计 接受时为 12，现为 13`. */
function spelt({ name, before, now }: Difference, diagnostic: Diagnostic, file: FileResult): Text {
  const of = nameOf(name, diagnostic, file);
  const [then, today] = [figureText(before), figureText(now)];
  return {
    zh: `${of.zh} 接受时${then.zh}，现${today.zh}`,
    en: `${of.en} was accepted ${then.en} and is now ${today.en}`,
  };
}

function nameOf(name: string, { report }: Diagnostic, { reports }: FileResult): Text {
  const sums: Readonly<Record<string, Text>> = {
    actual: { zh: '实际', en: 'the figure' },
    expected: { zh: '应为', en: 'what it should be' },
    quoted: { zh: '文字', en: 'the text' },
  };
  const result = report === null ? undefined : reports[report];
  const entry = result && entriesOf(result.report).find(({ at }) => at.id === name);
  return sums[name] ?? entry?.at.label ?? { zh: name, en: name };
}

function figureText(figure: Figure | undefined): Text {
  if (figure === undefined) return { zh: '不在其中', en: 'not among them' };
  if (figure === null) return { zh: '表中没有', en: 'not in the table' };
  if (figure === '') return { zh: '空白', en: 'blank' };
  if (typeof figure === 'string') return { zh: `为“${figure}”`, en: `“${figure}”` };
  return { zh: `为 ${format(figure)}`, en: format(figure) };
}
