import type { Severity } from '../model/form.ts';
import type { Text } from '../model/text.ts';

/** A mistake in the definition of a form, or a remark about it. */
export interface Mistake {
  /** JSON pointer. */
  readonly pointer: string;
  /** An error must be corrected; `info` is only a remark. */
  readonly severity: Extract<Severity, 'error' | 'info'>;
  readonly text: Text;
}

export function error(pointer: string, zh: string, en: string): Mistake {
  return { pointer, severity: 'error', text: { zh, en } };
}

export function remark(pointer: string, zh: string, en: string): Mistake {
  return { pointer, severity: 'info', text: { zh, en } };
}

/** Joins ids, all of them: the reader looks each up in the file. */
export function listIds(ids: readonly string[]): { readonly zh: string; readonly en: string } {
  return { zh: ids.join('、'), en: ids.join(', ') };
}
