import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { pack } from '../../fixtures/xlsx/pack.js';
import { editPart } from '../../src/codecs/edit-part.ts';
import { addPart, editedPackage, freePartName } from '../../src/codecs/package-edit.ts';
import { openZip } from '../../src/codecs/zip.ts';
import { replaceFiles } from '../../src/codecs/zip-update.ts';

const read = (bytes: Uint8Array) => openZip(bytes).files.map((file) => `${file.name} ${strFromU8(file.read())}`);

test.each([
  ['an ordinary zip', {}, {}],
  ['zip64', { wide: true }, { wideEnd: true }],
  ['a zip64 directory', {}, { wideEnd: true }],
  ['something in front of the archive', {}, { before: strToU8('#!/bin/sh\n') }],
  ['zip64 with something in front', { wide: true }, { wideEnd: true, before: strToU8('#!/bin/sh\n') }],
  ['a comment', {}, { comment: 'end' }],
])('files are added behind the others: %s', (_, entry, options) => {
  const before = pack(
    [
      { name: 'a', data: 'first', ...entry },
      { name: 'b', data: 'second' },
    ],
    options,
  );
  const added = new Map([
    ['c/d', strToU8('third')],
    ['e', strToU8('')],
  ]);
  const after = replaceFiles(before, new Map([['a', strToU8('changed and longer')]]), added);
  expect(read(after)).toEqual(['a changed and longer', 'b second', 'c/d third', 'e ']);
  const same = replaceFiles(before, new Map(), added);
  expect(read(same)).toEqual(['a first', 'b second', 'c/d third', 'e ']);
  // All bytes in front of the directory stay.
  const directory = Buffer.from(before).indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  expect(Buffer.from(same).subarray(0, directory)).toEqual(Buffer.from(before).subarray(0, directory));
});

test('an added file is found by other programs', () => {
  const after = replaceFiles(pack([{ name: 'a', data: 'x' }]), new Map(), new Map([['b', strToU8('y'.repeat(999))]]));
  expect(Object.keys(unzipSync(after))).toEqual(['a', 'b']);
});

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const links = 'http://schemas.openxmlformats.org/package/2006/relationships';
const part = {
  name: 'word/new.xml',
  bytes: strToU8('<n/>'),
  contentType: 'a/b',
  owner: 'word/document.xml',
  link: 'x/new',
};

function added(files: Readonly<Record<string, string>>) {
  const bytes = pack(Object.entries(files).map(([name, data]) => ({ name, data })));
  const edit = { archive: openZip(bytes), contents: new Map<string, Uint8Array>() };
  addPart(edit, part);
  const parts = unzipSync(editedPackage(edit, bytes));
  return Object.fromEntries(Object.entries(parts).map(([name, one]) => [name, strFromU8(one)]));
}

test('a part is added with its type and the link to it', () => {
  const parts = added({
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="r"/></Types>`,
    'word/document.xml': '<a/>',
    'word/_rels/document.xml.rels': `<Relationships xmlns="${links}"><Relationship Id="rIdReportLint" Type="y" Target="z"/></Relationships>`,
  });
  expect(parts['[Content_Types].xml']).toContain('<Override PartName="/word/new.xml" ContentType="a/b"/></Types>');
  expect(parts['word/_rels/document.xml.rels']).toContain(
    '<Relationship Id="rIdReportLint1" Type="x/new" Target="new.xml"/></Relationships>',
  );
  expect(parts['word/new.xml']).toBe('<n/>');
});

test('names with a prefix, and empty roots', () => {
  const parts = added({
    '[Content_Types].xml': `<t:Types xmlns:t="${types}"/>`,
    'word/document.xml': '<a/>',
    'word/_rels/document.xml.rels': `<Relationships xmlns="${links}"/>`,
  });
  expect(parts['[Content_Types].xml']).toBe(
    `<t:Types xmlns:t="${types}"><t:Override PartName="/word/new.xml" ContentType="a/b"/></t:Types>`,
  );
  expect(parts['word/_rels/document.xml.rels']).toBe(
    `<Relationships xmlns="${links}"><Relationship Id="rIdReportLint" Type="x/new" Target="new.xml"/></Relationships>`,
  );
});

test('links that are not there yet are a part of their own, with a type', () => {
  const parts = added({ '[Content_Types].xml': `<Types xmlns="${types}"></Types>`, 'word/document.xml': '<a/>' });
  expect(parts['word/_rels/document.xml.rels']).toContain('Target="new.xml"');
  expect(parts['[Content_Types].xml']).toContain('<Default Extension="rels" ');
});

test('a new name is none of the package', () => {
  const archive = openZip(pack(['word/Comments.xml', 'word/comments1.xml'].map((name) => ({ name, data: '' }))));
  expect(freePartName(archive, 'word/comments')).toBe('word/comments2.xml');
});

test('in GB18030, characters other than ASCII are written as references', () => {
  const bytes = Uint8Array.from([
    ...strToU8('<?xml version="1.0" encoding="GB18030"?><a>'),
    0xb1,
    0xed,
    ...strToU8('</a>'),
  ]);
  const edited = editPart({ part: 'a.xml', bytes }, (text) => {
    expect(text).toContain('<a>表</a>');
    return [{ from: text.length - 4, to: text.length - 4, text: '三𠀀' }];
  });
  expect(new TextDecoder('gb18030').decode(edited)).toContain('<a>表&#19977;&#131072;</a>');
});
