/** The size of a part; one report may take it beyond. */
export interface PartSize {
  readonly bytes: number;
  readonly reports: number;
}

/** Sizes that decide how long lists are read. */
export interface ListSizes {
  /** Bytes of a file up to which it is read whole. */
  readonly whole: number;
  readonly part: PartSize;
}

export const usualSizes: ListSizes = { whole: 2 ** 19, part: { bytes: 2 ** 18, reports: 400 } };
