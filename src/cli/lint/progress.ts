import type { Language } from '../../model/text.ts';
import type { Sink } from '../io.ts';

/** Milliseconds before the first word, and between two: on a terminal, where they take one line, and in a log. */
const patience = {
  terminal: { first: 1000, next: 100 },
  log: { first: 5000, next: 5000 },
} as const;

/** Characters of the bar, and columns that the words beside it may take. */
const bar = 24;
const words = 40;

export interface Manner {
  readonly isQuiet: boolean;
  /** A terminal that can only write on. */
  readonly isDumb: boolean;
}

/**
 * Tells how far a long run has come: the sources done, and the files done of the archive that is open. On a terminal it is a
 * bar that is drawn over, and wiped away by `undefined`; in a log a line now and then. A short run says nothing.
 */
export function progress(
  total: number,
  language: Language,
  sink: Sink,
  { isQuiet, isDumb }: Manner,
): (done: number | undefined, inside?: number) => void {
  if (isQuiet) return () => {};
  const isTerminal = sink.isTTY === true && !isDumb;
  const { first, next } = isTerminal ? patience.terminal : patience.log;
  let due = Date.now() + first;
  let drawn = false;
  return (done, inside = 0) => {
    if (done === undefined) {
      if (drawn) sink.write('\r\u001b[K');
    } else if (Date.now() >= due) {
      due = Date.now() + next;
      const said = sentence(done, total, inside, language);
      drawn = isTerminal;
      sink.write(isTerminal ? `\r${drawing(done / total, sink.columns)}${said}\u001b[K` : `${said}\n`);
    }
  };
}

function sentence(done: number, total: number, inside: number, language: Language): string {
  const within = inside > 0 ? { zh: `，压缩包里 ${inside} 个`, en: `, ${inside} of the archive` }[language] : '';
  const percent = `${Math.floor((done / total) * 100)}%`;
  return (
    { zh: `正在核对 ${done}/${total}（${percent}）`, en: `checking ${done} of ${total} (${percent})` }[language] +
    within
  );
}

/** In characters that every font has, all of one column. A line that is too long could not be drawn over. */
function drawing(share: number, columns = 80): string {
  if (columns < bar + words) return '';
  const full = Math.floor(share * bar);
  return `[${'#'.repeat(full)}${'-'.repeat(bar - full)}] `;
}
