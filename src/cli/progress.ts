import type { Language } from '../text.ts';
import type { Sink } from './io.ts';

/** Milliseconds before the first word, and between two. */
const patience = { first: 1000, next: 100 };

/**
 * Tells on a terminal how far a long run has come, in one line that is written over; `undefined`
 * as the number done wipes it away.
 */
export function progress(
  total: number,
  language: Language,
  sink: Sink,
  quiet: boolean,
): (done: number | undefined) => void {
  if (quiet || !sink.isTTY || total < 2) return () => {};
  let due = Date.now() + patience.first;
  let shown = false;
  return (done) => {
    if (done === undefined) {
      if (shown) sink.write('\r\u001b[K');
    } else if (Date.now() >= due) {
      shown = true;
      due = Date.now() + patience.next;
      sink.write(language === 'zh' ? `\r正在核对 ${done}/${total}` : `\rchecking ${done} of ${total}`);
    }
  };
}
