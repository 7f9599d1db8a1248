import { tool } from '../../version.ts';
import { parseXml } from '../xml.ts';
import { openZip } from '../zip.ts';

/** Who a workbook says has written it last; whoever saves it anew puts another name there. */
export const author = tool.name;

/** Whether a file is as `annotate` has written it, and nobody has saved it since. */
export function isUntouched(bytes: Uint8Array): boolean {
  let last = '';
  let inside = false;
  try {
    const part = 'docProps/core.xml';
    const core = openZip(bytes).read(part);
    if (!core) return false;
    parseXml(core, part, {
      open: (element) => {
        inside = element === 'lastModifiedBy';
      },
      text: (chars) => {
        if (inside) last += chars;
      },
      close: () => {
        inside = false;
      },
    });
  } catch {
    // What cannot be read is not ours.
    return false;
  }
  return last === author;
}
