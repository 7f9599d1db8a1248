/** Control characters, halves of characters, and marks that turn the line around; line breaks and tabs are none. */
const unseen = /[^\P{Cc}\n\t]|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A text of the user's as a file may hold it, with something else for each character that nobody would see. */
export function seen(text: string, instead: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unseen, instead);
}
