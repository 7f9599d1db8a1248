import { pad, widthOf } from '../../formatters/terminal-text.ts';
import type { Step } from '../../lint.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import type { FileLinter } from '../../run/lint-file.ts';

/** Runs a step and may record its time. */
export type TimeStep = <T>(step: Step | 'open' | 'format', work: () => Promise<T>) => Promise<T>;

const stepNames: Readonly<Record<Parameters<TimeStep>[0], Text>> = {
  open: { zh: '打开', en: 'open' },
  read: { zh: '读取', en: 'read' },
  recognise: { zh: '辨认', en: 'recognise' },
  check: { zh: '核对', en: 'check' },
  format: { zh: '输出', en: 'format' },
};

/** Starts to measure a run. `now` is in milliseconds. */
export function createStopwatch(now: () => number = () => performance.now()) {
  const start = now();
  const times = new Map<string, number>();
  const formats = new Map<string, { readonly files: number; readonly bytes: number; readonly ms: number }>();

  const add = (step: Parameters<TimeStep>[0], ms: number) => times.set(step, (times.get(step) ?? 0) + ms);
  const time: TimeStep = async (step, work) => {
    const begin = now();
    try {
      return await work();
    } finally {
      add(step, now() - begin);
    }
  };
  return {
    time,
    /** Returns a linter that records the time of each file. */
    timed:
      (lint: FileLinter): FileLinter =>
      async (file, options) => {
        const begin = now();
        const result = await lint(file, { ...options, onStep: add });
        const format = result.file.format ?? '-';
        const { files, bytes, ms } = formats.get(format) ?? { files: 0, bytes: 0, ms: 0 };
        formats.set(format, { files: files + 1, bytes: bytes + file.bytes.length, ms: ms + now() - begin });
        return result;
      },
    /** Returns the times so far, by step and by format. */
    tables: (language: Language): string => {
      const t = sayIn(language);
      const total = now() - start;
      const known = Object.entries(stepNames).map(([step, name]) => [name[language], times.get(step) ?? 0] as const);
      const steps = known.reduce((sum, [, ms]) => sum + ms, 0);
      // Steps that run at the same time take more than the whole run, together.
      const all = Math.max(total, steps);
      const byStep = [...known, [t('其他', 'other'), all - steps] as const, [t('合计', 'total'), total] as const];
      const byFormat = [...formats].sort(([, a], [, b]) => b.ms - a.ms);
      const tables = [
        table([
          [t('步骤', 'step'), t('用时', 'time'), t('占比', 'share')],
          ...byStep.map(([name, ms]) => [name, milliseconds(ms), `${Math.round((ms / all) * 100)}%`]),
        ]),
        table([
          [t('格式', 'format'), t('文件', 'files'), t('大小', 'size'), t('用时', 'time'), t('每个', 'each')],
          ...byFormat.map(([format, { files, bytes, ms }]) => [
            format,
            String(files),
            `${(bytes / 1024).toFixed(0)} kB`,
            milliseconds(ms),
            milliseconds(ms / files),
          ]),
        ]),
      ];
      return (formats.size > 0 ? tables : tables.slice(0, 1)).join('\n');
    },
  };
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

/** Aligns the first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const padded = (cell: string, column: number) =>
    column === 0 ? pad(cell, widths[0]!) : ' '.repeat(widths[column]! - widthOf(cell)) + cell;
  return rows.map((row) => `${row.map(padded).join('  ')}\n`).join('');
}
