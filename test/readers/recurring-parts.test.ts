import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoizePart, openZip, readPart } from '../../src/codecs/zip.ts';

const text = '<a>职权</a>'.repeat(20);
const open = (content: string, level: 0 | 6 = 6) => openZip(zipSync({ 'a.xml': [strToU8(content), { level }] }));

describe('a part that recurs', () => {
  it('is one array from its second time on', () => {
    const [first, second, third] = [1, 2, 3].map(() => open(text).read('a.xml')!);
    expect(second).toStrictEqual(first);
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  });

  it('is read twice at most', () => {
    let runs = 0;
    const length = memoizePart(({ bytes }) => {
      runs++;
      return bytes.length;
    });
    for (let time = 0; time < 10; time++) {
      expect(length(readPart(open(`${text}!`), 'a.xml')!)).toBe(strToU8(text).length + 1);
    }
    expect(runs).toBe(2);
  });

  it('stays known as long as it comes, however many others come twice', () => {
    const read = (sign: string) => open(`${text}${sign}`).read('a.xml')!;
    read('recurring');
    const known = read('recurring');
    for (let other = 0; other < 200; other++) {
      for (let time = 0; time < 2; time++) read(`${other}`);
      expect(read('recurring')).toBe(known);
    }
  });

  it('is another one where a byte differs, however it is packed', () => {
    for (const level of [0, 6] as const) {
      for (const sign of ['a', 'b', 'a', 'b', 'a', 'b']) {
        const bytes = open(`${text}${sign}`, level).read('a.xml')!;
        expect(new TextDecoder().decode(bytes)).toBe(`${text}${sign}`);
      }
    }
  });

  it('is the caller’s own where the files of an archive are read', () => {
    const all = [1, 2, 3, 4].map(() => open(`${text}?`).files[0]!.read());
    expect(new Set(all).size).toBe(4);
  });

  it('is damaged where a byte differs and its checksum does not', () => {
    const packed = zipSync({ 'a.xml': [strToU8(`${text}-`), { level: 0 }] });
    for (let time = 0; time < 3; time++) openZip(packed).read('a.xml');
    const damaged = packed.slice();
    damaged[40] = damaged[40]! ^ 1;
    expect(() => openZip(damaged).read('a.xml')).toThrow();
  });
});
