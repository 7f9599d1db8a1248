import type { Text } from '../model/text.ts';
import { tool } from '../version.ts';
import { FolderUnreadable } from './dropped-files.ts';
import { make, makeButton } from './elements.ts';
import { say } from './language.ts';
import { words } from './words.ts';

/** Returns what the user can do about an error; undefined if it is a defect of the program. */
export function userMessage(error: unknown): Text | undefined {
  if (error instanceof FolderUnreadable) return words.folderUnreadable;
  if (!(error instanceof Error)) return undefined;
  // What a browser says of a file that is no longer as it was chosen.
  if (error.name === 'NotReadableError' || error.name === 'NotFoundError') return words.fileChanged;
  try {
    const { zh, en }: Record<string, unknown> = JSON.parse(error.message);
    return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
  } catch {
    return undefined;
  }
}

/** Says what went wrong: what to do about it, or else what to report. */
export function failureView(error: unknown): HTMLElement {
  const message = userMessage(error);
  if (message) return make('p', { class: 'failed' }, say(message));
  const details = make('pre', { tabindex: 0 }, detailsOf(error));
  const copy = makeButton(say('copy'), () => copyText(details, copy));
  return make(
    'div',
    { class: 'failed' },
    make('p', {}, make('b', {}, say('failed'))),
    make('p', {}, say('failedNote')),
    make('details', {}, make('summary', {}, say('details')), details, make('p', { class: 'buttons' }, copy)),
  );
}

function detailsOf(error: unknown): string {
  const { name, version } = tool;
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return `${name} ${version}\n${navigator.userAgent}\n${what}`;
}

async function copyText(element: HTMLElement, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    button.textContent = say('copied');
  } catch {
    // Not allowed: it is selected, for the user to copy.
    getSelection()?.selectAllChildren(element);
  }
}
