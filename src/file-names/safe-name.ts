import { numbered } from './numbered.ts';

/** Names that Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** In characters; a name of as many Chinese characters has the most bytes that file systems allow. */
const maxLength = 80;

/** Returns a text as a name that every file system takes, for a file or a folder; empty if nothing of it is left. */
export function safeName(text: string): string {
  const name = text
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/\p{Cs}/gu, '')
    .slice(0, maxLength)
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  return device.test(name) ? `_${name}` : name;
}

/** Returns a function that gives each name once, whatever the case of its letters: the first of `choices` that is free, else numbered. */
export function uniqueNames(): (choices: readonly [string, ...string[]]) => string {
  const taken = new Set<string>();
  const take = (name: string) => {
    const key = name.normalize('NFC').toLowerCase();
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  return (choices) => {
    return choices.find(take) ?? numbered(choices[0], take);
  };
}
