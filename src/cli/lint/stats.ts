import { pad, widthOf } from '../../formatters/terminal-text.ts';
import type { Step } from '../../lint.ts';
import type { Language, Text } from '../../model/text.ts';
import type { FileLinter } from './lint-file.ts';

/** Runs a step and may record its time. */
export type TimeStep = <T>(step: Step | 'open' | 'format', work: () => Promise<T>) => Promise<T>;

export interface Stopwatch {
  readonly time: TimeStep;
  /** Returns a linter that records the time of each file. */
  timed(lint: FileLinter): FileLinter;
  /** Returns the times so far, by step and by format. */
  tables(language: Language): string;
}

interface FormatTotals {
  files: number;
  bytes: number;
  ms: number;
}

const steps: Readonly<Record<Parameters<TimeStep>[0], Text>> = {
  open: { zh: '打开', en: 'open' },
  read: { zh: '读取', en: 'read' },
  recognise: { zh: '辨认', en: 'recognise' },
  check: { zh: '核对', en: 'check' },
  format: { zh: '输出', en: 'format' },
};

/** Starts to measure a run. `now` is in milliseconds. */
export function createStopwatch(now: () => number = () => performance.now()): Stopwatch {
  const start = now();
  const times = new Map<keyof typeof steps, number>();
  const formats = new Map<string, FormatTotals>();

  const time: TimeStep = async (step, work) => {
    const begin = now();
    try {
      return await work();
    } finally {
      times.set(step, (times.get(step) ?? 0) + now() - begin);
    }
  };
  return {
    time,
    timed: (lint) => async (file, options) => {
      const begin = now();
      const result = await lint(file, { ...options, doing: time });
      const format = result.file.format ?? '-';
      const { files, bytes, ms } = formats.get(format) ?? { files: 0, bytes: 0, ms: 0 };
      formats.set(format, {
        files: files + 1,
        bytes: bytes + file.bytes.length,
        ms: ms + now() - begin,
      });
      return result;
    },
    tables: (language) => {
      const total = now() - start;
      const known = Object.entries(steps).map(([step, name]): [Text, number] => [
        name,
        times.get(step as keyof typeof steps) ?? 0,
      ]);
      const rest = total - known.reduce((sum, [, ms]) => sum + ms, 0);
      const byStep = [
        ...known,
        [{ zh: '其他', en: 'other' }, rest] as const,
        [{ zh: '合计', en: 'total' }, total] as const,
      ].map(([name, ms]) => [name[language], milliseconds(ms), `${Math.round((ms / total) * 100)}%`]);
      const byFormat = [...formats]
        .sort(([, a], [, b]) => b.ms - a.ms)
        .map(([format, totals]) => formatRow(format, totals));
      const headers = {
        zh: [
          ['步骤', '用时', '占比'],
          ['格式', '文件', '大小', '用时', '每个'],
        ],
        en: [
          ['step', 'time', 'share'],
          ['format', 'files', 'size', 'time', 'each'],
        ],
      }[language];
      const tables = [
        table([headers[0]!, ...byStep]),
        ...(formats.size > 0 ? [table([headers[1]!, ...byFormat])] : []),
      ];
      return tables.map((lines) => `${lines.join('\n')}\n`).join('\n');
    },
  };
}

function formatRow(format: string, { files, bytes, ms }: FormatTotals): string[] {
  return [format, String(files), `${(bytes / 1024).toFixed(0)} kB`, milliseconds(ms), milliseconds(ms / files)];
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

/** Aligns the first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? pad(cell, widths[0]!) : ' '.repeat(widths[column]! - widthOf(cell)) + cell,
      )
      .join('  '),
  );
}
