import { printable } from './terminal-text.ts';

/** Escapes a text: nothing in it is markup, mentions anyone (@) or is a link. */
export function markdownText(words: string): string {
  return printable(words)
    .replaceAll(/[\\`*_[\]{}|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(?=\w)/g, '@<!-- -->')
    .replaceAll('://', ':\\//')
    .replaceAll(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`);
}
