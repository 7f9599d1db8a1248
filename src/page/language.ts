import type { Language, Text } from '../model/text.ts';
import { type WordKey, words } from './words.ts';

let current: Language = 'zh';

/** Returns the language of the page. */
export function language(): Language {
  return current;
}

/** Says a text, or words of the page, in its language. */
export function say(text: Text | WordKey): string {
  return (typeof text === 'string' ? words[text] : text)[current];
}

/** Changes the language of the page, and all words that stand in its static part. */
export function speak(chosen: Language): void {
  current = chosen;
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  document.title = say('name');
  fillWords(document);
}

/** Puts words where the markup names them: as the text (`data-words`), as the name (`data-label`). */
export function fillWords(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-words]')) {
    element.textContent = say(element.dataset.words as WordKey);
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label as WordKey));
  }
}
