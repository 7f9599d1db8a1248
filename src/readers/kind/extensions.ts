import { type Kind, kinds } from './index.ts';
import { extensionOf } from './sample.ts';

/** Of files that a reader exists for; in lower case, without the dot. */
export const readableExtensions = extensionsOf(({ load, packs }) => load !== undefined || packs === true);

const sentExtensions = extensionsOf(({ sent }) => sent === true);
const knownExtensions = extensionsOf(() => true);

function extensionsOf(which: (kind: Kind) => boolean): readonly string[] {
  return [...new Set(kinds.filter(which).flatMap(({ extensions }) => extensions))];
}

/** Whether a reader exists for files of this name. */
export function isReadable(path: string): boolean {
  return readableExtensions.includes(extensionOf(path));
}

/** Whether a file is worth opening: a reader is for it; or reports are sent in it, whose owner is told what to send instead. */
export function mayBeReport(path: string): boolean {
  return isReadable(path) || sentExtensions.includes(extensionOf(path));
}

/** Whether a file is of a kind that is known and passed over: a picture, a presentation. */
export function isOther(path: string): boolean {
  return knownExtensions.includes(extensionOf(path)) && !mayBeReport(path);
}
