import { isListComment } from '../../artifacts/registry.ts';
import { parseXml } from '../../codecs/xml.ts';
import { UserError } from '../../model/errors.ts';
import type { Package } from './package.ts';

/** Characters of a comment that are looked at. */
const maxLength = 100;

/** True if a document has a comment with the list of corrections. Comments that cannot be read are not looked at. */
export function hasList({ archive, links }: Package): boolean {
  const link = links.find(({ type, external }) => type === 'comments' && !external);
  let isFound = false;
  let author: string | undefined;
  let text = '';
  try {
    const bytes = link && archive.read(link.target);
    if (!bytes) return false;
    parseXml(bytes, link.target, {
      open(name, attributes) {
        if (name === 'comment') [author, text] = [attributes.author, ''];
      },
      text(chars, around) {
        if (around.at(-1) === 't' && text.length < maxLength) text += chars;
      },
      close(name) {
        if (name === 'comment' && isListComment(author, text)) isFound = true;
      },
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return isFound;
}
