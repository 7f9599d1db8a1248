import type { Language } from '../text.ts';
import type { Sink } from './io.ts';

/** Milliseconds before the first word, and between two. */
const patience = { first: 1000, next: 100 };

/**
 * Tells on a terminal how far a long run has come, in one line that is written over: the sources done, and the files done
 * of the archive that is open; `undefined` wipes it away.
 */
export function progress(
  total: number,
  language: Language,
  sink: Sink,
  quiet: boolean,
): (done: number | undefined, inside?: number) => void {
  if (quiet || !sink.isTTY) return () => {};
  let due = Date.now() + patience.first;
  let shown = false;
  return (done, inside = 0) => {
    if (done === undefined) {
      if (shown) sink.write('\r\u001b[K');
    } else if (Date.now() >= due) {
      shown = true;
      due = Date.now() + patience.next;
      const within = inside > 0 ? { zh: `，压缩包里 ${inside} 个`, en: `, ${inside} of the archive` }[language] : '';
      sink.write(
        `\r${language === 'zh' ? `正在核对 ${done}/${total}` : `checking ${done} of ${total}`}${within}\u001b[K`,
      );
    }
  };
}
