import { expect, test } from 'vitest';
import { parseXml } from '../../src/codecs/xml.ts';

/** What the handlers are called with, in order. */
function events(source: string | Uint8Array): string[] {
  const seen: string[] = [];
  parseXml(typeof source === 'string' ? new TextEncoder().encode(source) : source, 'a.xml', {
    open: (name, attributes) =>
      seen.push(`<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`)}`),
    close: (name) => seen.push(`/${name}`),
    text: (chars) => seen.push(chars),
  });
  return seen;
}

function utf16(source: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(source.length * 2));
  for (let i = 0; i < source.length; i++) view.setUint16(i * 2, source.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

test('names are local, text is resolved, CDATA is text', () => {
  expect(events('<x:a xmlns:x="u"><x:b y:id="1"/>&#x8868;&amp;<![CDATA[<三>]]></x:a>')).toEqual([
    '<a',
    '<b id=1',
    '/b',
    '表&',
    '<三>',
    '/a',
  ]);
});

test('an unprefixed attribute has its name before a prefixed one, a declaration never', () => {
  expect(events('<row xmlns:r="u" r:r="7" r="3"/>')[0]).toBe('<row r:r=7, r=3');
  expect(events('<c o:type="float" e:type="string"/>')[0]).toBe('<c type=float, e:type=string');
});

test.each([
  ['UTF-8', '<a>表</a>'],
  ['UTF-8 with a mark', '\ufeff<a>表</a>'],
  ['UTF-8 that calls itself UTF-16', '<?xml version="1.0" encoding="UTF-16"?><a>表</a>'],
])('%s is decoded', (_, source) => {
  expect(events(source)).toEqual(['<a', '表', '/a']);
});

test.each([
  ['UTF-16LE', '\ufeff<a>表</a>', true],
  ['UTF-16BE', '\ufeff<a>表</a>', false],
  ['UTF-16LE without a mark', '<?xml version="1.0" encoding="utf-16"?><a>表</a>', true],
  ['UTF-16BE without a mark', '<?xml version="1.0"?><a>表</a>', false],
])('%s is decoded', (_, source, littleEndian) => {
  expect(events(utf16(source, littleEndian))).toEqual(['<a', '表', '/a']);
});

test('GB18030 is decoded where it is declared', () => {
  const head = new TextEncoder().encode("<?xml version='1.0' encoding='GBK'?><a>");
  expect(events(Uint8Array.of(...head, 0xb1, 0xed, 0x3c, 0x2f, 0x61, 0x3e))).toEqual(['<a', '表', '/a']);
});

test('a part of several megabytes is read in one go, characters at a seam whole', () => {
  const seen = events(`<a>${'表'.repeat(1_000_000)}</a>`);
  expect(seen.slice(1, -1).join('')).toBe('表'.repeat(1_000_000));
});

test.each([
  ['cut off', '<a><b></b>'],
  ['badly nested', '<a><b></a></b>'],
  ['an entity of its own', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
  ['nested without end', '<a>'.repeat(1001)],
  ['empty', ''],
  ['not in its encoding', Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e)],
])('XML that is %s is damaged, and the message names the part', (_, source) => {
  expect(() => events(source)).toThrow(
    expect.objectContaining({
      code: 'damaged',
      text: expect.objectContaining({ zh: expect.stringContaining('a.xml') }),
    }),
  );
});
