import type { ChosenFile } from './checker.ts';
import { filesOfDrop, filesOfInput, hasFiles } from './dropped-files.ts';

/** Is told of files that are being listed, and of the failure to list them. */
export type OnChosen = (files: Promise<ChosenFile[]>) => void;

/** Lets a place take files that are dropped on it, or chosen with its buttons; a click anywhere in it is one on the first. */
export function acceptFiles(zone: HTMLElement, onChosen: OnChosen): void {
  const inputs = new Map(
    [...zone.querySelectorAll<HTMLInputElement>('[data-input]')].map((input) => [input.dataset.input!, input]),
  );
  for (const input of inputs.values()) {
    input.addEventListener('change', () => {
      const files = filesOfInput(input.files ?? []);
      // Otherwise the same choice again would be no change.
      input.value = '';
      onChosen(Promise.resolve(files));
    });
  }
  for (const button of zone.querySelectorAll<HTMLButtonElement>('[data-pick]')) {
    button.addEventListener('click', () => inputs.get(button.dataset.pick!)!.click());
  }
  zone.addEventListener('click', ({ target }) => {
    if (!(target as Element).closest('button, input')) inputs.get('files')!.click();
  });
  zone.addEventListener('drop', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    endDrag();
    onChosen(filesOfDrop(event.dataTransfer!));
  });
}

/**
 * Keeps the browser from opening what is dropped beside the places for it, which would close the page: it counts as dropped
 * on `zone`. While files are dragged, the place that would take them is marked.
 */
export function acceptDropsAnywhere(zone: HTMLElement, onChosen: OnChosen): void {
  addEventListener('dragover', (event) => {
    event.preventDefault();
    const taker = ((event.target as Element).closest?.('.zone') ?? zone) as HTMLElement;
    if (!hasFiles(event.dataTransfer)) event.dataTransfer!.dropEffect = 'none';
    else if (!taker.classList.contains('over')) {
      endDrag();
      taker.classList.add('over');
    }
  });
  addEventListener('dragleave', (event) => {
    // Left the window, not just one element for another.
    if (event.relatedTarget === null) endDrag();
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    endDrag();
    if (hasFiles(event.dataTransfer)) onChosen(filesOfDrop(event.dataTransfer!));
  });
}

function endDrag(): void {
  for (const zone of document.querySelectorAll('.zone.over')) zone.classList.remove('over');
}
