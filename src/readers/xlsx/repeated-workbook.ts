import type { Grid } from '../../model/document.ts';
import { memoizeInObject } from '../../model/memoize.ts';
import type { Extent } from '../pictured-cells.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { fillIn } from './filled-sheet.ts';
import type { SharedParts } from './shared-parts.ts';
import { type SheetModel, sheetModel } from './sheet-model.ts';
import type { SheetPart } from './workbook.ts';

/** A workbook before its sheets are read. */
export interface OpenedWorkbook {
  readonly sheets: readonly OpenedSheet[];
  readonly parts: SharedParts;
}

interface OpenedSheet extends SheetPart {
  readonly bytes: Uint8Array;
  readonly pictures: readonly Extent[];
}

/** A workbook that was read, without its bytes. */
interface Known {
  readonly sheets: readonly KnownSheet[];
  readonly parts: SharedParts;
}

interface KnownSheet {
  readonly hidden: boolean;
  readonly model: SheetModel;
}

/** Bytes of all sheets; a workbook of more is no report. */
const maxBytes = 256 * 1024;

/** The most kinds of workbooks that are known, and the most of one kind that are kept. */
const maxKinds = 64;
const maxKept = 3;

/** Workbooks whose sheets begin and end alike. */
interface Kind {
  /** Those that are kept, the one that was last of use first. */
  kept: readonly Known[];
  /** The workbooks of the kind that were read whole since one was like another. */
  misses: number;
}

/**
 * Keeps workbooks that were filled in from one template. If another has the same sheets, except for the digits of figures, then
 * only these and the shared strings are read. The second, fourth, eighth of a kind is kept, so that little is spent on a kind
 * whose workbooks were made one by one.
 */
export function repeatedWorkbooks() {
  const kinds = new Map<string, Kind>();
  const kindOf = (key: string): Kind => {
    let kind = kinds.get(key);
    if (!kind) {
      if (kinds.size >= maxKinds) kinds.clear();
      kind = { kept: [], misses: 0 };
      kinds.set(key, kind);
    }
    return kind;
  };
  return {
    /** Returns the grids of a workbook, the same as if it was read whole; `undefined` if it is like none that is kept. */
    find: (workbook: OpenedWorkbook, path: string): Grid[] | undefined => {
      const texts = kinds.size > 0 ? textsOf(workbook) : undefined;
      const kind = texts && kinds.get(keyOf(texts));
      for (const known of kind?.kept ?? []) {
        const grids = copyOf(known, workbook, texts!, path);
        if (!grids) continue;
        kind!.kept = [known, ...kind!.kept.filter((one) => one !== known)];
        kind!.misses = 1;
        return grids;
      }
      return undefined;
    },
    /** Keeps a workbook that was read whole, unless it has formulas, whose results depend on figures, or pictures. */
    keep: (workbook: OpenedWorkbook, sheets: readonly Sheet[], grids: readonly Grid[]): void => {
      const { parts } = workbook;
      const texts = textsOf(workbook);
      if (!texts || parts.picturesInCells || workbook.sheets.some(({ pictures }) => pictures.length > 0)) return;
      const kind = kindOf(keyOf(texts));
      kind.misses++;
      if (kind.misses === 1 || !Number.isInteger(Math.log2(kind.misses))) return;
      const known = grids.flatMap((grid, at): KnownSheet | readonly never[] => {
        const model = sheetModel(grid, sheets[at]!, texts[at]!, parts.strings);
        return model ? { hidden: workbook.sheets[at]!.hidden, model } : [];
      });
      if (known.length === grids.length) kind.kept = [{ sheets: known, parts }, ...kind.kept.slice(0, maxKept - 1)];
    },
  };
}

const decoder = new TextDecoder();

/** Matches how a sheet was last looked at: the cell that was selected is another in each file. */
const views = /<sheetViews>(?:<(?:sheetView|pane|selection)\b[^<>]*>|<\/sheetView>)*<\/sheetViews>/;

/** Returns the texts of the sheets without their views; `undefined` if they are long, or have more than ASCII, as where words are not shared. */
const textsOf = memoizeInObject(({ sheets }: OpenedWorkbook): readonly string[] | undefined => {
  if (sheets.reduce((sum, { bytes }) => sum + bytes.length, 0) > maxBytes) return undefined;
  const texts = sheets.map(({ bytes }) => decoder.decode(bytes));
  const isAscii = (text: string, index: number) =>
    text.length === sheets[index]!.bytes.length && !text.includes('\ufffd');
  return texts.every(isAscii) ? texts.map((text) => text.replace(views, '')) : undefined;
});

/** Characters at both ends of a sheet, of which the digits are left out. */
const endLength = 240;

/** Returns a key that is the same for workbooks from one template, and hardly for others. */
const keyOf = memoizeInObject((texts: readonly string[]): string => {
  const bare = (end: string) => end.replaceAll(/\d+/g, '');
  // Digits move what is next to a cut.
  const half = endLength / 2;
  return texts
    .map((text) => bare(text.slice(0, endLength)).slice(0, half) + bare(text.slice(-endLength)).slice(-half))
    .join('\n');
});

function copyOf(known: Known, workbook: OpenedWorkbook, texts: readonly string[], path: string): Grid[] | undefined {
  const { sheets, parts } = workbook;
  if (known.sheets.length !== sheets.length || !areAlike(known.parts, parts)) return undefined;
  const grids: Grid[] = [];
  for (const [index, { name, hidden, pictures }] of sheets.entries()) {
    const own = known.sheets[index]!;
    if (own.hidden !== hidden || pictures.length > 0) return undefined;
    const grid = fillIn(own.model, texts[index]!, parts.strings, { path, sheet: name });
    if (!grid) return undefined;
    grids.push(grid);
  }
  return grids;
}

/** True if the parts of two workbooks differ in their strings at most. */
function areAlike(a: SharedParts, b: SharedParts): boolean {
  return a.date1904 === b.date1904 && !b.picturesInCells && haveSameStyles(a.styles, b.styles);
}

function haveSameStyles(some: SharedParts['styles'], others: SharedParts['styles']): boolean {
  const isSame = (index: number) =>
    some[index]!.format === others[index]!.format && some[index]!.struck === others[index]!.struck;
  return some === others || (some.length === others.length && some.every((_, index) => isSame(index)));
}
