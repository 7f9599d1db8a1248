// The parts that are used here. The package has no types, and these modules are not public: its version is pinned.
declare module 'word-extractor/lib/word-ole-extractor.js' {
  /** Copies the bytes of a file from `position` into `target`. */
  export interface Source {
    read(target: Uint8Array, offset: number, length: number, position: number): Promise<Uint8Array>;
  }

  /** A run of text that lies in one stretch of the main stream. */
  export interface Piece {
    readonly text: string;
    /** The offset in the main stream, in bytes. */
    readonly startFilePos: number;
    /** Bytes per character. */
    readonly bpc: 1 | 2;
  }

  export default class WordOleExtractor {
    protected readonly _pieces: readonly Piece[];
    extract(source: Source): Promise<unknown>;
    protected extractWordDocument(container: unknown, main: Uint8Array): Promise<unknown>;
    /** If there is no such stream, `streamBuffer` of the result is empty. */
    protected documentStream(container: unknown, name: string): Promise<unknown>;
    protected streamBuffer(stream: unknown): Promise<Uint8Array>;
    protected writePieces(main: Uint8Array, table: Uint8Array): void;
  }
}

declare module 'word-extractor/lib/ole-allocation-table.js' {
  export default class AllocationTable {
    /** The next sector of each sector; negative at the end of a chain. */
    protected readonly _table: readonly (number | undefined)[];
    getSecIdChain(first: number): number[];
  }
}
