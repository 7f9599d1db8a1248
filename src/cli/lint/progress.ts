import type { Language } from '../../model/text.ts';
import type { Sink } from '../io.ts';

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
 * archive. On a terminal it redraws a bar, which `undefined` removes; in a log it writes a line from time to time. A short
 * run shows nothing. `isDumb` for a terminal without control sequences.
 */
export function progress(
  total: number,
  language: Language,
  sink: Sink,
  { isQuiet, isDumb }: { readonly isQuiet: boolean; readonly isDumb: boolean },
): (done: number | undefined, inside?: number) => void {
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
      isDrawn = isTerminal;
      sink.write(isTerminal ? `\r${progressBar(done / total, sink.columns)}${text}\u001b[K` : `${text}\n`);
    }
  };
}

function progressText(done: number, total: number, inside: number, language: Language): string {
  const within = inside > 0 ? { zh: `，压缩包里 ${inside} 个`, en: `, ${inside} of the archive` }[language] : '';
  const percent = `${Math.floor((done / total) * 100)}%`;
  return (
    { zh: `正在核对 ${done}/${total}（${percent}）`, en: `checking ${done} of ${total} (${percent})` }[language] +
    within
  );
}

/** Uses characters that every font has, one column wide. Empty if the line would not fit: it could not be redrawn. */
function progressBar(share: number, columns = 80): string {
  if (columns < barWidth + textWidth) return '';
  const full = Math.floor(share * barWidth);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] `;
}
