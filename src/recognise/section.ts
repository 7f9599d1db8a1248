import type { Form, FormSection } from '../form.ts';
import type { Section } from '../report.ts';
import { nearest, normalise, readOrdinal } from './label.ts';

/** Longer lines are sentences. */
const longest = 48;

/** Reads a line that is a section heading and nothing else, with its ordinal as printed. */
export function readHeading(
  text: string,
  forms: readonly Form[],
): { number: number | null; section: FormSection } | undefined {
  if (text.length > longest) return undefined;
  const plain = normalise(text);
  if (plain.length < 4) return undefined;
  for (const { sections } of forms) {
    const section = nearest(text, sections, wordingsOf);
    const number = readOrdinal(text);
    if (section && (number === null ? wordingsOf(section).includes(plain) : isWhole(plain, section)))
      return { number, section };
  }
  return undefined;
}

/** The section with one more paragraph under it. */
export function withText(section: Section, text: string): Section {
  const paragraph = text.trim();
  return paragraph === '' ? section : { ...section, text: section.text ? `${section.text}\n${paragraph}` : paragraph };
}

/** A slip of the pen, not words left out: 主动公开 is a heading of the second level. */
function isWhole(plain: string, section: FormSection): boolean {
  return wordingsOf(section).some((wording) => Math.abs(wording.length - plain.length) <= 2);
}

const wordings = new WeakMap<FormSection, readonly string[]>();

function wordingsOf(section: FormSection): readonly string[] {
  let known = wordings.get(section);
  if (!known) {
    known = [section.heading, ...section.aliases].map(normalise);
    wordings.set(section, known);
  }
  return known;
}
