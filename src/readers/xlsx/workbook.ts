import { damagedError } from '../../codecs/errors.ts';
import { linkedPart, mainPartOf, relationships } from '../../codecs/office-package.ts';
import { parseXml } from '../../codecs/xml.ts';
import { type Archive, memoizePart, type Part } from '../../codecs/zip.ts';
import { UserError } from '../../model/errors.ts';
import { isTrue } from './schema-types.ts';

/** The sheets of a workbook, and the parts that their cells refer to. */
export interface Workbook {
  /** In the order of their tabs. Chart sheets and dialogue sheets have no cells and are left out. */
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904, not 1900. */
  readonly date1904: boolean;
  /** The workbook asks for a full calculation when it is opened. */
  readonly recalculated: boolean;
  readonly strings: Part | undefined;
  readonly styles: Part | undefined;
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/**
 * Reads the workbook part. Sheets are found by the relationships, never by the name of a part.
 * @throws {UserError} `unsupported` if there is no workbook, `damaged` if a sheet is missing
 */
export function readWorkbook(archive: Archive): Workbook {
  const main = mainPartOf(archive, 'xlsx');
  if (!main) {
    throw new UserError('unsupported', {
      zh: '压缩包里没有工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
      en: 'there is no workbook in the archive: open it in Excel or WPS and save it as .xlsx',
    });
  }
  const links = relationships(archive, main.part);
  const { declared, ...settings } = readDeclarations(main);
  const sheets = declared.flatMap(({ name, id, state }): SheetPart | readonly [] => {
    const link = links.find((one) => one.id === id);
    if (link?.type === 'chartsheet' || link?.type === 'dialogsheet') return [];
    if (!link || link.external || !archive.has(link.target)) {
      throw damagedError({ zh: `找不到工作表“${name}”`, en: `the sheet "${name}" is missing` });
    }
    return { name, part: link.target, hidden: state !== 'visible' };
  });
  const [strings, styles] = ['sharedStrings', 'styles'].map((type) => linkedPart(archive, links, type));
  return { sheets, ...settings, strings, styles };
}

/** Facts that the workbook part itself states. */
interface Declarations extends Pick<Workbook, 'date1904' | 'recalculated'> {
  readonly declared: readonly { readonly name: string; readonly id: string | undefined; readonly state: string }[];
}

const readDeclarations = memoizePart(({ part, bytes }: Part): Declarations => {
  const declared: Declarations['declared'][number][] = [];
  let date1904 = false;
  let recalculated = false;
  parseXml(bytes, part, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = isTrue(attributes.date1904);
      else if (element === 'calcPr') recalculated = isTrue(attributes.fullCalcOnLoad);
      else if (element === 'sheet' && attributes.name !== undefined) {
        const { name, id, state = 'visible' } = attributes;
        declared.push({ name, id, state });
      }
    },
  });
  return { declared, date1904, recalculated };
});
