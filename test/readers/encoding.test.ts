import { describe, expect, test } from 'vitest';
import { decodePage, decodeText } from '../../src/codecs/encoding.ts';
import { UserError } from '../../src/model/errors.ts';
import { utf8 } from '../support/utf8.ts';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

/** 规章,12 as GBK writes it. */
const gb18030 = [0xb9, 0xe6, 0xd5, 0xc2, 0x2c, 0x31, 0x32];

function refusal(bytes: Uint8Array): string {
  try {
    const { encoding } = decodeText(bytes);
    return `read as ${encoding}`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code}: ${error.text.en}`;
  }
}

describe('the encoding is told by the bytes', () => {
  test.each([
    ['UTF-8', utf8('规章,12'), 'utf-8'],
    ['UTF-8 with a mark', utf8('\ufeff规章,12'), 'utf-8'],
    ['UTF-16LE with a mark', utf16('\ufeff规章,12', true), 'utf-16le'],
    ['UTF-16BE with a mark', utf16('\ufeff规章,12', false), 'utf-16be'],
    ['UTF-16LE without one', utf16('规章,12', true), 'utf-16le'],
    ['UTF-16BE without one', utf16('规章,12', false), 'utf-16be'],
    ['GB18030', new Uint8Array(gb18030), 'gb18030'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: '规章,12', encoding });
  });

  test('an astral character in GB18030 takes four bytes', () => {
    expect(decodeText(new Uint8Array([0x95, 0x32, 0x82, 0x36])).text).toBe('𠀀');
  });

  test('plain ASCII is UTF-8', () => {
    expect(decodeText(utf8('a,1'))).toEqual({ text: 'a,1', encoding: 'utf-8' });
  });

  test('two characters of GBK that happen to hold a UTF-8 sequence are GBK', () => {
    expect(decodeText(new Uint8Array([0xcc, 0xe1, 0xb9, 0xa9]))).toEqual({ text: '提供', encoding: 'gb18030' });
  });
});

describe('a broken byte is never read past', () => {
  test('one bad byte in UTF-8 does not turn the file into GB18030', () => {
    const bytes = new Uint8Array([...utf8('规章,1\n行政'), 0xb0, ...utf8('规范性文件,2\n')]);
    expect(refusal(bytes)).toBe(
      'damaged: damaged file: line 2 (byte 16) is not valid UTF-8; export or download it again',
    );
  });

  test('a file cut off in its last character is refused, for what is missing behind it', () => {
    expect(refusal(utf8('规章,1\n行政').slice(0, -1))).toBe(
      'damaged: the file ends in the middle of a character, so part of it is missing; copy or download it again',
    );
  });

  test('UTF-16 of an odd length too', () => {
    expect(refusal(utf16('\ufeff规章', true).slice(0, -1))).toMatch(/^damaged: .*middle of a character/);
  });

  test('UTF-16 of what was UTF-8, taken for GBK', () => {
    const garbled = new TextDecoder('gbk').decode(utf8('溪口镇人民政府政府信息公开'));
    expect(refusal(utf16(`\ufeff${garbled}`, true))).toMatch(/^damaged: its text is garbled .*PowerShell/);
  });

  test.each(['', '\ufeff'])('UTF-8 of what was UTF-8, taken for GBK, after %j', (mark) => {
    const garbled = new TextDecoder('gbk').decode(utf8('溪口镇人民政府政府信息公开'));
    expect(refusal(utf8(mark + garbled))).toMatch(/^damaged: its text is garbled .*PowerShell/);
    // It may be what the file is about.
    expect(refusal(utf8(`${mark}“${garbled}”是乱码，原文是“溪口镇人民政府政府信息公开”`))).toBe('read as utf-8');
  });

  test('no encoding at all', () => {
    expect(refusal(new Uint8Array([0xff, 0x41, 0xff, 0xff, 0x80]))).toMatch(/^damaged: unknown text encoding/);
  });
});

test('a page with a broken byte here and there is read, one with more of them is not', () => {
  const page = (count: number) =>
    Buffer.concat([Buffer.from('溪口镇年度报告'.repeat(200)), ...Array(count).fill(Buffer.from([0xe6, 0x61]))]);
  expect(decodePage(page(5))).toContain('溪口镇年度报告\ufffda');
  expect(() => decodePage(page(30))).toThrow(expect.objectContaining({ code: 'damaged' }));
});
