import type { Relationship } from '../../codecs/office-package.ts';
import { parsePart } from '../../codecs/xml.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Text } from '../../model/text.ts';
import type { Drawn } from './draw.ts';

/** Returns what people must know of the marked copy of a document: that it is signed or protected, and which marks they may miss. */
export function noticesOf(archive: Archive, links: readonly Relationship[], { isInVersion, unmarked }: Drawn): Text[] {
  const isSigned = archive.names.some((name) => /^_xmlsignatures\//i.test(name));
  return [
    ...(isSigned ? [signed] : []),
    ...(isProtected(archive, links) ? [locked] : []),
    ...(isInVersion ? [inVersion] : []),
    ...(unmarked > 0 ? [listedAlone(unmarked)] : []),
  ];
}

/** True if a document may be edited in part only. */
function isProtected(archive: Archive, links: readonly Relationship[]): boolean {
  const settings = links.find(({ type, external }) => type === 'settings' && !external)?.target;
  let found = false;
  if (settings === undefined) return false;
  parsePart(archive, settings, {
    open(name, { edit, enforcement }) {
      if (name === 'documentProtection' && edit !== 'none') found = /^(?:1|true|on)$/.test(enforcement ?? '');
    },
  });
  return found;
}

const signed: Text = {
  zh: '文档带有数字签名：核对稿加了批注，里面的签名不再有效；原文件不变',
  en: 'the document is signed: the signature is not valid in the copy, which has comments; the original is unchanged',
};

const locked: Text = {
  zh: '文档限制编辑：要先在“审阅”—“限制编辑”里停止保护，才能在核对稿里删除批注、去掉底纹',
  en: 'the document is protected: stop the protection (Review, Restrict Editing) to remove comments and shading in the copy',
};

const inVersion: Text = {
  zh: '文档里有的内容存了几种版本，各个程序只显示其中一种：那里的批注只加在一种版本里，有的程序不显示',
  en: 'some content of the document is there in several versions, of which a program shows one: comments there are in one version, and some programs do not show them',
};

const listedAlone = (count: number): Text => ({
  zh: `有 ${count} 处没能在原处标出，只写在更正清单的批注里`,
  en: `${count} ${count === 1 ? 'place' : 'places'} could not be marked, and can be found in the comment with the list of corrections alone`,
});
