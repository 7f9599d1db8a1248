import { isList, isMarkedCopy, resultsError } from '../artifacts/registry.ts';
import { exampleOf, findMojibake } from '../codecs/mojibake.ts';
import type { Document } from '../model/document.ts';
import { UnrelatedFileError, UserError } from '../model/errors.ts';
import type { Form } from '../model/form.ts';
import { type Report, reportName } from '../model/report.ts';
import type { Text } from '../model/text.ts';
import { isLongFormat } from '../recognise/long-format.ts';
import { picturesAt } from '../recognise/report/pictures.ts';
import { baseName } from '../recognise/title.ts';
import { outlineLines } from './outline.ts';
import { findEvidence } from './report-evidence.ts';

/**
 * Returns why a document without a readable table cannot be checked, and what to do about it; an `UnrelatedFileError` error if
 * it does not show a report.
 */
export function noTablesError(document: Document, reports: readonly Report[], forms: readonly Form[]): UserError {
  if (isList(document) || isMarkedCopy(document)) return resultsError();
  const unread = unreadTablesError(reports) ?? mojibakeError(document);
  if (unread) return unread;
  const placed = [...textsOf(document)];
  const texts = new Set([...placed.map(({ text }) => text), document.title ?? '', baseName(document.path)]);
  const evidence = findEvidence(texts, forms);
  const problem = picturesError(document, reports) ?? noReportError(document, reports, evidence);
  const mayBeReport =
    isReport(reports) ||
    evidence !== undefined ||
    isLongFormat(document, forms) ||
    mayBePictured(document, placed, forms);
  return mayBeReport || !placed.some(({ text }) => lettersIn(text) > 0)
    ? problem
    : new UnrelatedFileError(problem.code, problem.text);
}

/** True if texts are readable and show nothing of a report. `path` is that of their file, whose name may be a title. */
export function showNoReport(texts: readonly string[], path: string, forms: readonly Form[]): boolean {
  const whole = texts.join('\n');
  return (
    lettersIn(whole) > 0 &&
    findMojibake(whole) === undefined &&
    findEvidence(new Set([...texts, baseName(path)]), forms) === undefined
  );
}

/** Letters next to the pictures of a document; with fewer, the text does not tell what the document is. */
const minLetters = 100;

/** Letters on a page; one with fewer is a scan with a page number. */
const minLettersOnPage = 20;

/**
 * True if the pictures may show the report: a page has nothing else, there is little text, or the text mentions the
 * report.
 */
function mayBePictured({ pictures = [] }: Document, texts: readonly PlacedText[], forms: readonly Form[]): boolean {
  if (pictures.length === 0) return false;
  const lettersOn = new Map<number | undefined, number>();
  for (const { text, page } of texts) lettersOn.set(page, (lettersOn.get(page) ?? 0) + lettersIn(text));
  const titles = forms.flatMap(({ reportTitles }) => reportTitles);
  return (
    pictures.some(({ page }) => page !== undefined && (lettersOn.get(page) ?? 0) < minLettersOnPage) ||
    [...lettersOn.values()].reduce((sum, count) => sum + count, 0) < minLetters ||
    texts.some(({ text }) => titles.some((title) => text.replaceAll(/\s/g, '').includes(title)))
  );
}

/** Returns why reports without a single figure cannot be checked. */
export function noFiguresError(reports: readonly Report[]): UserError {
  const { zh, en } = introduction(reports);
  return (
    unreadTablesError(reports) ??
    new UserError('not-filled-in', {
      zh: `${zh}，但各表都未填数字；请填写后再核对，没有发生的填 0`,
      en: `${en}, but none of its tables is filled in: fill them in, with 0 where there was nothing`,
    })
  );
}

/** Returns the error for tables that are present but whose figures cannot be assigned to columns. */
function unreadTablesError(reports: readonly Report[]): UserError | undefined {
  const unread = reports.flatMap((report) => report.unread).filter(({ pictured }) => !pictured);
  const why = unread.find((one) => one.why)?.why;
  if (!why) return undefined;
  const { zh, en } = tableNames(unread.filter((one) => one.why?.zh === why.zh).map(({ table }) => table.name));
  return new UserError('glued', {
    zh: `找到了${zh}，但${spaced(why.zh)}；请提供表格软件或 Word 的原文件`,
    en: `${en} ${en.includes(',') ? 'are' : 'is'} there, but ${why.en}: use (or ask for) the original spreadsheet or Word file`,
  });
}

function mojibakeError({ blocks }: Document): UserError | undefined {
  const texts = outlineLines(blocks, 200).map(({ text }) => text);
  const found = findMojibake(texts.join('\n'));
  if (!found) return undefined;
  const example = exampleOf(found);
  return new UserError('damaged', {
    zh: `文字是乱码${example.zh}，转换编码时出了错；请用（或索取）原文件，或用原来的程序重新导出（CSV 选 UTF-8 编码）`,
    en: `its text is garbled${example.en}, because it was decoded with the wrong encoding: use (or ask for) the original, or export it again (CSV in UTF-8)`,
  });
}

function picturesError({ pictures = [] }: Document, reports: readonly Report[]): UserError | undefined {
  if (pictures.length === 0) return undefined;
  const { zh, en } = picturesAt(pictures);
  const what = isReport(reports)
    ? withoutTables(reports)
    : { zh: '没有读到年度报告的表格', en: 'no table of the report was read' };
  const one = pictures.length === 1;
  return new UserError('picture', {
    zh: `${what.zh}；文件里有 ${zh}，表格可能是图片或扫描件，读不出数字；请用（或索取）制作它的 Word、Excel 原文件`,
    en: `${what.en}; the file has ${en}, and the tables may be ${one ? 'in it' : 'in them'}, where no figure can be read: use (or ask for) the original Word or Excel file`,
  });
}

function noReportError({ blocks }: Document, reports: readonly Report[], evidence: string | undefined): UserError {
  if (isReport(reports)) {
    const { zh, en } = withoutTables(reports);
    return new UserError('no-form-table', {
      zh: `${zh}；也许在附件或别的文件里，或者贴成了图片；请用（或索取）带表格的 Word、Excel 原文件`,
      en: `${en}; they may be in another file, or pasted as pictures: use (or ask for) the original Word or Excel file with its tables`,
    });
  }
  if (evidence !== undefined) {
    return new UserError('no-form-table', {
      zh: `未发现年报表格，但有年报的字样“${short(evidence)}”；表格也许在附件或别的文件里，或者贴成了图片；如果不是年报，请移出或写进配置的 ignore`,
      en: `no table of the annual report was found, but words of it, “${short(evidence)}”; the tables may be in another file, or pasted as pictures; if it is not a report, move it or add it to ignore in the configuration`,
    });
  }
  const [opening] = outlineLines(blocks, 1);
  const start =
    opening === undefined
      ? { zh: '文件里没有文字', en: 'the file has no text' }
      : { zh: `开头是“${short(opening.text)}”`, en: `it begins with “${short(opening.text)}”` };
  return new UserError('no-form-table', {
    zh: `不像是政府信息公开工作年度报告：未发现年报标题、各部分标题和表格，${start.zh}；请确认是不是发错了文件`,
    en: `this does not look like the annual report: no title, heading or table of it was found; ${start.en}: is it the wrong file?`,
  });
}

/** True if a title or several headings show a report: one heading alone may be in any document. */
function isReport(reports: readonly Report[]): boolean {
  return reports.some(({ years, organization, sections }) => {
    return organization !== null || years.some(({ from }) => from === 'title') || sections.length > 1;
  });
}

/** Begins a message: `这是青岚区商务局 2023年度的报告`. */
function introduction([report]: readonly Report[]): Text {
  const { zh, en } = report ? reportName(report) : { zh: '', en: '' };
  return {
    zh: zh ? `这是${spaced(zh)}的报告` : '这是年度报告',
    en: `this is the annual report${en && ` of ${en}`}`,
  };
}

function withoutTables(reports: readonly Report[]): Text {
  const { zh, en } = tableNames(reports[0]?.unread.map(({ table }) => table.name) ?? []);
  const intro = introduction(reports);
  return { zh: `${intro.zh}，但没有读到${zh}`, en: `${intro.en}, but without ${en}` };
}

function tableNames(tables: readonly Text[]): Text {
  const unique = [...new Map(tables.map((table) => [table.zh, table])).values()];
  return { zh: unique.map(({ zh }) => zh).join('、'), en: unique.map(({ en }) => en).join(', ') };
}

/** Adds the space that Chinese typesetting puts before Latin letters and figures. */
function spaced(name: string): string {
  return /^\w/.test(name) ? ` ${name}` : name;
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** A text of a document, and its page, from 1, if the file has pages. */
interface PlacedText {
  readonly text: string;
  readonly page: number | undefined;
}

/**
 * Yields the lines and cells of a document, except links to other pages: a menu names reports that are not in the file.
 */
function* textsOf({ blocks }: Document): Generator<PlacedText> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.link) continue;
      for (const text of block.text.split('\n')) yield { text, page: block.place.page };
    } else {
      for (const cell of new Set(block.rows.flatMap(({ cells }) => cells)))
        if (cell) yield { text: cell.text, page: cell.place.page ?? block.place.page };
    }
  }
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
