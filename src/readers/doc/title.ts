import { codePageLabel } from '../../codecs/code-page.ts';
import { viewOf } from './streams.ts';

/** PIDSI_TITLE, PID_CODEPAGE and the type of a text ([MS-OLEPS] 2.15, [MS-OSHARED] 2.3.3.2). */
const titleId = 2;
const codePageId = 1;
const text = 0x1e;

/** Returns the title in a document's summary; '' if there is none, or the summary cannot be read. */
export function titleOf(summary: Uint8Array): string {
  try {
    return summary.length === 0 ? '' : readTitle(summary);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function readTitle(summary: Uint8Array): string {
  const view = viewOf(summary);
  const start = view.getUint32(44, true);
  const count = view.getUint32(start + 4, true);
  let title: number | undefined;
  let page = 1252;
  for (let index = 0; index < Math.min(count, 100); index++) {
    const at = start + 8 + 8 * index;
    const value = start + view.getUint32(at + 4, true);
    const id = view.getUint32(at, true);
    if (id === codePageId) page = view.getUint16(value + 4, true);
    if (id === titleId && view.getUint16(value, true) === text) title = value;
  }
  if (title === undefined) return '';
  const length = view.getUint32(title + 4, true);
  const bytes = summary.subarray(title + 8, title + 8 + length);
  return new TextDecoder(codePageLabel(page)).decode(bytes).replace(/\0.*$/s, '').trim();
}
