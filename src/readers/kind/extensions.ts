import { kinds } from './index.ts';
import type { Kind } from './kind.ts';
import { extensionOf } from './sample.ts';

/** Extensions of the files that can be read, in lower case, without the dot. */
export const readableExtensions = extensionsOf(({ load, packs }) => load !== undefined || packs === true);

const sentExtensions = extensionsOf(({ sent }) => sent === true);
const knownExtensions = extensionsOf(() => true);

function extensionsOf(which: (kind: Kind) => boolean): readonly string[] {
  return [...new Set(kinds.filter(which).flatMap(({ extensions }) => extensions))];
}

/**
 * True if a file of this name is worth opening: it can be read, or reports are sent in its kind, and the owner is told
 * what to send instead.
 */
export function mayBeReport(path: string): boolean {
  const extension = extensionOf(path);
  return readableExtensions.includes(extension) || sentExtensions.includes(extension);
}

/** True if a file of this name is of a known kind that is passed over, such as a picture or a presentation. */
export function isOther(path: string): boolean {
  return knownExtensions.includes(extensionOf(path)) && !mayBeReport(path);
}
