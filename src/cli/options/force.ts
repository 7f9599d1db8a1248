import type { Asking } from './asking.ts';

/** `--force`, of every command that writes files: its flag and what help says of it. */
export function forceOption({ t }: Pick<Asking, 't'>): [flag: string, description: string] {
  return ['--force', t('输出文件已存在时直接覆盖', 'write over an output file that is there already')];
}
