/** Names of the code pages of old files by their number, unless the name follows from the number. */
const names: Readonly<Record<number, string>> = {
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

/** Returns the label of a code page for a TextDecoder; that of Western Europe for an unknown one. */
export function codePageLabel(number: number): string {
  return names[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252');
}
