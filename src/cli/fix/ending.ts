import { contentTypeOf, mainPartOf } from '../../codecs/office-package.ts';
import { openZip } from '../../codecs/zip.ts';
import { formatTitle } from '../../model/format-titles.ts';
import type { FileResult } from '../../model/result.ts';
import { extensionOf } from '../../readers/kind/sample.ts';
import { usageError } from '../messages.ts';

/**
 * Checks the name of a corrected copy, which is of the kind of its original: Excel and Word do not open one whose name says
 * something else.
 * @throws {UserError} which says how the name has to end
 */
export function checkEnding(name: string, { format, path }: FileResult, bytes: Uint8Array): void {
  const endings = endingsOf(format ?? '', bytes);
  const own = extensionOf(name);
  if (!endings || endings.includes(own) || (own !== '' && own === extensionOf(path))) return;
  const { zh, en } = formatTitle(format ?? '');
  const all = endings.map((ending) => `.${ending}`);
  throw usageError({
    zh: `修正后的文件同原文件一样是${zh}，要以 ${all.join('、')} 结尾；${name} 请改名`,
    en: `the corrected copy is ${en} like the original, and has to end in ${all.join(' or ')}: rename ${name}`,
  });
}

/** Returns how a file may end, without the dot; `undefined` for a format that is not corrected. */
function endingsOf(format: string, bytes: Uint8Array): readonly string[] | undefined {
  if (format === 'csv') return ['csv', 'tsv', 'txt'];
  if (format === 'json') return ['json', 'ndjson', 'jsonl'];
  if (format !== 'docx' && format !== 'xlsx') return undefined;
  const archive = openZip(bytes);
  const main = mainPartOf(archive, format);
  const type = main ? contentTypeOf(archive, main.part) : '';
  const start = format === 'docx' ? ['doc', 'dot'] : ['xls', 'xlt'];
  return [`${start[/template/i.test(type) ? 1 : 0]}${/macroEnabled/i.test(type) ? 'm' : 'x'}`];
}
