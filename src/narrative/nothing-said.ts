import type { FormSection } from '../model/form.ts';
import type { Structure } from '../model/narrative.ts';

/** Characters of a text that may say nothing. */
const maxNothing = 20;

/** True if a text has no more than a dash, 无, or 没有 with words of its heading. Dots stand for a text that is left out. */
export function saysNothing(text: string, { heading }: FormSection, { nothing }: Structure): boolean {
  if (text.length > maxNothing || /…|\.{2}|·{2}/u.test(text)) return false;
  const words = text.replaceAll(/[\s\p{P}\p{S}]/gu, '');
  if (words === '') return true;
  const denial = nothing.find((word) => words.startsWith(word));
  if (denial === undefined) return false;
  return [...words.slice(denial.length)].every((character) => heading.includes(character));
}

/** Characters of a text that only announces the report. */
const maxAnnouncement = 600;

/** True if a text only says that the report follows, on what it is based, and where it can be had. */
export function onlyAnnounces(text: string, { announcement }: Structure): boolean {
  const { says, begins, asides } = announcement;
  if (text.length > maxAnnouncement || !says.some((word) => text.includes(word))) return false;
  const clauses = text.split(/[，,。；;：:！!\n]/u).map((clause) => clause.replaceAll(/\s/g, ''));
  return clauses.every((clause) => {
    if (!/[\u4e00-\u9fff]/u.test(clause) || asides.some((word) => clause.includes(word))) return !isCount(clause);
    return begins.some((word) => clause.startsWith(word)) && !isCount(clause);
  });
}

/** True if a clause counts something other than time. */
function isCount(clause: string): boolean {
  return /\d\s*[条件个次份篇项期场人万%]/u.test(clause);
}
