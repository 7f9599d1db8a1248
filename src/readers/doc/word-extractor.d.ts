// As far as it is used here; the package has no types, and these modules are not its public face: it is pinned.
declare module 'word-extractor/lib/word-ole-extractor.js' {
  /** Where the bytes of a file come from: puts those from `position` on into `target`. */
  export interface Source {
    read(target: Uint8Array, offset: number, length: number, position: number): Promise<Uint8Array>;
  }

  /** A run of text that lies in one stretch of the main stream. */
  export interface Piece {
    readonly text: string;
    /** In bytes. */
    readonly startFilePos: number;
    /** Bytes a character. */
    readonly bpc: 1 | 2;
  }

  export default class WordOleExtractor {
    protected readonly _pieces: readonly Piece[];
    extract(source: Source): Promise<unknown>;
    protected extractWordDocument(container: unknown, main: Uint8Array): Promise<unknown>;
    /** `streamBuffer` of it is empty where there is no such stream. */
    protected documentStream(container: unknown, name: string): Promise<unknown>;
    protected streamBuffer(stream: unknown): Promise<Uint8Array>;
    protected writePieces(main: Uint8Array, table: Uint8Array): void;
  }
}

declare module 'word-extractor/lib/ole-allocation-table.js' {
  export default class AllocationTable {
    /** By number of a sector, the one that follows it; negative at the end. */
    protected readonly _table: readonly (number | undefined)[];
    getSecIdChain(first: number): number[];
  }
}
