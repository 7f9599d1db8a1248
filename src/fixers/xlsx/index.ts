import { editPart } from '../../codecs/edit-part.ts';
import { mainPart } from '../../codecs/office-package.ts';
import { openZip, readPart } from '../../codecs/zip.ts';
import { replaceFiles } from '../../codecs/zip-update.ts';
import type { Correction } from '../../corrections.ts';
import { format } from '../../model/decimal.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { readSharedParts } from '../../readers/xlsx/shared-parts.ts';
import { readSheet } from '../../readers/xlsx/sheet.ts';
import { readWorkbook } from '../../readers/xlsx/workbook.ts';
import type { Fixed, Unapplied } from '../fixer.ts';
import { filledAreas } from './filled.ts';
import { planFor, type SheetFile } from './plan.ts';
import { resultsOf } from './results.ts';
import { sheetEdits } from './sheet-edits.ts';
import { verify } from './verify.ts';
import { calculationEdits } from './workbook-edits.ts';

/**
 * Writes numbers into the cells of a workbook, in the XML of their sheets. A formula is never overwritten. Cached
 * results that depend on a changed cell are computed anew, on whatever sheet. A result that cannot be computed is
 * removed, and only then the workbook part changes too: it asks for a calculation on opening. Every other part stays as
 * it is packed.
 * @throws {UserError} `unsupported` for a signed workbook, whose signature would break
 */
export function fixXlsx(bytes: Uint8Array, corrections: readonly Correction[]): Fixed {
  const archive = openZip(bytes);
  if (archive.names.some((name) => /^_xmlsignatures\//i.test(name))) throw signed();
  const workbook = readWorkbook(archive);
  const parts = readSharedParts(workbook, false);
  const sheets = workbook.sheets.map(({ part, name, hidden }): SheetFile => {
    const file = { part, bytes: archive.read(part)! };
    return { ...file, sheet: readSheet(file, name, hidden, parts), filled: filledAreas(file) };
  });
  const plan = planFor(corrections, sheets);
  const { contents, dropped } = resultsOf(plan, sheets);

  const written = new Map<string, Uint8Array>();
  for (const file of sheets) {
    const own = contents.get(file.sheet);
    if (own)
      written.set(
        file.part,
        editPart(file, (text) => sheetEdits(text, own)),
      );
  }
  if (dropped && !workbook.recalculated) {
    const main = readPart(archive, mainPart(archive))!;
    written.set(main.part, editPart(main, calculationEdits));
  }
  const fixed = written.size === 0 ? bytes : replaceFiles(bytes, written);
  verify(openZip(fixed), written, sheets, contents, { ...parts, recalculated: false });
  const left = plan.formulas.flatMap(({ correction, sheet, cell }): Unapplied[] => {
    const now = contents.get(sheet)?.find(({ row, column }) => row === cell.row && column === cell.column);
    const isFixed = now?.number === format(correction.to);
    return isFixed ? [] : [{ correction, why: keptFormula(cell.formula) }];
  });
  return { bytes: fixed, left: [...plan.left, ...left] };
}

function signed(): UserError {
  return new UserError('unsupported', {
    zh: '工作簿带有数字签名，修改后签名会失效；请在 Excel 或 WPS 中删除签名后再修正，或照修正清单手工修改',
    en: 'the workbook carries a digital signature, which a change would break: remove it in Excel or WPS first, or correct by hand from the list',
  });
}

function keptFormula(formula = ''): Text {
  const shown = formula.length > 60 ? `${formula.slice(0, 60)}…` : formula;
  return {
    zh: `是公式（=${shown}），没有改写；请核对公式和它引用的单元格`,
    en: `holds a formula (=${shown}) and was not overwritten: check the formula and the cells that it refers to`,
  };
}
