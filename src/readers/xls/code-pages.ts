/** Code pages of old files by the number that they carry; the platform knows them by name. */
const labels: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10008: 'gb18030',
  20936: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

/**
 * What SheetJS asks its table of code pages, answered by the platform: the table would be half a megabyte. Windows code
 * pages have their own names; what has none is Western.
 */
export const codePages = {
  utils: {
    decode(page: number, bytes: ArrayLike<number>): string {
      const label = labels[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
      return new TextDecoder(label, { ignoreBOM: true }).decode(Uint8Array.from(bytes));
    },
  },
};
