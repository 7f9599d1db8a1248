import { parseXml } from '../codecs/xml.ts';
import type { Archive } from '../codecs/zip.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { parseArea } from '../readers/sheet/area.ts';

/**
 * Returns what a copy made with exceljs would lose or damage, as far as a reader of the sheets would miss it. Looks at the
 * names of the package's parts, then into its sheets.
 */
export function lossesOf(archive: Archive): Text[] {
  const found = [...archive.names.flatMap(lossOfPart), ...lossesInDrawings(archive)];
  if (found.length === 0) found.push(...lossesInParts(archive));
  return [...new Map(found.map((loss) => [loss.zh, loss])).values()];
}

/** Names of the parts that exceljs reads; it knows them by these names alone. */
const carried =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core)\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(?:_rels\/)?sheet\d+\.xml(?:\.rels)?|xl\/theme\/theme\d+\.xml|xl\/comments\d+\.xml|xl\/drawings\/vmlDrawing\d+\.vml)$/;

/** Returns the names of the parts that a copy is made of. */
export function carriedParts({ names }: Archive): string[] {
  return names.filter((name) => carried.test(name));
}

/** Parts that no sheet shows: printers, caches, data of the program or the office network. */
const invisible =
  /^(?:docProps\/|docMetadata\/|customXml\/|customStorage\/|xl\/(?:calcChain\.xml|printerSettings\/|persons\/|metadata\.xml|woinfos\.xml|customProperty)|.*\.rels$)/i;

const kinds: readonly (readonly [RegExp, Text])[] = [
  [/vba|macrosheets|customUI/i, { zh: '宏', en: 'macros' }],
  [/charts?(?:sheets|ex)?\//i, { zh: '图表', en: 'charts' }],
  [/media\/|cellimages|diagrams\/|xl\/drawings\/|xl\/ink\//i, { zh: '图片或形状', en: 'pictures or shapes' }],
  [/pivot/i, { zh: '数据透视表', en: 'pivot tables' }],
  [/slicer|timeline/i, { zh: '切片器', en: 'slicers' }],
  [/xl\/(?:tables|queryTables)\//i, { zh: '“插入—表格”做的表格', en: 'Excel tables' }],
  [/threadedComments\//i, { zh: '会话式批注', en: 'threaded comments' }],
  [/comments/i, { zh: '批注', en: 'comments' }],
  [/externalLinks\/|connections\.xml/i, { zh: '对其他文件的引用', en: 'links to other files' }],
  [/embeddings\/|activeX\/|ctrlProps\//i, { zh: '控件或嵌入的对象', en: 'controls or embedded objects' }],
  [/_xmlsignatures\//i, { zh: '数字签名', en: 'digital signatures' }],
];

function lossOfPart(name: string): Text[] {
  if (carried.test(name) || invisible.test(name)) return [];
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  return [kind ?? { zh: `少见的内容 ${name}`, en: `something unusual, ${name}` }];
}

/** Finds old drawings that are not the frames of notes: they are controls, or pictures in a header. */
function lossesInDrawings({ names }: Archive): Text[] {
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  const more = count(/^xl\/drawings\/vmlDrawing\d+\.vml$/) > count(/^xl\/comments\d+\.xml$/);
  return more ? [{ zh: '控件或页眉图片', en: 'controls or pictures in a header' }] : [];
}

/**
 * Limits on bytes of XML, cells under merges, and merges. Beyond them exceljs is too slow: it makes an object of each cell,
 * and compares each merge with all others.
 */
const max = { bytes: 16 * 2 ** 20, covered: 200_000, merges: 5_000 };

/** The loss where it is unclear what exceljs does not know. */
export const unusual: Text = { zh: '少见的写法', en: 'something written in an unusual way' };
const large: Text = { zh: '过多的内容', en: 'more than can be copied' };

function lossesInParts(archive: Archive): Text[] {
  const losses: Text[] = [];
  let size = 0;
  for (const name of carriedParts(archive)) {
    try {
      const bytes = archive.read(name)!;
      size += bytes.length;
      if (size > max.bytes) return [large];
      if (/\/comments\d+\.xml$/.test(name)) losses.push(...lossesInNotes(bytes, name));
      if (/\/sheet\d+\.xml$/.test(name)) losses.push(...lossesInSheet(bytes, name));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [{ zh: `读不出的 ${name}`, en: `${name}, which cannot be read` }];
    }
  }
  return losses;
}

/** Finds notes whose text is not in runs: exceljs drops it. */
function lossesInNotes(bytes: Uint8Array, name: string): Text[] {
  const losses: Text[] = [];
  let inRun = false;
  parseXml(bytes, name, {
    open(element) {
      if (element === 'r') inRun = true;
      else if (element === 't' && !inRun) losses.push({ zh: '批注', en: 'comments' });
    },
    close(element) {
      if (element === 'r') inRun = false;
    },
  });
  return losses;
}

/** Kinds of conditional formats that exceljs keeps. */
const keptFormats =
  /^(?:expression|cellIs|top10|aboveAverage|colorScale|containsText|(?:notC|c)ontains(?:Blanks|Errors)|timePeriod)$/;

function lossesInSheet(bytes: Uint8Array, name: string): Text[] {
  const losses: Text[] = [];
  let covered = 0;
  let merges = 0;
  parseXml(bytes, name, {
    open(element, { ref = '', type = '', t, sqref }) {
      if (element === 'mergeCell') {
        covered += areaOf(ref);
        merges++;
      } else if (element === 'cfRule' && !keptFormats.test(type)) {
        losses.push({ zh: '数据条、图标等条件格式', en: 'conditional formats such as data bars' });
      } else if (element === 'sparklineGroup') losses.push({ zh: '迷你图', en: 'sparklines' });
      else if (element === 'dataValidation' && sqref === undefined) {
        // In an extension, as newer programs write it.
        losses.push({ zh: '引用其他工作表的数据有效性', en: 'data validation that refers to another sheet' });
      } else if (element === 'f' && t === 'dataTable') losses.push({ zh: '模拟运算表', en: 'data tables' });
    },
  });
  return covered > max.covered || merges > max.merges ? [large] : losses;
}

/** Returns the number of cells that a merge covers. */
function areaOf(reference: string): number {
  const area = parseArea(reference);
  return area ? (area.bottom - area.top + 1) * (area.right - area.left + 1) : 1;
}
