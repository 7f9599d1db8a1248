import { type Language, sayIn } from '../../model/text.ts';
import type { Sink } from '../io.ts';

/** The share of a long list that is done, from 0 to 1, and the number of its reports. */
export interface Share {
  readonly share: number;
  readonly reports: number;
}

/** Milliseconds before the first message, and between two. On a terminal all messages take one line. */
const delays = {
  terminal: { first: 1000, next: 100 },
  log: { first: 5000, next: 5000 },
} as const;

const barWidth = 24;
/** Columns for the text next to the bar. */
const textWidth = 40;

/**
 * Returns a function that shows the progress of a long run: the number of sources done, and of files done in the current
 * archive, or how much of a long list. On a terminal it redraws a bar, which `undefined` removes; in a log it writes a line from time to time. A short
 * run shows nothing. `isDumb` for a terminal without control sequences.
 */
export function progress(
  total: number,
  language: Language,
  sink: Sink,
  { isQuiet, isDumb }: { readonly isQuiet: boolean; readonly isDumb: boolean },
): (done: number | undefined, inside?: number | Share) => void {
  if (isQuiet) return () => {};
  const isTerminal = sink.isTTY === true && !isDumb;
  const { first, next } = isTerminal ? delays.terminal : delays.log;
  let due = Date.now() + first;
  let isDrawn = false;
  return (done, inside = 0) => {
    if (done === undefined) {
      if (isDrawn) sink.write('\r\u001b[K');
    } else if (Date.now() >= due) {
      due = Date.now() + next;
      const text = progressText(done, total, inside, language);
      const share = (done + (typeof inside === 'object' ? inside.share : 0)) / total;
      isDrawn = isTerminal;
      sink.write(isTerminal ? `\r${progressBar(share, sink.columns)}${text}\u001b[K` : `${text}\n`);
    }
  };
}

function progressText(done: number, total: number, inside: number | Share, language: Language): string {
  const t = sayIn(language);
  if (typeof inside === 'object') {
    const list = t(`正在核对，已完成 ${inside.reports} 份报告`, `checking, ${inside.reports} reports done`);
    const percent = `${Math.floor(inside.share * 100)}%`;
    const file = total > 1 ? t(`，第 ${done + 1}/${total} 个文件`, `, file ${done + 1} of ${total}`) : '';
    return list + t(`（${percent}）`, ` (${percent})`) + file;
  }
  const within = inside > 0 ? t(`，压缩包里 ${inside} 个`, `, ${inside} of the archive`) : '';
  const percent = `${Math.floor((done / total) * 100)}%`;
  return t(`正在核对 ${done}/${total}（${percent}）`, `checking ${done} of ${total} (${percent})`) + within;
}

/** Uses characters that every font has, one column wide. Empty if the line would not fit: it could not be redrawn. */
function progressBar(share: number, columns = 80): string {
  if (columns < barWidth + textWidth) return '';
  const full = Math.floor(share * barWidth);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] `;
}
