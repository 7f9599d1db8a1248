import { format } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Diagnostic, FileResult } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Entry } from './baseline.ts';
import { type Difference, differences, type Figure, type Figures } from './figures.ts';

/** Number of differences to list before the rest is counted. */
const maxListed = 2;

/** Returns a finding with the reason why its entry no longer hides it: the figures have changed, else it has expired. */
export function withExpiryReason(diagnostic: Diagnostic, entry: Entry, now: Figures, file: FileResult): Diagnostic {
  const { zh, en } = diagnostic.message;
  const reason = expiryReason(diagnostic, entry, now, file);
  return { ...diagnostic, message: { zh: `${zh}；${reason.zh}`, en: `${en}; ${reason.en}` }, expiryReason: reason };
}

function expiryReason(diagnostic: Diagnostic, { figures, expires }: Entry, now: Figures, file: FileResult): Text {
  const changed = differences(figures, now);
  if (changed.length === 0) {
    return { zh: `接受到 ${expires} 为止，已经过期`, en: `it was accepted until ${expires}, which is over` };
  }
  const listed = changed.slice(0, maxListed).map((one) => describe(one, diagnostic, file));
  const more = changed.length - listed.length;
  return {
    zh: `曾经接受，但数据已变：${listed.map(({ zh }) => zh).join('；')}${more > 0 ? `；另有 ${more} 处` : ''}`,
    en: `it was accepted, but its figures have changed: ${listed.map(({ en }) => en).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}

/** Returns `（二）部分公开·总计 接受时为 12，现为 13`. */
function describe({ name, before, now }: Difference, diagnostic: Diagnostic, file: FileResult): Text {
  const label = labelOf(name, diagnostic, file);
  const [accepted, current] = [figureText(before), figureText(now)];
  return {
    zh: `${label.zh} 接受时${accepted.zh}，现${current.zh}`,
    en: `${label.en} was accepted ${accepted.en} and is now ${current.en}`,
  };
}

function labelOf(name: string, { report }: Diagnostic, { reports }: FileResult): Text {
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
