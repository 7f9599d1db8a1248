import { deflateSync, inflateSync } from 'node:zlib';
import { bytesOfLatin1, latin1 } from './bytes.ts';
import type { Part } from './containers.ts';
import type { Grammar } from './tokens.ts';

/** Between the dictionary of an object and its stream, which is kept unpacked. */
const streamMark = '\nstream\n';

/** Names the part that holds the trailer's dictionary. */
const trailer = 'trailer';

/** Returns the objects of a PDF by number, those packed in object streams included, and its trailer. */
export function openPdf(bytes: Uint8Array): Part[] {
  const file = latin1(bytes);
  const objects = new Map<string, string>();
  for (const [, number, body] of file.matchAll(/(\d+) 0 obj\b\s*([\s\S]*?)\s*endobj/g))
    objects.set(number!, unpacked(body!));
  for (const [number, body] of [...objects]) {
    const isList = /\/Type\s*\/ObjStm/.test(body);
    if (isList) for (const [inner, text] of packedObjects(body)) objects.set(inner, text);
    if (isList || /\/Type\s*\/XRef/.test(body)) objects.delete(number);
  }
  const root = /\/Root\s+(\d+ 0 R)/.exec(file)?.[1] ?? '1 0 R';
  const info = /\/Info\s+\d+ 0 R/.exec(file)?.[0] ?? '';
  return [
    ...[...objects].map(([name, body]) => ({ name, bytes: bytesOfLatin1(body) })),
    { name: trailer, bytes: bytesOfLatin1(`<< /Root ${root} ${info} >>`) },
  ];
}

/** Writes objects with right lengths and a right table of offsets; long streams are packed. */
export function packPdf(parts: readonly Part[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const { name, bytes } of parts) {
    if (name === trailer) continue;
    offsets.set(Number(name), file.length);
    file += `${name} 0 obj\n${packed(latin1(bytes))}\nendobj\n`;
  }
  const size = Math.max(0, ...offsets.keys()) + 1;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const last = parts.find(({ name }) => name === trailer);
  const dictionary = (last ? latin1(last.bytes) : '<< /Root 1 0 R >>').replace('<<', `<< /Size ${size}`);
  return bytesOfLatin1(
    `${file}xref\n0 ${size}\n${entries.join('')}trailer\n${dictionary}\nstartxref\n${file.length}\n%%EOF\n`,
  );
}

/** Returns an object with its stream unpacked, if that has the usual filter alone, and without its length. */
function unpacked(body: string): string {
  const found = /^([\s\S]*?)\bstream\r?\n([\s\S]*?)\r?\n?endstream\s*$/.exec(body);
  if (!found) return body;
  const [, dictionary = '', stream = ''] = found;
  const bare = dictionary.replace(/\/Length\s+\d+(?:\s+0\s+R)?/, '').trim();
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(bare) || /\/DecodeParms/.test(bare))
    return bare + streamMark + stream;
  const plain = latin1(inflateSync(bytesOfLatin1(stream)));
  return bare.replace(/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/, '') + streamMark + plain;
}

function packed(body: string): string {
  const at = body.indexOf(streamMark);
  if (at < 0) return body;
  const content = body.slice(at + streamMark.length);
  const isLong = content.length > 2000 && !body.slice(0, at).includes('/Filter');
  const written = isLong ? latin1(deflateSync(bytesOfLatin1(content))) : content;
  const length = `/Length ${written.length} ${isLong ? '/Filter /FlateDecode ' : ''}`;
  const dictionary = body.slice(0, at);
  const end = dictionary.lastIndexOf('>>');
  const complete =
    end < 0 ? `${dictionary} << ${length} >>` : `${dictionary.slice(0, end)} ${length}${dictionary.slice(end)}`;
  return `${complete}\nstream\n${written}\nendstream`;
}

function packedObjects(body: string): [string, string][] {
  const content = body.slice(body.indexOf(streamMark) + streamMark.length);
  const first = Number(/\/First\s+(\d+)/.exec(body)?.[1] ?? 0);
  const numbers = content.slice(0, first).match(/\d+/g) ?? [];
  const pairs = Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index]!,
    numbers[2 * index + 1]!,
  ]);
  return pairs.map(([number, offset], index) => {
    const next = pairs[index + 1]?.[1] ?? content.length - first;
    return [number!, content.slice(first + Number(offset), first + Number(next))];
  });
}

/** The tokens of a dictionary, a page's instructions, or a table of character codes. */
export const pdfGrammar: Grammar = {
  token: /\d+ \d+ R|<[\dA-Fa-f\s]*>|\((?:\\.|[^\\)])*\)|\/[^\s/<>[\](){}]+|<<|>>|[[\]]|[^\s/<>[\]()]+|\s+|[\s\S]/g,
  words: [
    ...['1 0 R', '2 0 R', '3 0 R', '7 0 R', '10 0 R', '11 0 R', '999 0 R', '/F1', '/F2', '/Kids', '/Parent', '/Length'],
    ...[
      '<<',
      '>>',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      'null',
      'true',
      'endstream',
      'endobj',
      'stream\n',
      '/Filter',
      '/Type',
    ],
    ...['/FlateDecode', '/LZWDecode', '/ASCIIHexDecode', '/ASCII85Decode', '/RunLengthDecode', '/DCTDecode', '/Crypt'],
    ...[
      '/Identity-H',
      '/UniGB-UCS2-H',
      '/GBK-EUC-H',
      '/ToUnicode',
      '/Encoding',
      '/Differences',
      '/W',
      '/DW',
      '/MediaBox',
    ],
    ...[
      ' q ',
      ' Q ',
      ' BT ',
      ' ET ',
      ' Tj ',
      ' TJ ',
      ' Td ',
      ' Tm ',
      ' cm ',
      ' Do ',
      ' re ',
      ' m ',
      ' l ',
      ' S ',
      ' f ',
    ],
    ...[
      ' W n ',
      ' Tf ',
      ' Tc ',
      ' Tw ',
      ' Tz ',
      ' TL ',
      ' T* ',
      ' Tr ',
      ' BI ',
      ' ID ',
      ' EI ',
      ' gs ',
      ' sh ',
      ' v ',
      ' c ',
    ],
    ...[
      ' BMC ',
      ' BDC ',
      ' EMC ',
      ' 0 ',
      ' 1 ',
      ' -1 ',
      ' 1e9 ',
      ' 99999999999 ',
      ' .0000001 ',
      ' beginbfrange ',
      ' endcmap ',
    ],
    ...[
      ' begincodespacerange ',
      ' endcodespacerange ',
      ' beginbfchar ',
      ' <0000> ',
      ' <ffff> ',
      ' <0041> ',
      ' usecmap ',
    ],
  ],
};
