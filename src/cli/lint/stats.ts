import { pad, widthOf } from '../../formatters/columns.ts';
import type { Step } from '../../lint.ts';
import type { Language, Text } from '../../model/text.ts';
import type { Judge } from './lint-file.ts';

/** Does a step of a run. */
export type Doing = <T>(step: Step | 'open' | 'format', work: () => Promise<T>) => Promise<T>;

export interface Stopwatch {
  /** Does a step and takes its time. */
  readonly doing: Doing;
  /** Takes the time of each file. */
  timed(inner: Judge): Judge;
  /** What was taken so far: by step, and by format. */
  tables(language: Language): string;
}

interface Sort {
  files: number;
  bytes: number;
  ms: number;
}

const steps: Readonly<Record<Parameters<Doing>[0], Text>> = {
  open: { zh: '打开', en: 'open' },
  read: { zh: '读取', en: 'read' },
  recognise: { zh: '辨认', en: 'recognise' },
  check: { zh: '核对', en: 'check' },
  format: { zh: '输出', en: 'format' },
};

/** Starts to take the time of a run; `now` is in milliseconds. */
export function stopwatch(now: () => number = () => performance.now()): Stopwatch {
  const start = now();
  const spent = new Map<keyof typeof steps, number>();
  const formats = new Map<string, Sort>();

  const doing: Doing = async (step, work) => {
    const begun = now();
    try {
      return await work();
    } finally {
      spent.set(step, (spent.get(step) ?? 0) + now() - begun);
    }
  };
  return {
    doing,
    timed: (inner) => async (file, terms) => {
      const begun = now();
      const result = await inner(file, { ...terms, doing });
      const format = result.file.format ?? '-';
      const { files, bytes, ms } = formats.get(format) ?? { files: 0, bytes: 0, ms: 0 };
      formats.set(format, {
        files: files + 1,
        bytes: bytes + file.bytes.length,
        ms: ms + now() - begun,
      });
      return result;
    },
    tables: (language) => {
      const total = now() - start;
      const known = Object.entries(steps).map(([step, name]): [Text, number] => [
        name,
        spent.get(step as keyof typeof steps) ?? 0,
      ]);
      const rest = total - known.reduce((sum, [, ms]) => sum + ms, 0);
      const byStep = [
        ...known,
        [{ zh: '其他', en: 'other' }, rest] as const,
        [{ zh: '合计', en: 'total' }, total] as const,
      ].map(([name, ms]) => [name[language], milliseconds(ms), `${Math.round((ms / total) * 100)}%`]);
      const byFormat = [...formats]
        .sort(([, a], [, b]) => b.ms - a.ms)
        .map(([format, sort]) => formatRow(format, sort));
      const heads = {
        zh: [
          ['步骤', '用时', '占比'],
          ['格式', '文件', '大小', '用时', '每个'],
        ],
        en: [
          ['step', 'time', 'share'],
          ['format', 'files', 'size', 'time', 'each'],
        ],
      }[language];
      const tables = [table([heads[0]!, ...byStep]), ...(formats.size > 0 ? [table([heads[1]!, ...byFormat])] : [])];
      return tables.map((lines) => `${lines.join('\n')}\n`).join('\n');
    },
  };
}

function formatRow(format: string, { files, bytes, ms }: Sort): string[] {
  return [format, String(files), `${(bytes / 1024).toFixed(0)} kB`, milliseconds(ms), milliseconds(ms / files)];
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

/** Columns, the first to the left, the others to the right. */
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
