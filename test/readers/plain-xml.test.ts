import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legal, refused } from '../../fixtures/xlsx/hostile.js';
import { PlainXml } from '../../src/codecs/plain-xml.ts';
import { parseAnyXml, parseXml, type XmlHandlers } from '../../src/codecs/xml.ts';
import { openZip } from '../../src/codecs/zip.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

/** XML that is plain is scanned; a full parser reads the rest, and must be told apart by nothing but time. */

interface Told {
  readonly events: string[];
  readonly problem?: unknown;
}

/** What the handlers are told, in order, and the error that ends it; a handler itself throws at an element `fails`. */
function told(parse: typeof parseXml, bytes: Uint8Array, ...wanted: (keyof XmlHandlers)[]): Told {
  const events: string[] = [];
  const all: XmlHandlers = {
    open(name, attributes, around) {
      if (name === 'fails') throw new Error(within(around));
      const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      events.push(`<${name}${named.join('')}> ${within(around)}`);
    },
    close: (name) => events.push(`</${name}>`),
    text: (chars, around) => events.push(`${JSON.stringify(chars)} ${within(around)}`),
  };
  try {
    parse(bytes, 'a.xml', Object.fromEntries(wanted.map((event) => [event, all[event]])));
    return { events };
  } catch (problem) {
    return { events, problem };
  }
}

function within(around: readonly string[]): string {
  return `in ${around.length} elements, ${around.slice(-3)}`;
}

function expectSame(bytes: Uint8Array): void {
  for (const wanted of [['open', 'close', 'text'], ['open'], ['text']] as const) {
    expect(told(parseXml, bytes, ...wanted)).toEqual(told(parseAnyXml, bytes, ...wanted));
  }
}

function isPlain(source: string): boolean {
  const plain = new PlainXml({});
  const start = plain.begin(source);
  return start >= 0 && plain.scan(source, start, source.length) && plain.isComplete;
}

const plainly: readonly string[] = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a><b c="1" d=\'"\'>x</b>\n</a>\n',
  "<?xml version='1.0' encoding='utf-8'?><a></a>",
  '<w:p xmlns:w="u" xmlns="v" w:x="1" x="2" y:x="3"><w:t xml:space="preserve"> 甲  𠀀 </w:t></w:p>',
  '<a b="&quot;&amp;&apos;">&lt;&gt; ] ]] > \r\n\r\t</a>',
  '<a\r\n  b="1"\t/>',
  '<constructor __proto__="1" toString="2"/>',
];

const oddly: readonly string[] = [
  '',
  ' <a/>',
  '甲',
  '\ufeff<a/>',
  '\ufeff\ufeff<a/>',
  '<?xml version="1.1"?><a>\u0085</a>',
  '<?xml version="1.0" encoding="GBK"?><a>1</a>',
  '\ufeff<?xml version="1.0" encoding="GBK"?><a>1</a>',
  '<?xml version="1.0"?>x<a/>',
  '<?xml version="1.0"?><?xml version="1.0"?><a/>',
  '<!-- note --><a><!-- note -->1<!-- -- --></a>',
  '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
  '<a>1<![CDATA[<2>]]>3</a>',
  '<a>1<?go on?>2</a>',
  '<a>&#20013;&#x4e2d;&#0;</a>',
  '<a b="&#10;&nbsp;"/>',
  '<a>&constructor;&amp</a>',
  '<a>]]></a>',
  '<a>\u0001</a>',
  '<a>\ufffe</a>',
  '<a b="\u0001"/>',
  '<a b="1\n2\t3"/>',
  '<a b="<"/>',
  '<a b="&"/>',
  '<a b = "1"/>',
  '<a b="1"c="2"/>',
  '<a b="1" b="2"/>',
  '<a b=1/>',
  '<a b/>',
  '<a b="1/>',
  '<a / >',
  '<a 甲="1"><甲/></a>',
  '<1/>',
  '< a/>',
  '<a></a >',
  '<a></b>',
  '<a><b></a></b>',
  '<a></ab>',
  '<ab></a>',
  '</a>',
  '<a></a></a>',
  '<a/><b/>',
  '<a/>1',
  '<a/>&amp;',
  '<a/>\n<!-- end -->\n',
  '<a><b>1</b>',
  '<a><b>1</b></a',
  '<a><b c="1',
  `${'<a>'.repeat(1001)}`,
  `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`,
  '<a>1<fails/></a><',
  '<a>1<b/>2<!-- --><fails/></a>',
];

test.each(plainly)('plain: %j', (source) => {
  expect(isPlain(source)).toBe(true);
  expectSame(utf8(source));
});

test.each(oddly)('odd: %j', (source) => {
  expectSame(utf8(source));
});

test('every part that programs write is plain', () => {
  const examples = readdirSync('fixtures/examples', { recursive: true, encoding: 'utf8' });
  const packages = examples.filter((name) => /\.(?:xlsx|docx|ods|odt)$/.test(name));
  for (const name of packages) {
    const archive = openZip(readFileSync(`fixtures/examples/${name}`));
    for (const part of archive.names.filter((one) => /\.(?:xml|rels)$/.test(one))) {
      const bytes = archive.read(part)!;
      expect(isPlain(new TextDecoder().decode(bytes)), `${part} of ${name}`).toBe(true);
      expectSame(bytes);
    }
  }
});

test('hostile parts give the same', () => {
  for (const build of [...Object.values(legal), ...Object.values(refused).map(([, one]) => one)]) {
    for (const bytes of partsOf(build())) expectSame(bytes);
  }
});

/** Parts of up to 50 kB, as far as they can be unpacked. */
function partsOf(bytes: Uint8Array): Uint8Array[] {
  try {
    return openZip(bytes).files.flatMap((file) => (file.size < 50_000 && /l$|s$/.test(file.name) ? [file.read()] : []));
  } catch {
    return [];
  }
}

const chars = fc.string({
  unit: fc.constantFrom(...'甲a1 &<>"\'/=]\n\r\t𠀀', '&amp;', '&lt;', ' x="1"', '<b/>'),
  maxLength: 6,
});
const name = fc.constantFrom('a', 'row', 'x:c', 'x:y:c', 'fails', 'xmlns', '_1.-');
const { xml } = fc.letrec<{ xml: string; element: string }>((tie) => ({
  xml: fc
    .tuple(
      fc.constantFrom('', '<?xml version="1.0"?>', '<?xml version="1.0"?>\r\n'),
      tie('element'),
      fc.constantFrom('', '\n'),
    )
    .map((pieces) => pieces.join('')),
  element: fc
    .tuple(
      name,
      fc.array(fc.tuple(name, fc.stringMatching(/^[甲a1 >'\]]{0,3}$/))),
      fc.array(fc.oneof(chars.map(escaped), tie('element')), { maxLength: 4, depthIdentifier: 'xml' }),
    )
    .map(([tag, attributes, inner]) => {
      const distinct = [...new Map(attributes)].map(([key, value]) => ` ${key}="${value}"`).join('');
      return inner.length === 0 ? `<${tag}${distinct}/>` : `<${tag}${distinct}>${inner.join('')}</${tag}>`;
    }),
}));

function escaped(written: string): string {
  return written
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/(?<=^|\])>/g, '&gt;');
}

test('random documents are plain, and give the same', () => {
  fc.assert(
    fc.property(xml, (source) => {
      expect(source.includes('fails') || isPlain(source)).toBe(true);
      expectSame(utf8(source));
    }),
    runs(300),
  );
});

test('documents with something inserted, left out or repeated at random give the same', () => {
  const change = fc.tuple(fc.nat(), fc.nat(4), chars);
  fc.assert(
    fc.property(xml, fc.array(change, { minLength: 1, maxLength: 3 }), (source, changes) => {
      const changed = changes.reduce((text, [place, length, inserted]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + inserted + text.slice(at + length);
      }, source);
      expectSame(utf8(changed));
    }),
    runs(600),
  );
});

test('a part of several pieces gives the same, also where a seam is in a tag, a text or a character', () => {
  const row = `<row r="1"><c r="A1" t="str"><v>${'申请人&amp;𠀀'.repeat(100)}</v></c></row>`;
  const long = `<a>${row.repeat(1000)}`;
  for (const end of ['</a>', '<!-- --></a>']) expectSame(utf8(`${long}${end}`));
  const cut = utf8(long);
  cut[cut.length - 1] = 0xff;
  expectSame(cut);
  expectSame(utf8(`<a>${'甲'.repeat(2 ** 20)}</a>`));
});
