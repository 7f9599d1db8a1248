import { commentAuthor, isMarkedCopy } from '../../artifacts/registry.ts';
import { editableText, editPart } from '../../codecs/edit-part.ts';
import { markupOf } from '../../codecs/markup.ts';
import { contentTypeOf, mainPartOf, relationships } from '../../codecs/office-package.ts';
import { addPart, editedPackage, freePartName, type PackageEdit } from '../../codecs/package-edit.ts';
import { openZip, type Part, readPart } from '../../codecs/zip.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language, Text } from '../../model/text.ts';
import type { CorrectionsList } from '../../presentation/listing/index.ts';
import { readSourcedDocx } from '../../readers/sourced-docx.ts';
import { addedComments, newComments } from './comments.ts';
import { drawComments } from './draw.ts';
import { locator } from './locate.ts';
import { noticesOf } from './notices.ts';
import { summaryLines } from './summary.ts';

/** The ending of the copy of a Word document. */
export type WordEnding = '.docx' | '.docm' | '.dotx' | '.dotm';

/** Returns the ending that the kind of a document asks for; undefined if comments cannot be put into it. */
export function wordEnding(bytes: Uint8Array): WordEnding | undefined {
  const archive = openZip(bytes);
  const main = mainPartOf(archive, 'docx');
  if (!main || editableText(main) === undefined) return undefined;
  const type = contentTypeOf(archive, main.part);
  const isTemplate = /template/i.test(type);
  if (/macroEnabled/i.test(type)) return isTemplate ? '.dotm' : '.docm';
  return isTemplate ? '.dotx' : '.docx';
}

/** True if a document is a copy that was marked, whoever has edited it since. */
export async function isMarkedDocument(bytes: Uint8Array): Promise<boolean> {
  return isMarkedCopy((await readSourcedDocx(openZip(bytes), '')).document);
}

/**
 * Puts the findings of a document into it as comments: the list of corrections at its title, and a comment at each wrong cell,
 * which is shaded, and at words of the text. The shading is a tracked change, so that it can be rejected. Only the text, the
 * comments and what declares them are changed, and there only at these places. Undefined if that would not read as before.
 */
export async function markDocument(
  file: FileResult,
  bytes: Uint8Array,
  list: CorrectionsList,
  language: Language,
): Promise<{ readonly bytes: Uint8Array; readonly notices: readonly Text[] } | undefined> {
  const archive = openZip(bytes);
  const main = mainPartOf(archive, 'docx')!;
  const text = editableText(main)!;
  const links = relationships(archive, main.part);
  const link = links.find(({ type, external }) => type === 'comments' && !external);
  const present = readPart(archive, link?.target);
  if (link && !present) return undefined;
  const sourced = await readSourcedDocx(archive, file.path);
  const { title, target } = locator(sourced, file);
  const comments = present ? (editableText(present) ?? '') : '';
  const beside = comments !== '' || /<[\w-]+:(?:ins|del|moveFrom|[rpst]\w*PrChange)[\s/>]/.test(text);
  const drawn = drawComments({
    ...{ text, comments, title, target },
    summary: summaryLines(list, beside, language),
    marks: [...list.lines, ...list.open].flatMap(({ marks }) => marks),
  });
  if (!drawn) return undefined;
  const edit: PackageEdit = { archive, contents: new Map() };
  edit.contents.set(
    main.part,
    editPart(main, () => drawn.edits),
  );
  if (present) {
    edit.contents.set(
      present.part,
      editPart(present, (own) => addedComments(own, drawn.comments, commentAuthor)),
    );
  } else {
    const { namespace } = markupOf(text)[0]!;
    const xml = newComments(drawn.comments, commentAuthor, namespace);
    addComments(edit, main, namespace, new TextEncoder().encode(xml));
  }
  const written = editedPackage(edit, bytes);
  const copy = await readSourcedDocx(openZip(written), file.path);
  if (JSON.stringify(copy.document.blocks) !== JSON.stringify(sourced.document.blocks)) return undefined;
  return { bytes: written, notices: noticesOf(archive, links, drawn) };
}

/** Adds the part of comments next to that of the text. */
function addComments(edit: PackageEdit, { part }: Part, namespace: string, bytes: Uint8Array): void {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const isStrict = namespace.startsWith('http://purl.oclc.org/');
  addPart(edit, {
    name: freePartName(edit.archive, `${folder}comments`),
    bytes,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
    owner: part,
    link: isStrict
      ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
      : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
  });
}
