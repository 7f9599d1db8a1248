import type { Document } from '../model/document.ts';
import { ArtifactError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** Results, in whatever format. */
export function ownFindings(): ArtifactError {
  return new ArtifactError('unsupported', {
    zh: '这是本程序写出的核对结果，不是报告；请核对报告原件',
    en: 'this is what was found in reports, as written by this program, and no report: check the reports themselves',
  });
}

/** What the program is told by: a configuration, and what it names beside the reports. */
export function ownConfiguration(): ArtifactError {
  return new ArtifactError('unsupported', {
    zh: '这是本程序的配置文件，或者配置里写到的报表定义、基线，不是报告',
    en: 'this is a configuration of this program, or a form or baseline that it names, and no report',
  });
}

/** What the reviewer's sheet is called. */
export const sheetTitle: Text = { zh: '政府信息公开年报核对结果', en: 'Disclosure reports, checked' };

/**
 * Whether a document is the reviewer's sheet, as a page or as what it was printed to: it shows beside the figures of several
 * reports what they should be, and must not be taken for one of them.
 */
export function isSheet({ title }: Document): boolean {
  return Object.values(sheetTitle).some((one) => one === title);
}

/** What a workbook's sheet with a list of corrections is called. */
export const listName: Text = { zh: '更正清单', en: 'Corrections' };

/** The heads with which the list over all files begins. */
export const listHeads = {
  body: { zh: '机关', en: 'Body' },
  year: { zh: '年度', en: 'Year' },
  file: { zh: '文件', en: 'File' },
  severity: { zh: '级别', en: 'Severity' },
} as const satisfies Record<string, Text>;

/** Whether a document is the list of corrections over all files, whoever has saved it since. */
export function isList(document: Document): boolean {
  const texts = firstRow(document).slice(0, Object.keys(listHeads).length).join();
  return (['zh', 'en'] as const).some((language) => {
    return (
      texts ===
      Object.values(listHeads)
        .map((head) => head[language])
        .join()
    );
  });
}

/** Whether a document is a copy that `annotate` has marked, by the list in front: its figures are those of a report. */
export function isMarkedCopy(document: Document): boolean {
  const [first] = document.blocks;
  const name = Object.values(listName).find((one) => one === first?.place.sheet);
  return name !== undefined && (firstRow(document)[0]?.startsWith(name) ?? false);
}

function firstRow({ blocks: [first] }: Document): string[] {
  return first?.kind === 'grid' ? (first.rows[0]?.cells.map((cell) => cell?.text ?? '') ?? []) : [];
}
