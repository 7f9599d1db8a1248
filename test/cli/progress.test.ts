import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progress } from '../../src/cli/lint/progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Returns the output of a run of a hundred files that take `each` milliseconds. */
function shown(
  each: number,
  sink: { isTTY: boolean; columns?: number },
  given: { isQuiet?: boolean; isDumb?: boolean } = {},
) {
  const written: string[] = [];
  const write = (chunk: string | Uint8Array) => written.push(String(chunk));
  const show = progress(100, 'zh', { ...sink, write }, { isQuiet: false, isDumb: false, ...given });
  for (let done = 0; done < 100; done++) {
    show(done);
    vi.advanceTimersByTime(each);
  }
  show(undefined);
  return written;
}

test('a terminal has a bar, drawn over ten times a second at most, and wiped away', () => {
  const written = shown(25, { isTTY: true, columns: 80 });
  expect(written).toHaveLength(16);
  expect(written[0]).toBe('\r[#########---------------] 正在核对 40/100（40%）\u001b[K');
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('a narrow terminal has the words alone', () => {
  expect(shown(25, { isTTY: true, columns: 40 })[0]).toBe('\r正在核对 40/100（40%）\u001b[K');
});

test('a log has a line every few seconds', () => {
  expect(shown(120, { isTTY: false })).toEqual(['正在核对 42/100（42%）\n', '正在核对 84/100（84%）\n']);
  expect(shown(120, { isTTY: true }, { isDumb: true })).toHaveLength(2);
});

test('nothing when it is quick, or to be quiet', () => {
  expect(shown(5, { isTTY: true })).toEqual([]);
  expect(shown(40, { isTTY: false })).toEqual([]);
  expect(shown(100, { isTTY: true }, { isQuiet: true })).toEqual([]);
});

test('in an archive, the files that are done of it', () => {
  const written: string[] = [];
  const show = progress(
    1,
    'en',
    { isTTY: true, write: (text) => written.push(String(text)) },
    { isQuiet: false, isDumb: false },
  );
  vi.advanceTimersByTime(1000);
  show(0, 7);
  expect(written[0]).toContain('checking 0 of 1 (0%), 7 of the archive');
});

test('in a long list, the reports and the share of it that are done', () => {
  const written: string[] = [];
  const sink = { isTTY: true, write: (text: string | Uint8Array) => written.push(String(text)) };
  const show = progress(2, 'en', sink, { isQuiet: false, isDumb: false });
  vi.advanceTimersByTime(1000);
  show(1, { share: 0.5, reports: 4200 });
  expect(written[0]).toBe('\r[##################------] checking, 4200 reports done (50%), file 2 of 2\u001b[K');
});
