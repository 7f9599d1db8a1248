import { sealPage, sealText, sealWorkbook } from '../../../artifacts/seal.ts';
import { writeZip } from '../../../codecs/zip-writer.ts';
import { binaryFormatters, formatters, longFormatters, type View } from '../../../formatters/index.ts';
import { UserError } from '../../../model/errors.ts';
import { type Language, sayIn } from '../../../model/text.ts';
import { collectReceipt } from '../../../run/receipt.ts';
import { returnFiles } from '../../../run/returns.ts';
import { limits, type Run } from '../run.ts';
import { type Made, utf8 } from './made.ts';

/** Writes the reviewer's sheet. */
export async function sheetFile({ result }: Run, view: View): Promise<Made> {
  const html = await formatters.html();
  const content = await sealPage(await html(result, view), { kind: 'sheet', source: '' });
  return { name: `${sayIn(view.language)('核对表', 'sheet')}.html`, content, notices: [] };
}

/** Writes the list of corrections over all bodies, as a workbook. */
export async function listFile({ result }: Run, view: View): Promise<Made> {
  const list = await binaryFormatters.xlsx();
  const content = await sealWorkbook(await list(result, view), { kind: 'list', source: '' });
  return { name: `${sayIn(view.language)('更正清单', 'corrections')}.xlsx`, content, notices: [] };
}

/** Writes a page for each body that has something to correct, in an archive. @throws {UserError} if there is none */
export async function returnsArchive({ result }: Run, view: View): Promise<Made> {
  const pages = returnFiles(result, view);
  if (pages.length === 0) throw noReturns();
  const parts: Record<string, Uint8Array> = {};
  for (const { name, content } of pages) parts[name] = utf8(await content());
  return { name: `${sayIn(view.language)('退回', 'returns')}.zip`, content: writeZip(parts), notices: [] };
}

/** Writes which files were checked, how, and with what outcome. */
export function receiptFile(run: Run, language: Language): Made {
  const { chosen, settings, result, rosterHash, hasChildren, isMissing, options } = run;
  const { strict } = settings;
  const hasPrevious = chosen.previous.length > 0;
  const receipt = collectReceipt({ date: null, strict, limits, rosterHash, hasPrevious });
  for (const file of result.files) receipt.add(file, file.path, options);
  const { roster } = result;
  const { exitCode: _, ...counts } = result.summary;
  const content = receipt.text(counts, { baseline: null, roster, hasChildren, isMissing });
  return { name: `${sayIn(language)('核对凭据', 'receipt')}.json`, content, notices: [] };
}

const endings = { json: 'json', csv: 'csv', markdown: 'md' } as const;

/** Writes the result for other programs or a mail. */
export async function resultFile({ result }: Run, format: keyof typeof endings, view: View): Promise<Made> {
  const text =
    format === 'json'
      ? [...(await longFormatters.json())(result, view)].join('')
      : (await formatters[format]())(result, view);
  const name = `${sayIn(view.language)('核对结果', 'result')}.${endings[format]}`;
  return { name, content: await sealText(text, format), notices: [] };
}

function noReturns(): UserError {
  return new UserError('usage', { zh: '没有需要退回更正的', en: 'no body has anything to correct' });
}
